package io.lipsync.connector;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps a slow account or a slow host from holding the threads that work for everybody: at most so
 * many pieces of work at once for each of them, and so many that wait for a moment. What comes
 * beyond that is not begun. Thread-safe.
 */
final class Bulkheads {
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final int places;
  private final int seats;
  private final Duration patience;
  private final Map<Object, Bulkhead> inUse = new ConcurrentHashMap<>();

  /**
   * @param places pieces of work at once, for each name
   * @param seats how many may wait for a place, for each name
   * @param patience how long one waits
   */
  Bulkheads(int places, int seats, Duration patience) {
    if (places < 1) {
      throw new IllegalArgumentException("places is " + places + ", it must be at least 1");
    }
    this.places = places;
    this.seats = seats;
    this.patience = patience;
  }

  /**
   * Does the work when there is a place for it.
   *
   * @param name who shares the places, by its {@code equals}
   * @param full what is done in place of the work; gets the time after which it is worth coming
   *     again, the longer the more are coming again already
   */
  <T> T run(Object name, Supplier<T> work, Function<Duration, T> full) {
    Bulkhead bulkhead =
        inUse.compute(name, (same, known) -> (known == null ? new Bulkhead() : known).join());
    try {
      if (!bulkhead.enter()) {
        return full.apply(bulkhead.comeAgain());
      }
      try {
        return work.get();
      } finally {
        bulkhead.free.release();
      }
    } finally {
      inUse.compute(name, (same, known) -> known.leave() ? null : known);
    }
  }

  /** The places behind one name; forgotten when nobody is there. */
  private final class Bulkhead {
    private final Semaphore free = new Semaphore(places);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger away = new AtomicInteger();
    private int present;

    Bulkhead join() {
      present++;
      return this;
    }

    boolean leave() {
      present--;
      return present == 0;
    }

    boolean enter() {
      boolean entered = free.tryAcquire() || (waiting.get() < seats && await());
      if (entered) {
        away.updateAndGet(count -> Math.max(0, count - 1));
      }
      return entered;
    }

    private boolean await() {
      waiting.incrementAndGet();
      try {
        return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        waiting.decrementAndGet();
      }
    }

    /** In turns of as many as there are places. */
    Duration comeAgain() {
      Duration wait = SHORTEST_WAIT.multipliedBy(1 + away.getAndIncrement() / places);
      return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
  }
}
