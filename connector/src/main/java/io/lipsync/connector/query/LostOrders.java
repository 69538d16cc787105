package io.lipsync.connector.query;

import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.RecentMap;
import io.lipsync.connector.provider.Trace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Finds out what became of orders whose answers were lost. That a vendor shows nothing counts only
 * when it does so twice, with a pause between, and not too soon after the order: an order may still
 * be on its way, and lists are late. The first look is remembered in this runtime only; after a
 * restart, or in another one, it is made again. Keeps the newest 10,000. Thread-safe.
 */
public final class LostOrders {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int KEPT = 10_000;

  private final Duration settled;
  private final Duration pause;
  private final Clock wall;
  private final Clock spans;
  private final Map<String, Instant> firstLooks = RecentMap.of(KEPT);

  /**
   * @param settled from an order to the look that counts: by then its task is surely created
   * @param wall the clock that {@link LostOrder#sentAfter} was read from
   * @param spans measures the pause: a clock that nobody sets
   */
  public LostOrders(Duration settled, Clock wall, Clock spans) {
    this.settled = settled;
    this.pause = settled.compareTo(LONGEST_PAUSE) < 0 ? settled : LONGEST_PAUSE;
    this.wall = wall;
    this.spans = spans;
  }

  /** What is known of an order after a look. */
  sealed interface Finding {
    /** Its task, or one that is as good. */
    record Task(String taskId) implements Finding {}

    /** It never became a task. */
    record NotCreated() implements Finding {}

    /**
     * Nobody knows yet.
     *
     * @param reason a sentence without its full stop
     * @param again when the next look tells more, or null when it may not
     */
    record Open(String reason, Duration again) implements Finding {}
  }

  /**
   * Looks once.
   *
   * @param key the order's correlation key, or null
   */
  Finding look(ProviderAccount account, LostOrder order, String key) {
    // A key is optional, and orders without one must not share their looks.
    String name =
        String.join(
            " ",
            account.name(),
            String.valueOf(key),
            String.valueOf(order.sentAfter()),
            order.videoUrl(),
            order.audioUrl());
    Instant now = wall.instant();
    return switch (account.provider().trace(account, order, now)) {
      case Trace.Found found -> new Finding.Task(found.taskId());
      case Trace.Nothing nothing -> nothing(name, order, now);
      case Trace.CannotTell none -> {
        firstLooks.remove(name);
        yield new Finding.Open(none.reason(), null);
      }
    };
  }

  private Finding nothing(String name, LostOrder order, Instant now) {
    Instant first = firstLooks.putIfAbsent(name, spans.instant());
    Duration since = first == null ? Duration.ZERO : Duration.between(first, spans.instant());
    boolean isSettled = order.sentAfter() == null || !now.isBefore(order.sentAfter().plus(settled));
    if (isSettled && since.compareTo(pause) >= 0) {
      firstLooks.remove(name);
      return new Finding.NotCreated();
    }
    return new Finding.Open(
        "the provider shows no task of it so far, and is asked once more", pause);
  }
}
