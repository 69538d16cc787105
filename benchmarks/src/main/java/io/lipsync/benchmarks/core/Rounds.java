package io.lipsync.benchmarks.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lets contenders take turns, so that what the machine does meanwhile meets all of them alike. */
public final class Rounds {

  private Rounds() {}

  /** One turn of a contender. */
  @FunctionalInterface
  public interface Turn<C> {
    /** Does the work once. */
    void take(C contender, int round) throws Exception;
  }

  /** So many rounds; in each, every contender has one turn, and another one begins. */
  public static <C> void interleaved(int rounds, List<C> contenders, Turn<C> turn)
      throws Exception {
    List<C> order = new ArrayList<>(contenders);
    for (int round = 1; round <= rounds; round++) {
      for (C contender : order) {
        turn.take(contender, round);
      }
      Collections.rotate(order, -1);
    }
  }
}
