package io.lipsync.connector.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.task.TaskStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * An account's list of tasks as a proof that an order was never created. Lists do not repeat what
 * was ordered, so that a task in one proves nothing, and no id is ever taken from one. That there
 * is none proves something only where the list has passed its {@link PresenceControl}, and where
 * all of it was read and understood. Thread-safe.
 */
public final class TaskList {
  /** Around the time of an order: its task is surely inside, whatever the clocks say. */
  private static final Duration AROUND = Duration.ofMinutes(10);

  private static final int MOST_PAGES = 5;
  private static final int MOST_TASKS = 10_000;

  private final Pages pages;
  private final PresenceControl control;
  private final Set<String> ours = Collections.newSetFromMap(RecentMap.of(MOST_TASKS));

  /** A vendor's call that lists tasks, the newest first. */
  @FunctionalInterface
  public interface Pages {
    /**
     * Reads one page.
     *
     * @param from tasks that were created before do not matter; null where they do
     * @param to the same for later ones
     * @param number 1 for the first
     */
    Answer<Page> read(ProviderAccount account, Instant from, Instant to, int number);
  }

  /**
   * One page.
   *
   * @param entries its tasks, the newest first
   * @param total how many tasks all pages have together, or null when the vendor does not tell
   * @param size how many tasks a full page has, or null when the vendor does not tell
   * @param answer what it was read from
   */
  public record Page(
      List<Entry> entries, BigDecimal total, BigDecimal size, Exchange.Answered answer) {
    /**
     * The page in a body such as {@code {"data": [..], "total": 1, "page_size": 20}}.
     *
     * @param vendor its name, for people
     * @param entry reads one task
     */
    public static Answer<Page> of(
        Exchange.Answered answer, String vendor, Function<JsonNode, Entry> entry) {
      JsonNode body = VendorJson.tree(answer.body());
      return body.path("data").isArray()
          ? new Answer.Ok<>(
              new Page(
                  VendorJson.entries(body.path("data"), Integer.MAX_VALUE).map(entry).toList(),
                  VendorJson.number(body.path("total")),
                  VendorJson.number(body.path("page_size")),
                  answer))
          : Answer.later(vendor + " answered " + answer + " without a list of tasks");
    }

    private boolean isFull() {
      return size != null && BigDecimal.valueOf(entries.size()).compareTo(size) >= 0;
    }
  }

  /**
   * One task in a list.
   *
   * @param taskId its id, or null when that cannot be read
   * @param created when it was, by the vendor's clock; or null
   */
  public record Entry(String taskId, TaskStatus status, Instant created) {}

  /** A list of all accounts of a vendor. */
  public TaskList(Pages pages, PresenceControl control) {
    this.pages = pages;
    this.control = control;
  }

  /** A task was accepted: it is ours, and now and then the list has to show it. */
  public void accepted(ProviderAccount account, String taskId) {
    ours.add(taskId);
    control.accepted(account, () -> shows(account, taskId));
  }

  private boolean shows(ProviderAccount account, String taskId) {
    return pages.read(account, null, null, 1) instanceof Answer.Ok<Page> ok
        && ok.value().entries().stream()
            .anyMatch(
                entry -> taskId.equals(entry.taskId()) && entry.status() == TaskStatus.PENDING);
  }

  /**
   * Whether the list shows nothing that an order could have become.
   *
   * @param now by the clock of {@link LostOrder#sentAfter}
   */
  public Trace trace(ProviderAccount account, LostOrder order, Instant now) {
    if (order.sentAfter() == null) {
      return new Trace.CannotTell("nobody knows when it was sent");
    }
    if (!control.isTrusted(account)) {
      return PresenceControl.unproved(account);
    }
    String vendor = account.provider().id();
    Set<String> seen = new HashSet<>();
    Instant newest = Instant.MAX;
    for (int number = 1; number <= MOST_PAGES; number++) {
      Answer<Page> answer =
          pages.read(account, order.sentAfter().minus(AROUND), now.plus(AROUND), number);
      if (!(answer instanceof Answer.Ok<Page> ok)) {
        return new Trace.CannotTell(answer.failure().message());
      }
      Page page = ok.value();
      Instant from = HostClock.notAfter(order.sentAfter(), page.answer(), now);
      for (Entry entry : page.entries()) {
        if (entry.taskId() == null || entry.created() == null || entry.created().isAfter(newest)) {
          return new Trace.CannotTell("the list of tasks of " + vendor + " cannot be understood");
        }
        newest = entry.created();
        seen.add(entry.taskId());
        if (!newest.isBefore(from) && !ours.contains(entry.taskId())) {
          return new Trace.CannotTell(
              vendor + " lists a task of that time which this runtime did not see accepted");
        }
      }
      boolean isRead = (newest.isBefore(from) && page.isFull()) || isWhole(page, seen);
      if (isRead || !page.isFull()) {
        return isRead
            ? new Trace.Nothing()
            : new Trace.CannotTell("the list of tasks of " + vendor + " shows less than it counts");
      }
    }
    return new Trace.CannotTell("the list of tasks of " + vendor + " is too long to be read");
  }

  private static boolean isWhole(Page page, Set<String> seen) {
    return page.total() != null && BigDecimal.valueOf(seen.size()).compareTo(page.total()) >= 0;
  }
}
