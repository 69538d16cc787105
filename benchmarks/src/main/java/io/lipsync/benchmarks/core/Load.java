package io.lipsync.benchmarks.core;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Two ways to ask for the same piece of work again and again. A piece that fails fails the whole
 * measurement: figures of work that was not done are worth nothing.
 */
public final class Load {

  private Load() {}

  /**
   * What became of it.
   *
   * @param done pieces of work
   * @param seconds from the first begin to the last end
   * @param latencies of the single pieces
   */
  public record Result(int done, double seconds, Latencies latencies) {
    /** Pieces of work per second. */
    public double perSecond() {
      return done / seconds;
    }
  }

  /**
   * As fast as it goes: a new piece begins whenever one of {@code inFlight} has ended. Says how
   * much can be done; its latencies say nothing about a service that is not overloaded.
   *
   * @param most no more pieces than that
   * @param limit no piece begins later than that
   */
  public static Result closed(
      int inFlight, int most, Duration limit, Supplier<? extends CompletionStage<?>> work)
      throws InterruptedException {
    Run run = new Run(inFlight);
    long begin = System.nanoTime();
    long end = begin + limit.toNanos();
    int begun = 0;
    while (begun < most && System.nanoTime() < end) {
      run.begin(System.nanoTime(), work);
      begun++;
    }
    return run.finish(begun, begin);
  }

  /**
   * At a given pace, whether earlier pieces have ended or not. A piece's latency counts from the
   * moment at which it should have begun, so that nothing slow hides what waits behind it.
   */
  public static Result open(
      double perSecond, Duration time, Supplier<? extends CompletionStage<?>> work)
      throws InterruptedException {
    Run run = new Run(Integer.MAX_VALUE);
    int pieces = Math.max(1, (int) (perSecond * time.toMillis() / 1_000));
    long begin = System.nanoTime();
    for (int i = 0; i < pieces; i++) {
      long due = begin + (long) (i * 1e9 / perSecond);
      for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      run.begin(due, work);
    }
    return run.finish(pieces, begin);
  }

  /** The pieces under way. */
  private static final class Run {
    private static final int PATIENCE_SECONDS = 120;

    private final int places;
    private final Semaphore free;
    private final Latencies latencies = new Latencies();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Run(int places) {
      this.places = places;
      this.free = new Semaphore(places);
    }

    void begin(long due, Supplier<? extends CompletionStage<?>> work) throws InterruptedException {
      if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no work ends");
      }
      work.get()
          .whenComplete(
              (result, thrown) -> {
                if (thrown != null) {
                  failure.compareAndSet(null, thrown);
                }
                latencies.add(System.nanoTime() - due);
                free.release();
              });
    }

    Result finish(int begun, long begin) throws InterruptedException {
      if (!free.tryAcquire(places, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "only %d of %d pieces of work have ended".formatted(latencies.count(), begun));
      }
      if (failure.get() != null) {
        throw new IllegalStateException("a piece of work failed", failure.get());
      }
      return new Result(begun, (System.nanoTime() - begin) / 1e9, latencies);
    }
  }
}
