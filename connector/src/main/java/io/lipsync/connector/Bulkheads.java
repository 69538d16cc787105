package io.lipsync.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps a slow account or a slow host from holding the threads that work for everybody: at most so
 * many pieces of work at once for each of them. A few others wait as long as it is likely to be
 * short, which carries bursts where work is quick; all others are not begun. Thread-safe.
 */
final class Bulkheads {
  private final int places;
  private final Semaphore seats;
  private final Duration patience;
  private final Clock clock;
  private final Map<Object, Bulkhead> inUse = new ConcurrentHashMap<>();

  /**
   * @param places pieces of work at once, for each name
   * @param seats how many may wait for a place that will not be free at once, all names together
   * @param patience how long one waits at most
   * @param clock measures spans: one that nobody sets
   */
  Bulkheads(int places, int seats, Duration patience, Clock clock) {
    if (places < 1) {
      throw new IllegalArgumentException("places is " + places + ", it must be at least 1");
    }
    this.places = places;
    this.seats = new Semaphore(seats);
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Does the work when there is a place for it.
   *
   * @param name who shares the places, by its {@code equals}
   * @param full what is done in place of the work; gets the time after which there should be a
   *     place, with regard to all others that were told so
   */
  <T> T run(Object name, Supplier<T> work, Function<Duration, T> full) {
    Bulkhead bulkhead =
        inUse.compute(name, (same, known) -> (known == null ? newBulkhead() : known).join());
    try {
      if (!bulkhead.enter()) {
        return full.apply(bulkhead.comeAgain());
      }
      Instant begin = clock.instant();
      try {
        return work.get();
      } finally {
        bulkhead.leave(begin);
      }
    } finally {
      inUse.compute(name, (same, known) -> known.part() ? null : known);
    }
  }

  private Bulkhead newBulkhead() {
    return new Bulkhead(places, seats, patience, clock);
  }
}
