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

  /** How long each contender works at full load before anything is measured. */
  public Duration warmUp() {
    return Duration.ofSeconds(quick ? 1 : 30);
  }

  /** So many, or a hundredth of them. */
  public int some(int many) {
    return quick ? Math.max(1, many / 100) : many;
  }
}
