package io.lipsync.emulator.vendor;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** At most so many calls per API key and clock minute. Thread-safe. */
public final class MinuteLimit {

  private final int perMinute;
  private final Clock clock;
  private final Map<String, Window> windows = new HashMap<>();

  private record Window(long minute, int calls) {}

  /** No limit if {@code perMinute} is 0. */
  public MinuteLimit(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /** Counts a call; false if it is one too many. */
  public synchronized boolean allows(String key) {
    if (perMinute == 0) {
      return true;
    }
    long minute = clock.instant().getEpochSecond() / 60;
    Window window =
        windows.merge(
            key,
            new Window(minute, 1),
            (old, one) -> old.minute() == minute ? new Window(minute, old.calls() + 1) : one);
    return window.calls() <= perMinute;
  }

  /** How long until the next minute begins. */
  public Duration untilAllowed() {
    return Duration.ofSeconds(60 - clock.instant().getEpochSecond() % 60);
  }

  /** Starts counting again. */
  public synchronized void clear() {
    windows.clear();
  }
}
