package io.lipsync.emulator.vendor;

import io.lipsync.emulator.EmulatorContext;
import io.lipsync.emulator.callback.CallbackSender;
import io.lipsync.emulator.journal.Figure;
import io.lipsync.emulator.journal.Recorder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Accepts tasks and ends them, once each, with all that follows from it. Thread-safe. */
public final class TaskLifecycle<T extends EmulatedTask> {

  private final EmulatorContext context;
  private final Terms terms;
  private final TaskStore<T> tasks;
  private final Recorder recorder;
  private final CallbackSender<T> callbacks;

  /**
   * What a vendor does when a task ends.
   *
   * @param vendor its name
   * @param linkLifetime how long a result can be downloaded
   * @param refunds whether tasks without a result cost nothing
   */
  public record Terms(String vendor, Duration linkLifetime, boolean refunds) {}

  /** The lifecycle of one vendor's tasks. */
  public TaskLifecycle(
      EmulatorContext context,
      Terms terms,
      TaskStore<T> tasks,
      Recorder recorder,
      CallbackSender<T> callbacks) {
    this.context = context;
    this.terms = terms;
    this.tasks = tasks;
    this.recorder = recorder;
    this.callbacks = callbacks;
  }

  /** Keeps a new task and bills it. */
  public T accept(T task) {
    tasks.add(task);
    recorder.counters().increment(Figure.TASKS_CREATED);
    recorder.taskChanged();
    if (!task.callbackPlan().early()) {
      task.endsAt().ifPresent(at -> context.timeline().at(at, () -> endIfDue(task)));
    }
    return task;
  }

  /** Ends the task if its time has come; a query that comes at that moment sees the end. */
  public void endIfDue(T task) {
    Instant now = context.clock().instant();
    task.endsAt()
        .filter(at -> !at.isAfter(now))
        .ifPresent(at -> end(task, task.plan().ending(), at));
  }

  /**
   * Ends the task now, as planned; the future is done when the callback was sent once. Used for
   * callbacks that overtake the answer of the submit.
   */
  public CompletableFuture<Void> endAtOnce(T task) {
    return end(task, task.plan().ending(), context.clock().instant());
  }

  /** Ends the task in a way that somebody chose; does nothing if it has ended. */
  public CompletableFuture<Void> end(T task, Ending ending, Instant at) {
    if (!task.end(new EmulatedTask.End(ending, at, result(task, ending, at)))) {
      return CompletableFuture.completedFuture(null);
    }
    if (terms.refunds() && !ending.hasResult()) {
      recorder.counters().increment(Figure.REFUNDED_TASKS);
    }
    recorder.taskChanged();
    return callbacks.announce(task);
  }

  /** Sends no more callbacks. */
  void close() {
    callbacks.close();
  }

  private URI result(T task, Ending ending, Instant at) {
    if (!ending.hasResult()) {
      return null;
    }
    return context
        .results()
        .publish(
            terms.vendor(),
            task.id() + ".mp4",
            at.plus(terms.linkLifetime()),
            task.plan().result());
  }
}
