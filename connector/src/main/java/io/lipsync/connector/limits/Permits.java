package io.lipsync.connector.limits;

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
 * Limits how many calls run at once for each name, so that a slow account or host never occupies
 * the threads that serve all of them. A few callers wait a short, fixed time for a permit; all
 * others are turned away at once and told when to come again. Thread-safe.
 */
public final class Permits {
  private static final Duration FIRST_RETURN = Duration.ofSeconds(2);
  private static final Duration BETWEEN_RETURNS = Duration.ofMillis(50);
  private static final Duration LAST_RETURN = Duration.ofMinutes(2);

  private final int permits;
  private final Semaphore waiters;
  private final Duration wait;
  private final Clock clock;
  private final Map<Object, Name> inUse = new ConcurrentHashMap<>();

  /**
   * @param permits concurrent calls for each name, at least 1
   * @param waiters callers that may wait for a permit, of all names together
   * @param wait how long each of them waits
   * @param clock measures spans: a monotonic one
   */
  public Permits(int permits, int waiters, Duration wait, Clock clock) {
    if (permits < 1) {
      throw new IllegalArgumentException("permits is " + permits + ", it must be at least 1");
    }
    this.permits = permits;
    this.waiters = new Semaphore(waiters);
    this.wait = wait;
    this.clock = clock;
  }

  /**
   * Does the work while holding a permit.
   *
   * @param name who shares the permits, by its {@code equals}
   * @param full called instead of the work when there is no permit, with the time after which the
   *     caller should try again; callers are spread over it
   */
  public <T> T run(Object name, Supplier<T> work, Function<Duration, T> full) {
    Name entry = inUse.compute(name, (same, known) -> (known == null ? new Name() : known).enter());
    try {
      if (!entry.acquire()) {
        return full.apply(entry.comeAgain());
      }
      try {
        return work.get();
      } finally {
        entry.free.release();
      }
    } finally {
      inUse.compute(name, (same, known) -> known.leave());
    }
  }

  private final class Name {
    private final Semaphore free = new Semaphore(permits, true);
    private int present;
    private Instant nextReturn = Instant.MIN;

    /** Called under the map's lock, as is {@link #leave}. */
    Name enter() {
      present++;
      return this;
    }

    /** Null when nobody is left, so that the map forgets the name. */
    Name leave() {
      present--;
      return present == 0 ? null : this;
    }

    boolean acquire() {
      if (free.tryAcquire()) {
        return true;
      }
      if (!waiters.tryAcquire()) {
        return false;
      }
      try {
        return free.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        waiters.release();
      }
    }

    synchronized Duration comeAgain() {
      Instant now = clock.instant();
      Instant first = now.plus(FIRST_RETURN);
      nextReturn = nextReturn.isBefore(first) ? first : nextReturn.plus(BETWEEN_RETURNS);
      Duration until = Duration.between(now, nextReturn);
      return until.compareTo(LAST_RETURN) > 0 ? LAST_RETURN : until;
    }
  }
}
