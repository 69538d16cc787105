package io.lipsync.connector.operation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Runs operations where nobody interrupts them. A runtime that shuts down interrupts its workers:
 * in the middle of a submission that would leave a claim without a request, and after it the stock
 * runtime, which cannot evaluate FEEL on an interrupted thread, would turn an answer that was paid
 * for into an incident. The shutdown waits for workers, for 15 s.
 */
final class Undisturbed {
  private Undisturbed() {}

  /**
   * Runs the operation to its end on a thread of its own.
   *
   * @throws RuntimeException what the operation throws
   */
  static <T> T run(Supplier<T> operation) {
    CompletableFuture<T> work = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("lip-sync-operation")
        .start(
            () -> {
              try {
                work.complete(operation.get());
              } catch (Throwable e) {
                work.completeExceptionally(e);
              }
            });
    try {
      // Waits on when interrupted, unlike get().
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw e;
    } finally {
      Thread.interrupted();
    }
  }
}
