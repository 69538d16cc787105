package io.lipsync.benchmarks.core;

import java.util.List;
import java.util.Locale;

/**
 * What some rounds have in common.
 *
 * @param median of all rounds
 * @param lowest the smallest round
 * @param highest the largest round
 * @param rounds how many there were
 */
public record Spread(double median, double lowest, double highest, int rounds) {

  /** The spread of at least one value. */
  public static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast(), sorted.size());
  }

  /** Median and range, for example {@code 251 (240–263)}. */
  @Override
  public String toString() {
    return lowest == highest
        ? number(median)
        : "%s (%s–%s)".formatted(number(median), number(lowest), number(highest));
  }

  /** Three digits that count. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size >= 100 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
  }
}
