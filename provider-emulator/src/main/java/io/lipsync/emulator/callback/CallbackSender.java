package io.lipsync.emulator.callback;

import io.lipsync.emulator.EmulatorContext;
import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.emulator.journal.CallbackAttempt.Kind;
import io.lipsync.emulator.journal.Counters;
import io.lipsync.emulator.journal.Figure;
import io.lipsync.emulator.journal.Recorder;
import io.lipsync.emulator.time.Timeline;
import io.lipsync.emulator.vendor.EmulatedTask;
import io.lipsync.emulator.vendor.TaskStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Sends the callbacks of a task: once per end and receiver, repeated after pauses until a receiver
 * answers 2xx; redirects are not followed. Thread-safe.
 */
public final class CallbackSender<T extends EmulatedTask> implements AutoCloseable {

  private final Clock clock;
  private final Timeline timeline;
  private final TaskStore<T> tasks;
  private final Recorder recorder;
  private final CallbackForm<T> form;
  private final Rules rules;
  private final CallbackPost post;

  /**
   * How long a vendor waits, and how often it retries.
   *
   * @param timeout how long one attempt may take, in real time
   * @param retryDelays the pauses before the second, third ... attempt
   */
  public record Rules(Duration timeout, List<Duration> retryDelays) {}

  /** Sends what {@code form} says by {@code rules}. */
  public CallbackSender(
      EmulatorContext context,
      TaskStore<T> tasks,
      Recorder recorder,
      CallbackForm<T> form,
      Rules rules) {
    this.clock = context.clock();
    this.timeline = context.timeline();
    this.tasks = tasks;
    this.recorder = recorder;
    this.form = form;
    this.rules = rules;
    this.post = new CallbackPost(rules.timeout(), clock);
  }

  /** Sends what the plan of an ended task says; done when each first attempt is over. */
  public CompletableFuture<Void> announce(T task) {
    CallbackPlan plan = task.callbackPlan();
    if (plan.delay().isZero()) {
      return send(task, plan);
    }
    CompletableFuture<Void> later = new CompletableFuture<>();
    timeline.at(
        clock.instant().plus(plan.delay()),
        () -> send(task, plan).whenComplete((done, failure) -> later.complete(null)));
    return later;
  }

  private CompletableFuture<Void> send(T task, CallbackPlan plan) {
    CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
    if (plan.forgedFirst()) {
      for (CallbackMessage forged : form.forged(task)) {
        sent = sent.thenCompose(before -> forge(task, forged));
      }
    }
    if (plan.lost()) {
      return sent;
    }
    for (Supplier<CallbackMessage> letter : form.genuine(task)) {
      sent = sent.thenCompose(before -> attempt(task, letter, 1));
      for (int copy = 2; copy <= plan.copies(); copy++) {
        sent = sent.thenCompose(before -> duplicate(task, letter));
      }
    }
    return sent;
  }

  private CompletableFuture<Void> attempt(T task, Supplier<CallbackMessage> letter, int number) {
    Counters counters = recorder.counters();
    return post.send(task.id(), Kind.GENUINE, number, letter.get())
        .thenAccept(
            attempt -> {
              counters.increment(Figure.CALLBACK_ATTEMPTS);
              settle(task, letter, attempt, counters);
              recorder.record(attempt);
            });
  }

  private void settle(
      T task, Supplier<CallbackMessage> letter, CallbackAttempt attempt, Counters counters) {
    int number = attempt.attempt();
    if (attempt.successful()) {
      counters.increment(Figure.CALLBACKS_DELIVERED);
    } else if (number <= rules.retryDelays().size()) {
      Duration pause = rules.retryDelays().get(number - 1);
      timeline.at(clock.instant().plus(pause), () -> retry(task, letter, number + 1));
    } else {
      counters.increment(Figure.CALLBACKS_FAILED);
    }
  }

  /** A reset between two attempts ends them: the receiver belongs to an earlier test. */
  private void retry(T task, Supplier<CallbackMessage> letter, int number) {
    if (tasks.find(task.id()).isPresent()) {
      attempt(task, letter, number);
    }
  }

  private CompletableFuture<Void> duplicate(T task, Supplier<CallbackMessage> letter) {
    Counters counters = recorder.counters();
    return post.send(task.id(), Kind.DUPLICATE, 1, letter.get())
        .thenAccept(
            attempt -> {
              counters.increment(Figure.CALLBACK_ATTEMPTS);
              recorder.record(attempt);
            });
  }

  private CompletableFuture<Void> forge(T task, CallbackMessage forged) {
    return post.send(task.id(), Kind.FORGED, 1, forged).thenAccept(recorder::record);
  }

  @Override
  public void close() {
    post.close();
  }
}
