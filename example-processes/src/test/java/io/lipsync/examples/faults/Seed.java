package io.lipsync.examples.faults;

import java.util.Random;

/** Chance that can be repeated: {@code -Dfaults.seed=…} gives the seed that a run has printed. */
final class Seed {
  private Seed() {}

  /** The seed of this run, which is printed. */
  static Random random(String what) {
    long seed = Long.getLong("faults.seed", System.nanoTime());
    System.out.printf("%s: -Dfaults.seed=%d%n", what, seed);
    return new Random(seed);
  }
}
