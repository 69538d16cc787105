package io.lipsync.emulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Executor THREAD = task -> Thread.ofPlatform().daemon().start(task);

  private final Changes changes = new Changes();

  /** As when a task ends while somebody looks at the queue that it was in. */
  @Test
  void whoTellsOfAChangeMayHoldALockThatWhoLooksNeeds() {
    Object queue = new Object();
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch looking = new CountDownLatch(1);
    CompletableFuture<Void> teller =
        CompletableFuture.runAsync(
            () -> {
              synchronized (queue) {
                held.countDown();
                await(looking);
                changes.happened();
              }
            },
            THREAD);
    await(held);

    CompletableFuture<String> waiter =
        CompletableFuture.supplyAsync(
            () ->
                changes.await(
                    () -> {
                      looking.countDown();
                      synchronized (queue) {
                        return Optional.of("a task");
                      }
                    },
                    LONG,
                    () -> "nothing"),
            THREAD);

    assertThat(waiter).succeedsWithin(LONG).isEqualTo("a task");
    assertThat(teller).succeedsWithin(LONG);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
