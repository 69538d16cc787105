package io.lipsync.connector.submit.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** Time, which passes only where the explorer lets it pass. */
final class ModelTime {
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  private Instant now = BEGIN;
  private Duration wallShift = Duration.ZERO;

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void passUntil(Instant time) {
    now = now.isBefore(time) ? time : now;
  }

  /** Somebody sets the clock on the wall. */
  void shiftWall(Duration shift) {
    wallShift = wallShift.plus(shift);
  }

  Duration wallShift() {
    return wallShift;
  }

  Clock wall() {
    return of(() -> now.plus(wallShift));
  }

  Clock spans() {
    return of(() -> now);
  }

  static Clock of(Supplier<Instant> instant) {
    return new Clock() {
      @Override
      public Instant instant() {
        return instant.get();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  /** How much of it has passed. */
  Duration sinceBegin() {
    return Duration.between(BEGIN, now);
  }
}
