package io.lipsync.connector.submit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A depth-first walk over all sequences of choices: a run asks for one choice after the other, and
 * every run after the first repeats the choices of the one before up to the last that has an
 * alternative left. Deterministic as long as a run offers the same after the same choices.
 */
final class Choices {
  private final List<int[]> path = new ArrayList<>();
  private final List<BigInteger> situations = new ArrayList<>();
  private final Set<BigInteger> visited = new HashSet<>();
  private int depth;

  /**
   * The next choice of this run.
   *
   * @param options how many there are, at least 1
   * @return the number of the chosen one, from 0
   */
  int among(int options) {
    if (depth == path.size()) {
      path.add(new int[] {0, options});
    }
    int[] choice = path.get(depth++);
    if (choice[1] != options) {
      throw new IllegalStateException("the same choices led to something else");
    }
    return choice[0];
  }

  /** What comes of a choice. */
  enum Situation {
    NEW,
    /** Another run came here. */
    KNOWN,
    /** This run repeats the one before. */
    REPEATED,
    /** This run was here before, and nothing happened in between that could happen only once. */
    CIRCLE
  }

  /**
   * Where the last choice has led.
   *
   * @param description computed only where it is needed
   */
  Situation reached(Supplier<BigInteger> description) {
    if (depth < path.size()) {
      return Situation.REPEATED;
    }
    BigInteger here = description.get();
    if (situations.subList(0, Math.min(depth - 1, situations.size())).contains(here)) {
      return Situation.CIRCLE;
    }
    while (situations.size() >= depth) {
      situations.removeLast();
    }
    situations.add(here);
    return visited.add(here) ? Situation.NEW : Situation.KNOWN;
  }

  /** Begins the next run; false when all have been made. */
  boolean next() {
    depth = 0;
    while (!path.isEmpty()) {
      int[] last = path.getLast();
      if (++last[0] < last[1]) {
        return true;
      }
      path.removeLast();
    }
    return false;
  }
}
