package io.lipsync.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** So many places for work, and what is known of how soon one becomes free. Thread-safe. */
final class Bulkhead {
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  /** Who is likely to have a place within this needs no seat to wait for it. */
  private static final Duration SOON = Duration.ofSeconds(2);

  /** How often one who waits looks whether that is still worth it. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final int places;
  private final Semaphore free;
  private final Semaphore seats;
  private final Duration patience;
  private final Clock clock;
  private int present;
  private int waiting;
  private Duration usual = Duration.ZERO;
  private Instant lastMove;
  private Instant nextReturn;

  /**
   * Places that are all free.
   *
   * @param seats for those who wait, shared with others
   * @param patience how long one waits at most
   * @param clock measures spans: one that nobody sets
   */
  Bulkhead(int places, Semaphore seats, Duration patience, Clock clock) {
    this.places = places;
    this.free = new Semaphore(places);
    this.seats = seats;
    this.patience = patience;
    this.clock = clock;
    this.lastMove = clock.instant();
    this.nextReturn = lastMove;
  }

  /** Somebody is there, and may come in. */
  synchronized Bulkhead join() {
    present++;
    return this;
  }

  /** Somebody is there no more; whether it was the last one. */
  synchronized boolean part() {
    present--;
    return present == 0;
  }

  /** Takes a place, after waiting for it if need be; false when there is none. */
  boolean enter() {
    boolean entered = free.tryAcquire() || waitForPlace();
    if (entered) {
      moved();
    }
    return entered;
  }

  /**
   * Gives the place back.
   *
   * @param begin when it was taken
   */
  synchronized void leave(Instant begin) {
    moved();
    Duration latest = Duration.between(begin, lastMove);
    // A moving average over the last few is as much as one has to know.
    usual = usual.isZero() ? latest : usual.multipliedBy(3).plus(latest).dividedBy(4);
    free.release();
  }

  /**
   * After which time one who found no place shall come again: one by one, at the pace at which
   * places become free.
   */
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
