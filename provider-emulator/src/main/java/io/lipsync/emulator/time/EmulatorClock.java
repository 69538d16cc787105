package io.lipsync.emulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of one emulator: a base clock that can be moved forward, so that a test sees the 24
 * hours of a result link pass without waiting for them.
 *
 * <p>This class is thread-safe.
 */
public final class EmulatorClock extends Clock {

  private final Clock base;
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  /** A clock that starts at the time of {@code base}. */
  public EmulatorClock(Clock base) {
    this.base = base;
  }

  /**
   * Moves the clock forward.
   *
   * @throws IllegalArgumentException if {@code by} is negative
   */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("the clock only moves forward, not by " + by);
    }
    offset.updateAndGet(before -> before.plus(by));
  }

  /** Takes back every {@link #advance}. */
  public void reset() {
    offset.set(Duration.ZERO);
  }

  /** The time without any {@link #advance}: what others think it is. */
  public Instant unmoved() {
    return base.instant();
  }

  /** How far this clock is ahead of its base. */
  public Duration offset() {
    return offset.get();
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset.get());
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(base.withZone(zone), offset.get());
  }
}
