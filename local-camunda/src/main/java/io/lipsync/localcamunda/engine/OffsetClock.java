package io.lipsync.localcamunda.engine;

import io.camunda.zeebe.scheduler.clock.ActorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The engine's clock: real time plus an offset that a test may enlarge, so that timers, message
 * lifetimes and job timeouts come due without waiting. Never runs backwards except by {@link
 * #reset}. Thread-safe.
 */
public final class OffsetClock implements ActorClock {

  private final AtomicLong offsetMillis = new AtomicLong();

  /** Moves the clock forward for good, or until {@link #reset}. */
  public void add(Duration duration) {
    offsetMillis.addAndGet(duration.toMillis());
  }

  /** Moves the clock to the given instant; it goes on running from there. */
  public void set(Instant instant) {
    offsetMillis.set(instant.toEpochMilli() - System.currentTimeMillis());
  }

  /** Back to real time. */
  public void reset() {
    offsetMillis.set(0);
  }

  @Override
  public boolean update() {
    return true;
  }

  @Override
  public long getTimeMillis() {
    return System.currentTimeMillis() + offsetMillis.get();
  }

  @Override
  public long getNanosSinceLastMillisecond() {
    return 0;
  }

  @Override
  public long getNanoTime() {
    return System.nanoTime();
  }
}
