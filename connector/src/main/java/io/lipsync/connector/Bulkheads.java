package io.lipsync.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps a slow account or a slow host from holding the threads that work for everybody: at most so
 * many pieces of work at once for each of them, and so many that wait for a moment. What comes
 * beyond that is not begun. Thread-safe.
 */
final class Bulkheads {
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final int places;
  private final int seats;
  private final Duration patience;
  private final Clock clock;
  private final Map<Object, Bulkhead> inUse = new ConcurrentHashMap<>();

  /**
   * @param places pieces of work at once, for each name
   * @param seats how many may wait for a place, for each name
   * @param patience how long one waits
   */
  Bulkheads(int places, int seats, Duration patience, Clock clock) {
    if (places < 1) {
      throw new IllegalArgumentException("places is " + places + ", it must be at least 1");
    }
    this.places = places;
    this.seats = seats;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Does the work when there is a place for it.
   *
   * @param name who shares the places, by its {@code equals}
   * @param full what is done in place of the work; gets the time after which there should be a
   *     place, judged by how long the work takes and how many are coming again already
   */
  <T> T run(Object name, Supplier<T> work, Function<Duration, T> full) {
    Bulkhead bulkhead =
        inUse.compute(name, (same, known) -> (known == null ? new Bulkhead() : known).join());
    try {
      if (!bulkhead.enter()) {
        return full.apply(bulkhead.comeAgain());
      }
      Instant begin = clock.instant();
      try {
        return work.get();
      } finally {
        bulkhead.leave(begin);
      }
    } finally {
      inUse.compute(name, (same, known) -> known.part() ? null : known);
    }
  }

  /** The places behind one name; forgotten when nobody is there. */
  private final class Bulkhead {
    private final Semaphore free = new Semaphore(places);
    private int present;
    private int waiting;
    private int away;
    private Duration usual = Duration.ZERO;
    private Instant lastMove = clock.instant();

    synchronized Bulkhead join() {
      present++;
      return this;
    }

    synchronized boolean part() {
      present--;
      return present == 0;
    }

    boolean enter() {
      boolean entered = free.tryAcquire() || (takeSeat() && await());
      if (entered) {
        cameIn();
      }
      return entered;
    }

    /** A moving average over the last few is as much as one has to know. */
    synchronized void leave(Instant begin) {
      lastMove = clock.instant();
      Duration latest = Duration.between(begin, lastMove);
      usual = usual.isZero() ? latest : usual.multipliedBy(3).plus(latest).dividedBy(4);
      free.release();
    }

    synchronized Duration comeAgain() {
      away++;
      // All places are taken: if nobody has left for long, those inside take longer than usual.
      Duration silence = Duration.between(lastMove, clock.instant());
      Duration each = silence.compareTo(usual) > 0 ? silence : usual;
      Duration wait = each.multipliedBy(waiting + away).dividedBy(places);
      if (wait.compareTo(SHORTEST_WAIT) < 0) {
        return SHORTEST_WAIT;
      }
      return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private synchronized boolean takeSeat() {
      if (waiting >= seats) {
        return false;
      }
      waiting++;
      return true;
    }

    private boolean await() {
      try {
        return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        leaveSeat();
      }
    }

    private synchronized void leaveSeat() {
      waiting--;
    }

    private synchronized void cameIn() {
      away = Math.max(0, away - 1);
      lastMove = clock.instant();
    }
  }
}
