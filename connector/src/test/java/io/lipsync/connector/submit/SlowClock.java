package io.lipsync.connector.submit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock by which some time has passed between any two looks. */
final class SlowClock extends Clock {
  private final Duration step;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  SlowClock(Duration step) {
    this.step = step;
  }

  @Override
  public Instant instant() {
    now = now.plus(step);
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
