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
    return Duration.ofMillis(quick ? 800 : 1_200);
  }

  /**
   * Turns of warm-up at full load: contenders take them one after the other, because what they
   * share warms up as well, and the last one would be the best off.
   */
  public int warmUpTurns() {
    return quick ? 1 : 5;
  }

  /** Pieces of work in a turn of warm-up. */
  public int warmUp() {
    return quick ? 50 : 700;
  }

  /** The end of a turn of warm-up. */
  public Duration warmUpLimit() {
    return Duration.ofSeconds(20);
  }

  /** So many, or a hundredth of them. */
  public int some(int many) {
    return quick ? Math.max(1, many / 100) : many;
  }
}
