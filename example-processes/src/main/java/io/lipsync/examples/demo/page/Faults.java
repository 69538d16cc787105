package io.lipsync.examples.demo.page;

import io.lipsync.emulator.evolink.EvoLinkEmulator;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.emulator.scenario.Scenarios;
import io.lipsync.examples.stack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** What can go wrong on the way, at the press of a button: with the next submission to EvoLink. */
final class Faults {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** Longer than a worker may keep a job. */
  private static final Duration UNTIL_THE_JOB_IS_HANDED_OUT_AGAIN = Duration.ofMinutes(6);

  /** Longer than a worker leaves to another one that may be sending at this moment. */
  private static final Duration UNTIL_THE_FIRST_ATTEMPT_IS_OVER = Duration.ofSeconds(90);

  private final LocalStack stack;
  private final EvoLinkEmulator evolink;
  private final BooleanSupplier submits;
  private final AtomicInteger prepared = new AtomicInteger();
  private volatile String news = "";

  Faults(LocalStack stack, EvoLinkEmulator evolink, BooleanSupplier submits) {
    this.submits = submits;
    this.stack = stack;
    this.evolink = evolink;
  }

  /**
   * Prepares a fault, in place of one that was prepared before.
   *
   * @throws IllegalArgumentException when there is no such fault
   */
  void prepare(String fault) {
    evolink.scenarios().clear();
    prepared.incrementAndGet();
    news = "";
    switch (fault) {
      case "none" -> {}
      case "answer" -> evolink.scenarios().forNextSubmit(Scenarios.answerLost());
      case "callback" -> evolink.scenarios().forNextSubmit(Scenarios.callbackLost());
      case "face" -> evolink.scenarios().forNextSubmit(Scenarios.noFaceMatch());
      case "worker" -> {
        evolink.scenarios().forNextSubmit(Scenario.ofWords("accept-hang", "stay").named("worker"));
        Instant now = stack.emulator().orElseThrow().now();
        int number = prepared.incrementAndGet();
        Thread.ofVirtual().start(() -> killTheWorker(now, number));
      }
      default -> throw new IllegalArgumentException("There is no fault " + fault + ".");
    }
  }

  /** The sentence about a worker that is being killed; empty when there is none. */
  String news() {
    return news;
  }

  /** A new request begins without the news about another one. */
  void requestBegins() {
    news = "";
  }

  /** Whether a fault still waits for a submission. */
  boolean waiting() {
    return !evolink.scenarios().list().isEmpty();
  }

  /**
   * The provider has accepted the task and answers nobody; the worker dies, and a new one gets the
   * same job. Only then the video is made.
   */
  private void killTheWorker(Instant since, int number) {
    TaskView task =
        evolink
            .journal()
            .awaitTask(
                one -> !one.createdAt().isBefore(since) && one.behaviours().size() > 1, PATIENCE);
    if (prepared.get() != number) {
      return;
    }
    news = "EvoLink has the task. The worker was killed before it heard so; a new one is starting.";
    stack.replaceRuntime();
    stack.awaitPath("lip-sync-evolink");
    news = "The new worker gets the same job. The clock is moved on, so that you need not wait.";
    stack.skip(UNTIL_THE_JOB_IS_HANDED_OUT_AGAIN);
    evolink.finish(task.id());
    while (submits.getAsBoolean() && prepared.get() == number) {
      pause();
      stack.skip(UNTIL_THE_FIRST_ATTEMPT_IS_OVER);
    }
    news = "The new worker found the record of the first attempt and sent nothing.";
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
