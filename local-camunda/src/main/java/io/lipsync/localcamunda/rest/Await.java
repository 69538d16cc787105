package io.lipsync.localcamunda.rest;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the engine's answer. */
final class Await {

  private static final Duration ENGINE_TIMEOUT = Duration.ofSeconds(10);

  private Await() {}

  static <T> T answer(CompletableFuture<T> command) throws Exception {
    return answer(command, ENGINE_TIMEOUT);
  }

  static <T> T answer(CompletableFuture<T> command, Duration atMost) throws Exception {
    try {
      return command.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } catch (TimeoutException e) {
      command.cancel(false);
      throw e;
    }
  }
}
