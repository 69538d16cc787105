package io.lipsync.connector.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock for spans, rate limits and deadlines: it begins at the time of the wall clock and from
 * then on counts what {@link System#nanoTime} counts, so that it moves with the time that passes
 * and never when somebody sets the wall clock. Dates that others wrote, in signatures, certificates
 * or answers, are compared with a wall clock and not with this one. Immutable and thread-safe.
 */
final class MonotonicClock extends Clock {
  private final Instant origin;
  private final LongSupplier nanoseconds;
  private final long begin;
  private final ZoneId zone;

  private MonotonicClock(Instant origin, LongSupplier nanoseconds, long begin, ZoneId zone) {
    this.origin = origin;
    this.nanoseconds = nanoseconds;
    this.begin = begin;
    this.zone = zone;
  }

  /** A clock that begins now. */
  static MonotonicClock start() {
    return from(Clock.systemUTC(), System::nanoTime);
  }

  /**
   * A clock that begins at the time of another.
   *
   * @param nanoseconds what is counted; only differences matter
   */
  static MonotonicClock from(Clock wall, LongSupplier nanoseconds) {
    return new MonotonicClock(wall.instant(), nanoseconds, nanoseconds.getAsLong(), ZoneOffset.UTC);
  }

  @Override
  public Instant instant() {
    return origin.plus(Duration.ofNanos(nanoseconds.getAsLong() - begin));
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MonotonicClock(origin, nanoseconds, begin, other);
  }
}
