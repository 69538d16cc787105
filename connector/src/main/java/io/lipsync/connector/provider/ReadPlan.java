package io.lipsync.connector.provider;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Keeps an account below its provider's limit of reads, however many tasks wait: spreads the reads
 * over the seconds to come, within this JVM. A read whose second is taken is planned for the next
 * one that is not; tasks wait for it in the engine, and nobody is sent back.
 *
 * <p>It plans, it does not stop anybody: reads that come at another time than planned, or that
 * nobody planned, are not held up. So a plan is made for less than the provider allows.
 *
 * <p>Thread-safe. Never blocks.
 */
public final class ReadPlan {
  private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);

  private final int perSecond;
  private final Clock clock;
  private final Map<String, NavigableMap<Long, Integer>> byAccount = new HashMap<>();

  /**
   * @param perSecond reads of one account, at least 1
   */
  public ReadPlan(int perSecond, Clock clock) {
    if (perSecond < 1) {
      throw new IllegalArgumentException(
          "reads per second are " + perSecond + ", there must be at least 1");
    }
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /**
   * Plans the next read of a task.
   *
   * @param account names the account; never an API key
   * @param earliest the time to it if there is room
   * @return the time to it in whole seconds, never less than {@code earliest}
   */
  public synchronized Duration book(String account, Duration earliest) {
    long now = clock.instant().getEpochSecond();
    forget(now);
    NavigableMap<Long, Integer> reads = byAccount.computeIfAbsent(account, name -> new TreeMap<>());
    long second = now + earliest.plus(ALMOST_A_SECOND).toSeconds();
    while (reads.getOrDefault(second, 0) == perSecond) {
      second++;
    }
    reads.merge(second, 1, Integer::sum);
    return Duration.ofSeconds(second - now);
  }

  private void forget(long now) {
    byAccount.values().forEach(reads -> reads.headMap(now).clear());
    byAccount.values().removeIf(Map::isEmpty);
  }
}
