package io.lipsync.emulator.joggai;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What each key has left: a credit buys 125 seconds of output, rounded up to two decimal places, by
 * the lip sync page. Credits go when a request is processed; nothing says that they come back.
 * Thread-safe.
 */
final class Credits {

  /** 0.008 per second for the 3.96 seconds of the built-in video, rounded up. */
  static final BigDecimal PER_TASK = new BigDecimal("0.04");

  private final BigDecimal atFirst;
  private final Map<String, BigDecimal> used = new HashMap<>();

  Credits(double atFirst) {
    this.atFirst = BigDecimal.valueOf(atFirst);
  }

  /** Takes the credits of one task; false if there are not enough. */
  synchronized boolean take(String key) {
    if (remaining(key).compareTo(PER_TASK) < 0) {
      return false;
    }
    used.merge(key, PER_TASK, BigDecimal::add);
    return true;
  }

  /** What is left; nothing for keys that start with {@code no-credits}. */
  synchronized BigDecimal remaining(String key) {
    return key.startsWith("no-credits")
        ? BigDecimal.ZERO
        : atFirst.subtract(used.getOrDefault(key, BigDecimal.ZERO));
  }

  synchronized BigDecimal usedByAll() {
    return used.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  synchronized void clear() {
    used.clear();
  }
}
