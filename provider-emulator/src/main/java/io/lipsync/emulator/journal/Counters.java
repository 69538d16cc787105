package io.lipsync.emulator.journal;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What is counted, from the last reset on. Thread-safe. */
public final class Counters {

  private final Map<Figure, LongAdder> figures = new EnumMap<>(Figure.class);

  Counters() {
    for (Figure figure : Figure.values()) {
      figures.put(figure, new LongAdder());
    }
  }

  /** One more. */
  public void increment(Figure figure) {
    figures.get(figure).increment();
  }

  /** How many so far. */
  public long sum(Figure figure) {
    return figures.get(figure).sum();
  }
}
