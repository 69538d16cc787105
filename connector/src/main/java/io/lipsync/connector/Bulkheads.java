package io.lipsync.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps a slow account or a slow host from holding the threads that work for everybody: at most so
 * many pieces of work at once for each of them. A few others wait as long as it is likely to be
 * short, which carries bursts where work is quick; all others are not begun. Thread-safe.
 */
final class Bulkheads {
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  /** Who is likely to have a place within this needs no seat to wait for it. */
  private static final Duration SOON = Duration.ofSeconds(2);

  /** How often one who waits looks whether that is still worth it. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final int places;
  private final Semaphore seats;
  private final Duration patience;
  private final Clock clock;
  private final Map<Object, Bulkhead> inUse = new ConcurrentHashMap<>();

  /**
   * @param places pieces of work at once, for each name
   * @param seats how many may wait for a place that will not be free at once, all names together
   * @param patience how long one waits at most
   */
  Bulkheads(int places, int seats, Duration patience, Clock clock) {
    if (places < 1) {
      throw new IllegalArgumentException("places is " + places + ", it must be at least 1");
    }
    this.places = places;
    this.seats = new Semaphore(seats);
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Does the work when there is a place for it.
   *
   * @param name who shares the places, by its {@code equals}
   * @param full what is done in place of the work; gets the time after which there should be a
   *     place, with regard to all others that were told so
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
    private Duration usual = Duration.ZERO;
    private Instant lastMove = clock.instant();
    private Instant nextReturn = lastMove;

    synchronized Bulkhead join() {
      present++;
      return this;
    }

    synchronized boolean part() {
      present--;
      return present == 0;
    }

    boolean enter() {
      boolean entered = free.tryAcquire() || waitForPlace();
      if (entered) {
        moved();
      }
      return entered;
    }

    /** A moving average over the last few is as much as one has to know. */
    synchronized void leave(Instant begin) {
      moved();
      Duration latest = Duration.between(begin, lastMove);
      usual = usual.isZero() ? latest : usual.multipliedBy(3).plus(latest).dividedBy(4);
      free.release();
    }

    /** Those who are sent away come again one by one, at the pace at which places become free. */
    synchronized Duration comeAgain() {
      Instant now = clock.instant();
      Instant earliest = now.plus(timeFor(waiting));
      nextReturn = (nextReturn.isAfter(earliest) ? nextReturn : earliest).plus(timeFor(1));
      Instant latest = now.plus(LONGEST_WAIT);
      nextReturn = nextReturn.isAfter(latest) ? latest : nextReturn;
      Duration wait = Duration.between(now, nextReturn);
      return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }

    private boolean waitForPlace() {
      boolean soon = isSoon();
      if (!soon && !seats.tryAcquire()) {
        return false;
      }
      queued(1);
      try {
        return waitWhile(soon ? this::isSoon : this::isWorthWaiting);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        queued(-1);
        if (!soon) {
          seats.release();
        }
      }
    }

    private boolean waitWhile(BooleanSupplier worthIt) throws InterruptedException {
      Duration left = patience;
      while (left.isPositive() && worthIt.getAsBoolean()) {
        Duration moment = left.compareTo(LOOK) < 0 ? left : LOOK;
        if (free.tryAcquire(moment.toNanos(), TimeUnit.NANOSECONDS)) {
          return true;
        }
        left = left.minus(moment);
      }
      return false;
    }

    /** Of work that nobody has ended yet nobody knows that. */
    private synchronized boolean isSoon() {
      return usual.isPositive() && timeFor(waiting + 1).compareTo(SOON) <= 0;
    }

    private synchronized boolean isWorthWaiting() {
      return timeFor(waiting).compareTo(patience) <= 0;
    }

    private synchronized void queued(int more) {
      waiting += more;
    }

    private synchronized void moved() {
      lastMove = clock.instant();
    }

    /** In which so many places become free, as it looks while all are taken. */
    private Duration timeFor(int many) {
      // If nobody has left for long, those inside take longer than usual.
      Duration silence = Duration.between(lastMove, clock.instant());
      Duration each = silence.compareTo(usual) > 0 ? silence : usual;
      return each.multipliedBy(many).dividedBy(places);
    }
  }
}
