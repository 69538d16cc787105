package io.lipsync.examples.faults;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Something that is gone for 30 s of real time, and comes back by itself. */
final class Outage {
  private static final Duration LENGTH = Duration.ofSeconds(30);

  private final CompletableFuture<Void> end;

  private Outage(CompletableFuture<Void> end) {
    this.end = end;
  }

  /** Begins now, and ends with {@code comeBack}. */
  static Outage endingWith(Runnable comeBack) {
    return new Outage(
        CompletableFuture.runAsync(
            comeBack,
            CompletableFuture.delayedExecutor(
                LENGTH.toMillis(), TimeUnit.MILLISECONDS, task -> Thread.ofVirtual().start(task))));
  }

  /** Waits until it is over. */
  void awaitEnd() {
    end.join();
  }
}
