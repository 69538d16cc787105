package io.lipsync.emulator.scenario;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts how often a limited fault has happened. Thread-safe. */
public final class AttemptCounters {

  private final ConcurrentMap<String, Integer> used = new ConcurrentHashMap<>();

  /** True for the first {@code times} calls with that key. */
  public boolean take(String key, int times) {
    if (times == FaultBehaviour.ALWAYS) {
      return true;
    }
    return used.merge(key, 1, (a, b) -> Math.min(a + b, times + 1)) <= times;
  }

  /** Starts counting again. */
  public void clear() {
    used.clear();
  }
}
