package io.lipsync.connector.http;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * Ends calls that take too long, whatever they are doing. Counts {@link System#nanoTime}, so that a
 * wall clock that is set ends no call. Thread-safe.
 */
final class Deadlines implements AutoCloseable {
  private final ScheduledExecutorService timer = timer();

  /** Ends the call after {@code limit}; close the result when it is over. */
  End start(HttpUriRequestBase call, Duration limit) {
    End deadline = new End();
    deadline.timer =
        timer.schedule(
            () -> {
              deadline.missed.set(true);
              call.cancel();
            },
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
    return deadline;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("lip-sync-deadline").factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** The end of one call. */
  static final class End implements AutoCloseable {
    private final AtomicBoolean missed = new AtomicBoolean();
    private ScheduledFuture<?> timer;

    /** Whether the call was ended because of the time. */
    boolean isMissed() {
      return missed.get();
    }

    @Override
    public void close() {
      timer.cancel(false);
    }
  }
}
