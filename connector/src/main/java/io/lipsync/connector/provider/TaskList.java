package io.lipsync.connector.provider;

import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * An account's list of tasks as a proof that an order was never created. Lists do not repeat what
 * was ordered, so that a task in one proves nothing, and no id is ever taken from one. That there
 * is none proves something only where the same list has shown a task of ours within seconds of its
 * acceptance, while it was under way: a list that is late, that hides what is under way, or that is
 * always empty has not. Thread-safe.
 */
public final class TaskList {
  /** From the acceptance of a task to the look at the list. */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  /** Between two controls of an account. */
  private static final Duration RARELY = Duration.ofMinutes(10);

  private static final int MOST_PAGES = 5;
  private static final int MOST_ACCOUNTS = 1_000;
  private static final int MOST_TASKS = 10_000;

  private final Pages pages;
  private final Duration trust;
  private final LongSupplier nanoTime;
  private final Executor aside;
  private final Map<String, Long> controlled = RecentMap.of(MOST_ACCOUNTS);
  private final Map<String, Long> shown = RecentMap.of(MOST_ACCOUNTS);
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
   * @param isLast whether there is no other one behind it
   * @param answer what it was read from
   */
  public record Page(List<Entry> entries, boolean isLast, Exchange.Answered answer) {}

  /**
   * One task in a list.
   *
   * @param created when it was, by the vendor's clock; or null
   */
  public record Entry(String taskId, TaskStatus status, Instant created) {
    private boolean isUnderWay() {
      return status == TaskStatus.PENDING || status == TaskStatus.PROCESSING;
    }
  }

  /**
   * A list of all accounts of a vendor.
   *
   * @param trust how long a list that has shown a task counts as one that does
   */
  public TaskList(Pages pages, Duration trust) {
    this(
        pages,
        trust,
        System::nanoTime,
        control -> Thread.ofVirtual().name("lip-sync-list").start(control));
  }

  /**
   * @param aside runs controls, so that no submission waits for one
   */
  TaskList(Pages pages, Duration trust, LongSupplier nanoTime, Executor aside) {
    this.pages = pages;
    this.trust = trust;
    this.nanoTime = nanoTime;
    this.aside = aside;
  }

  /** A task was accepted: now and then the list has to show it. */
  public void accepted(ProviderAccount account, String taskId) {
    ours.add(taskId);
    long now = nanoTime.getAsLong();
    Long last = controlled.putIfAbsent(account.name(), now);
    if (last == null || (isOlder(last, RARELY) && controlled.replace(account.name(), last, now))) {
      aside.execute(() -> control(account, taskId, now));
    }
  }

  private void control(ProviderAccount account, String taskId, long accepted) {
    boolean isShown =
        pages.read(account, null, null, 1) instanceof Answer.Ok<Page> ok
            && ok.value().entries().stream()
                .anyMatch(entry -> taskId.equals(entry.taskId()) && entry.isUnderWay());
    if (isShown && !isOlder(accepted, AT_ONCE)) {
      shown.put(account.name(), nanoTime.getAsLong());
    } else {
      shown.remove(account.name());
    }
  }

  private boolean isOlder(long instant, Duration age) {
    return nanoTime.getAsLong() - instant > age.toNanos();
  }

  /**
   * Whether the list shows nothing that an order could have become.
   *
   * @param now by the clock of {@link LostOrder#sentAfter}
   */
  public Trace trace(ProviderAccount account, LostOrder order, Instant now) {
    String vendor = account.provider().id();
    Long last = shown.get(account.name());
    if (order.sentAfter() == null) {
      return new Trace.CannotTell("nobody knows when it was sent");
    }
    if (last == null || isOlder(last, trust)) {
      return new Trace.CannotTell(
          "the list of tasks of %s proves nothing: it has shown no new task of this account to this"
                  .formatted(vendor)
              + " runtime lately");
    }
    for (int number = 1; number <= MOST_PAGES; number++) {
      Answer<Page> answer =
          pages.read(account, order.sentAfter().minus(RARELY), now.plus(RARELY), number);
      if (!(answer instanceof Answer.Ok<Page> ok)) {
        return new Trace.CannotTell(answer.failure().message());
      }
      Instant from = HostClock.notAfter(order.sentAfter(), ok.value().answer(), now);
      if (ok.value().entries().stream().anyMatch(entry -> mayBe(entry, from))) {
        return new Trace.CannotTell(
            vendor + " lists a task of that time which this runtime did not see accepted");
      }
      if (ok.value().isLast() || ok.value().entries().stream().anyMatch(in -> isOlder(in, from))) {
        return new Trace.Nothing();
      }
    }
    return new Trace.CannotTell("the list of tasks of " + vendor + " is too long to be read");
  }

  private boolean mayBe(Entry entry, Instant from) {
    return !isOlder(entry, from) && (entry.taskId() == null || !ours.contains(entry.taskId()));
  }

  private static boolean isOlder(Entry entry, Instant from) {
    return entry.created() != null && entry.created().isBefore(from);
  }
}
