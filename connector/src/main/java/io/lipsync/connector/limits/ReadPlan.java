package io.lipsync.connector.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Keeps an account below its provider's limit of reads, however many tasks wait, within this JVM.
 *
 * <p>Reads of waiting tasks are spread over the seconds to come, half of what is allowed in each:
 * one whose second is taken is planned for the next one that is not. The other half is for reads
 * that nobody planned, of callbacks and people, and for those that come at another time than
 * planned; where they come in a crowd, for example after a restart, no more of them are sent than
 * the provider allows.
 *
 * <p>Thread-safe. Never blocks.
 */
public final class ReadPlan {
  private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);

  /** A second, and a little for calls that take unequally long on their way. */
  private static final Duration WINDOW = Duration.ofMillis(1_200);

  private final int limit;
  private final int planned;
  private final Clock clock;
  private final Map<String, Account> accounts = new HashMap<>();

  /**
   * @param limit the vendor's: reads of one account in any second, at least 1
   * @param clock measures spans: one that nobody sets
   */
  public ReadPlan(int limit, Clock clock) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", it must be at least 1");
    }
    this.limit = limit;
    this.planned = Math.max(1, limit / 2);
    this.clock = clock;
  }

  /**
   * Plans the next read of a task.
   *
   * @param account names the account; never an API key
   * @param earliest the time to it if there is room
   * @return the time to it in whole seconds, never less than {@code earliest}
   */
  public synchronized Duration plan(String account, Duration earliest) {
    Instant now = clock.instant();
    return Duration.ofSeconds(of(account, now).plan(now.getEpochSecond(), earliest));
  }

  /**
   * Takes a place for a read now, planned or not.
   *
   * @return false when the account has had all it may have: nothing is to be sent
   */
  public synchronized boolean take(String account) {
    Instant now = clock.instant();
    return of(account, now).take(now);
  }

  private Account of(String name, Instant now) {
    accounts.values().removeIf(account -> account.isIdle(now));
    return accounts.computeIfAbsent(name, key -> new Account());
  }

  private final class Account {
    private final NavigableMap<Long, Integer> plan = new TreeMap<>();
    private final Deque<Instant> sent = new ArrayDeque<>();

    long plan(long now, Duration earliest) {
      long second = now + earliest.plus(ALMOST_A_SECOND).toSeconds();
      while (plan.getOrDefault(second, 0) == planned) {
        second++;
      }
      plan.merge(second, 1, Integer::sum);
      return second - now;
    }

    boolean take(Instant now) {
      if (sent.size() == limit) {
        return false;
      }
      sent.addLast(now);
      return true;
    }

    /** Whether nothing is left of it after what has passed is forgotten. */
    boolean isIdle(Instant now) {
      plan.headMap(now.getEpochSecond()).clear();
      while (!sent.isEmpty() && !sent.getFirst().plus(WINDOW).isAfter(now)) {
        sent.removeFirst();
      }
      return plan.isEmpty() && sent.isEmpty();
    }
  }
}
