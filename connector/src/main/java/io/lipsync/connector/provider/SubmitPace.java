package io.lipsync.connector.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps an account below its provider's submission limit, within this JVM: at most so many
 * submissions in any window of time. An order that has to wait is told for how long and keeps its
 * place until it comes again, so that of twenty orders at once each is sent back only once, unless
 * others come back very late.
 *
 * <p>Thread-safe. Never blocks.
 */
public final class SubmitPace {
  /** An order that did not come back for so long after its turn is forgotten. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Calls take unequally long on their way, so that two may arrive closer than they were sent. */
  private static final Duration ON_THE_WAY = Duration.ofMillis(200);

  /** The engine gives jobs back a little late; so late, nobody else has to be sent back for it. */
  private static final Duration LATENESS = Duration.ofMillis(300);

  private final int limit;
  private final Duration window;
  private final Duration spacing;
  private final Clock clock;
  private final Map<String, Turns> byAccount = new HashMap<>();

  /**
   * @param limit submissions in one window, at least 1
   * @param window the vendor's, longer than zero; kept with a little to spare
   * @param clock measures spans: one that nobody sets
   */
  public SubmitPace(int limit, Duration window, Clock clock) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", it must be at least 1");
    }
    this.limit = limit;
    this.window = window.plus(ON_THE_WAY);
    this.spacing = this.window.plus(LATENESS);
    this.clock = clock;
  }

  /**
   * Takes the order's turn, or a place in the queue.
   *
   * @param account names the account; never an API key
   * @param order names the order over all its tries
   * @return zero when the order is to be submitted now, else how long it has to wait
   */
  public synchronized Duration turn(String account, String order) {
    Instant now = clock.instant();
    byAccount.values().removeIf(turns -> turns.isIdle(now));
    return byAccount.computeIfAbsent(account, name -> new Turns()).take(order, now);
  }

  private final class Turns {
    private final Deque<Instant> sent = new ArrayDeque<>();
    private final Map<String, Instant> places = new HashMap<>();

    Duration take(String order, Instant now) {
      forget(now);
      Instant place = places.getOrDefault(order, endOfQueue(now));
      Instant turn = latest(place, afterTheLastSent(now));
      if (turn.isAfter(now)) {
        places.put(order, turn);
        return Duration.between(now, turn);
      }
      places.remove(order);
      sent.addLast(now);
      if (sent.size() > limit) {
        sent.removeFirst();
      }
      return Duration.ZERO;
    }

    boolean isIdle(Instant now) {
      forget(now);
      return sent.isEmpty() && places.isEmpty();
    }

    private void forget(Instant now) {
      while (!sent.isEmpty() && !sent.peekFirst().plus(spacing).isAfter(now)) {
        sent.removeFirst();
      }
      places.values().removeIf(place -> place.plus(PATIENCE).isBefore(now));
    }

    private Instant afterTheLastSent(Instant now) {
      return sent.size() < limit ? now : latest(now, sent.peekFirst().plus(window));
    }

    private Instant endOfQueue(Instant now) {
      List<Instant> taken = new ArrayList<>(sent);
      taken.addAll(places.values());
      taken.sort(null);
      return taken.size() < limit
          ? now
          : latest(now, taken.get(taken.size() - limit).plus(spacing));
    }
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
