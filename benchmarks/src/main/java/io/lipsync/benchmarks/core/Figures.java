package io.lipsync.benchmarks.core;

import java.util.ArrayList;
import java.util.List;

/** Everything that one measurement has found. Thread-safe. */
public final class Figures {
  private final String measurement;
  private final List<Figure> all = new ArrayList<>();

  /** No figures yet. */
  public Figures(String measurement) {
    this.measurement = measurement;
  }

  /** Adds the figure of one round. */
  public synchronized void add(
      String work, String metric, String contender, int round, double value) {
    all.add(new Figure(measurement, work, metric, contender, round, value));
  }

  /** The figures, in the order in which they were found. */
  public synchronized List<Figure> all() {
    return List.copyOf(all);
  }
}
