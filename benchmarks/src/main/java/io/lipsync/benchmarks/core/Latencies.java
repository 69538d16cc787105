package io.lipsync.benchmarks.core;

import org.HdrHistogram.ConcurrentHistogram;

/** How long things took, from a microsecond to ten minutes, to three digits. Thread-safe. */
public final class Latencies {
  private static final long TEN_MINUTES = 600_000_000L;

  private final ConcurrentHistogram histogram = new ConcurrentHistogram(TEN_MINUTES, 3);

  /** Adds one. */
  public void add(long nanos) {
    histogram.recordValue(Math.min(Math.max(nanos / 1_000, 1), TEN_MINUTES));
  }

  /** Milliseconds that this share of them, in percent, took at most. */
  public double millis(double percent) {
    return histogram.getValueAtPercentile(percent) / 1_000.0;
  }

  /** How many there are. */
  public long count() {
    return histogram.getTotalCount();
  }
}
