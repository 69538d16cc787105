package io.lipsync.emulator.vendor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * At most so many calls per API key in any window of this length; calls that are refused do not
 * count. Thread-safe.
 */
public final class WindowLimit {

  private final int limit;
  private final Duration window;
  private final Clock clock;
  private final Map<String, Deque<Instant>> calls = new HashMap<>();

  /** No limit if {@code limit} is 0. */
  public WindowLimit(int limit, Duration window, Clock clock) {
    this.limit = limit;
    this.window = window;
    this.clock = clock;
  }

  /** Counts a call; false if it is one too many. */
  public synchronized boolean allows(String key) {
    if (limit == 0) {
      return true;
    }
    Deque<Instant> recent = recent(key);
    return recent.size() < limit && recent.add(clock.instant());
  }

  /** How many calls are left now; {@link Integer#MAX_VALUE} without a limit. */
  public synchronized int remaining(String key) {
    return limit == 0 ? Integer.MAX_VALUE : limit - recent(key).size();
  }

  /** How long until a call is let through. */
  public synchronized Duration untilAllowed(String key) {
    Deque<Instant> recent = recent(key);
    return limit == 0 || recent.size() < limit
        ? Duration.ZERO
        : Duration.between(clock.instant(), recent.peek().plus(window));
  }

  /** Starts counting again. */
  public synchronized void clear() {
    calls.clear();
  }

  private Deque<Instant> recent(String key) {
    Instant begin = clock.instant().minus(window);
    Deque<Instant> recent = calls.computeIfAbsent(key, k -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.peek().isAfter(begin)) {
      recent.poll();
    }
    return recent;
  }
}
