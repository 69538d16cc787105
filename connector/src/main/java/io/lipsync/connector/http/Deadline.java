package io.lipsync.connector.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The end of a piece of work, on a clock that nobody sets: the wall clock of the machine may jump
 * by an hour without ending anything early or late. Immutable and thread-safe.
 */
public final class Deadline {
  private final LongSupplier nanoTime;
  private final long end;

  private Deadline(LongSupplier nanoTime, long end) {
    this.nanoTime = nanoTime;
    this.end = end;
  }

  /**
   * The end of what begins now.
   *
   * @param limit how long it may take, less than 292 years
   * @param nanoTime counts nanoseconds from anywhere, as {@link System#nanoTime} does
   */
  public static Deadline in(Duration limit, LongSupplier nanoTime) {
    return new Deadline(nanoTime, nanoTime.getAsLong() + limit.toNanos());
  }

  /** The time that is left; zero or less when it is over. */
  public Duration left() {
    // The difference is right even where the count begins again from below.
    return Duration.ofNanos(end - nanoTime.getAsLong());
  }
}
