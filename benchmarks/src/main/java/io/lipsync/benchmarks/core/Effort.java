package io.lipsync.benchmarks.core;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param quick whether the room itself is tried: everything runs, its figures mean nothing
 */
public record Effort(boolean quick) {

  /** Rounds of which the median is taken. */
  public int rounds() {
    return quick ? 1 : 5;
  }

  /** How long the load of one turn lasts. */
  public Duration turn() {
    return Duration.ofMillis(quick ? 800 : 2_500);
  }

  /** Pieces of work before anything is measured, for each contender. */
  public int warmUp() {
    return quick ? 50 : 600;
  }

  /** So many, or a hundredth of them. */
  public int some(int many) {
    return quick ? Math.max(1, many / 100) : many;
  }
}
