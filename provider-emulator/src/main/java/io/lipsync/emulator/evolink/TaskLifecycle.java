package io.lipsync.emulator.evolink;

import io.lipsync.emulator.EmulatorContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Accepts tasks and ends them, once each, with all that follows from it. Thread-safe. */
final class TaskLifecycle {

  private static final Duration LINK_LIFETIME = Duration.ofHours(24);

  private final EmulatorContext context;
  private final TaskStore tasks;
  private final EvoLinkJournal journal;
  private final CallbackSender callbacks;

  TaskLifecycle(
      EmulatorContext context, TaskStore tasks, EvoLinkJournal journal, CallbackSender callbacks) {
    this.context = context;
    this.tasks = tasks;
    this.journal = journal;
    this.callbacks = callbacks;
  }

  /** Creates a task and bills it. */
  EvoLinkTask accept(String owner, String idempotencyKey, SubmitRequest request, TaskPlan plan) {
    Instant now = context.clock().instant();
    EvoLinkTask task =
        new EvoLinkTask(
            tasks.newId(now),
            now,
            owner,
            idempotencyKey,
            request,
            plan,
            context.settings().renderDuration());
    tasks.add(task);
    journal.counters().tasksCreated.increment();
    journal.taskChanged();
    if (!plan.callback().early()) {
      task.endsAt().ifPresent(at -> context.timeline().at(at, () -> endIfDue(task)));
    }
    return task;
  }

  /** Ends the task if its time has come; a query that comes at that moment sees the end. */
  void endIfDue(EvoLinkTask task) {
    Instant now = context.clock().instant();
    task.endsAt()
        .filter(at -> !at.isAfter(now))
        .ifPresent(at -> end(task, task.plan().ending(), at));
  }

  /**
   * Ends the task now, as planned; the future is done when the callback was sent once. Used for
   * callbacks that overtake the answer of the submit.
   */
  CompletableFuture<Void> endAtOnce(EvoLinkTask task) {
    return end(task, task.plan().ending(), context.clock().instant());
  }

  /** Ends the task in a way that somebody chose; does nothing if it has ended. */
  CompletableFuture<Void> end(EvoLinkTask task, Ending ending, Instant at) {
    if (!task.end(new EvoLinkTask.End(ending, at, result(task, ending, at)))) {
      return CompletableFuture.completedFuture(null);
    }
    if (!(ending instanceof Ending.Completed)) {
      journal.counters().refundedTasks.increment();
    }
    journal.taskChanged();
    return callbacks.announce(task);
  }

  private URI result(EvoLinkTask task, Ending ending, Instant at) {
    if (!(ending instanceof Ending.Completed)) {
      return null;
    }
    return context
        .results()
        .publish(
            EvoLinkEmulator.NAME, task.id() + ".mp4", at.plus(LINK_LIFETIME), task.plan().result());
  }
}
