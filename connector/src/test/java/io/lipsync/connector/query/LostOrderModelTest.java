package io.lipsync.connector.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.PresenceControl;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.TaskList;
import io.lipsync.connector.provider.Trace;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All ways in which an order without an answer can go on, against lists that tell the truth and
 * lists that lie, with the real classes. The promise: an order that became a task is never called
 * not created, since it would be paid again. A list behaves towards an order as it did in its
 * control; one that changes its behaviour in between nobody in the world could see through.
 */
class LostOrderModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STEP = Duration.ofSeconds(20);
  private static final int STEPS = 12;

  /** What became of the order. */
  private enum Fate {
    NEVER_CREATED,
    CREATED_AT_ONCE,
    CREATED_AFTER_A_MINUTE
  }

  /** What the vendor's list is like. */
  private enum Listing {
    TRUE,
    LATE_BY_FIVE_SECONDS,
    LATE_BY_AN_HOUR,
    HIDES_PENDING,
    ALWAYS_EMPTY,
    NOT_FOUND,
    SHOWS_TASKS_OF_OTHERS,
    COUNTS_MORE_THAN_IT_SHOWS,
    UNSORTED
  }

  /** Rules of the design, each of which can be switched off. */
  private enum Rule {
    CONTROL,
    TWO_LOOKS
  }

  /**
   * One way.
   *
   * @param looks a bit for each step at which the process's timer asks
   * @param finishes whether tasks have ended, and are shown by every list, before the looks
   */
  private record Way(Fate fate, Listing listing, boolean controlled, int looks, boolean finishes) {}

  private record Task(String id, Instant created) {}

  @Test
  void anOrderThatBecameATaskIsNeverCalledNotCreated() {
    assertThat(violations(EnumSet.noneOf(Rule.class))).isEmpty();
  }

  /** A rule that nothing needs would be no rule. */
  @ParameterizedTest
  @EnumSource(Rule.class)
  void theModelFindsWhatEachRuleIsFor(Rule rule) {
    assertThat(violations(EnumSet.of(rule))).isNotEmpty();
  }

  @Test
  void anOrderThatWasNeverCreatedIsCalledSoWhereTheListTellsTheTruth() {
    Map<Listing, Boolean> resolved = new EnumMap<>(Listing.class);
    for (Way way : ways()) {
      boolean often = Integer.bitCount(way.looks()) >= 2 && way.looks() >= 1 << 9;
      if (way.fate() == Fate.NEVER_CREATED && way.controlled() && often && !way.finishes()) {
        resolved.merge(way.listing(), run(way, EnumSet.noneOf(Rule.class)), (a, b) -> a && b);
      }
    }
    assertThat(resolved)
        .containsEntry(Listing.TRUE, true)
        .containsEntry(Listing.ALWAYS_EMPTY, false)
        .containsEntry(Listing.SHOWS_TASKS_OF_OTHERS, false);
  }

  private static List<Way> violations(Set<Rule> off) {
    return ways().stream()
        .filter(way -> way.fate() != Fate.NEVER_CREATED)
        .filter(way -> run(way, off))
        .toList();
  }

  private static List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    for (Fate fate : Fate.values()) {
      for (Listing listing : Listing.values()) {
        for (int looks = 1; looks < 1 << STEPS; looks += looks < 64 ? 1 : 37) {
          for (boolean controlled : new boolean[] {true, false}) {
            ways.add(new Way(fate, listing, controlled, looks, false));
            ways.add(new Way(fate, listing, controlled, looks, true));
          }
        }
      }
    }
    return ways;
  }

  /** Whether the process is told that its order was never created. */
  private static boolean run(Way way, Set<Rule> off) {
    MovableClock clock = new MovableClock();
    Vendor vendor = new Vendor(way, clock, off);
    Providers providers = new Providers(List.of(vendor), List.of());
    Connection connection = new Connection("acme", "key", null);
    if (way.controlled()) {
      vendor.tasks.add(new Task("before", clock.instant()));
      vendor.list.accepted(providers.account(connection), "before");
    }
    clock.move(Duration.ofMinutes(10));
    Instant sent = clock.instant();
    clock.move(Duration.ofSeconds(1));
    TaskReader reader =
        new TaskReader(
            providers,
            new CallbackUrls(null, false),
            clock,
            new LostOrders(Duration.ofMinutes(2), clock, clock));
    if (way.fate() == Fate.CREATED_AT_ONCE) {
      vendor.tasks.add(new Task("order", clock.instant()));
    }
    for (int step = 0; step < STEPS; step++) {
      clock.move(STEP);
      if (way.fate() == Fate.CREATED_AFTER_A_MINUTE && step == 2) {
        vendor.tasks.add(new Task("order", clock.instant()));
      }
      if ((way.looks() >> step & 1) == 1 && isNotCreated(reader, connection, sent, off)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNotCreated(
      TaskReader reader, Connection connection, Instant sent, Set<Rule> off) {
    TaskRequest request =
        new TaskRequest(
            connection,
            null,
            "k",
            null,
            JSON.createObjectNode()
                .set("lostOrder", JSON.createObjectNode().put("sentAfter", sent.toString())));
    LipSyncTask task = reader.read(request);
    boolean once =
        off.contains(Rule.TWO_LOOKS)
            && task.failure() != null
            && task.failure().message().contains("shows no task of it so far");
    return once
        || (task.failure() != null && task.failure().code() == FailureCode.TASK_NOT_CREATED);
  }

  /** A vendor with tasks and a list of them. */
  private static final class Vendor extends AcmeProvider {
    private final List<Task> tasks = new ArrayList<>();
    private final Way way;
    private final MovableClock clock;
    private final Set<Rule> off;
    private final TaskList list;

    Vendor(Way way, MovableClock clock, Set<Rule> off) {
      this.way = way;
      this.clock = clock;
      this.off = off;
      PresenceControl control =
          new PresenceControl(
              Duration.ofHours(1),
              () -> clock.instant().getEpochSecond() * 1_000_000_000L,
              Runnable::run);
      this.list = new TaskList(this::page, control);
      if (off.contains(Rule.CONTROL)) {
        control.accepted(
            new Providers(List.of(this), List.of()).account(new Connection("acme", "key", null)),
            () -> true);
      }
    }

    @Override
    public Trace trace(ProviderAccount account, LostOrder order, Instant now) {
      return list.trace(account, order, now);
    }

    private Answer<TaskList.Page> page(
        ProviderAccount account, Instant from, Instant to, int number) {
      if (way.listing() == Listing.NOT_FOUND) {
        return Answer.later("acme answered HTTP 404");
      }
      List<TaskList.Entry> entries = new ArrayList<>();
      tasks.stream().filter(this::isShown).map(this::entry).forEach(entries::add);
      if (way.listing() == Listing.SHOWS_TASKS_OF_OTHERS) {
        entries.add(new TaskList.Entry("other", TaskStatus.PENDING, clock.instant()));
      }
      entries.sort(Comparator.comparing(TaskList.Entry::created).reversed());
      if (way.listing() == Listing.UNSORTED) {
        entries.sort(Comparator.comparing(TaskList.Entry::created));
      }
      BigDecimal total =
          BigDecimal.valueOf(
              entries.size() + (way.listing() == Listing.COUNTS_MORE_THAN_IT_SHOWS ? 1 : 0));
      List<TaskList.Entry> page = number == 1 ? entries : List.of();
      if (way.listing() == Listing.COUNTS_MORE_THAN_IT_SHOWS && !page.isEmpty()) {
        page = page.subList(page.size() - 1, page.size());
      }
      return new Answer.Ok<>(
          new TaskList.Page(
              page, total, BigDecimal.valueOf(100), new Exchange.Answered(200, "", null)));
    }

    private boolean isShown(Task task) {
      Duration age = Duration.between(task.created(), clock.instant());
      return switch (way.listing()) {
        case LATE_BY_FIVE_SECONDS -> age.compareTo(Duration.ofSeconds(5)) >= 0;
        case LATE_BY_AN_HOUR -> age.compareTo(Duration.ofHours(1)) >= 0;
        case HIDES_PENDING -> status(task) != TaskStatus.PENDING;
        case ALWAYS_EMPTY -> false;
        default -> true;
      };
    }

    private TaskStatus status(Task task) {
      boolean ended =
          way.finishes() && Duration.between(task.created(), clock.instant()).compareTo(STEP) > 0;
      return ended ? TaskStatus.COMPLETED : TaskStatus.PENDING;
    }

    private TaskList.Entry entry(Task task) {
      return new TaskList.Entry(task.id(), status(task), task.created());
    }
  }
}
