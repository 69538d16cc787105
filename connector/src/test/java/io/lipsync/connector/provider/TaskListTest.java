package io.lipsync.connector.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.task.TaskStatus;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That a list shows nothing proves something only where the same list has shown something. */
class TaskListTest {
  private static final Instant SENT = Instant.parse("2026-12-01T10:00:00Z");
  private static final Instant NOW = SENT.plusSeconds(180);
  private static final LostOrder ORDER = new LostOrder(SENT, null, null, null);

  private final ProviderAccount account =
      new Providers(List.of(new AcmeProvider()), List.of())
          .account(new Connection("acme", "key", null));
  private final AtomicLong nanos = new AtomicLong();
  private final List<Runnable> aside = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  private final List<TaskList.Entry> tasks = new ArrayList<>();
  private Duration ahead = Duration.ZERO;
  private Duration took = Duration.ZERO;
  private int pageSize = 100;
  private Integer total = -1;
  private Answer<TaskList.Page> instead;

  private final TaskList list =
      new TaskList(this::page, new PresenceControl(Duration.ofHours(1), nanos::get, aside::add));

  private Answer<TaskList.Page> page(ProviderAccount of, Instant from, Instant to, int number) {
    asked.add(number);
    pass(took);
    if (instead != null) {
      return instead;
    }
    int begin = Math.min(tasks.size(), (number - 1) * pageSize);
    int end = Math.min(tasks.size(), number * pageSize);
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.plus(ahead).atOffset(ZoneOffset.UTC));
    return new Answer.Ok<>(
        new TaskList.Page(
            List.copyOf(tasks.subList(begin, end)),
            total == null ? null : BigDecimal.valueOf(total < 0 ? tasks.size() : total),
            BigDecimal.valueOf(pageSize),
            new Exchange.Answered(200, "", null, null, date)));
  }

  @Test
  void provesNothingBeforeItHasShownATask() {
    assertUnclear("it has shown this runtime no new task of this account");
    assertThat(asked).isEmpty();
  }

  @Test
  void thatHasShownATaskProvesThatThereIsNone() {
    accepted("ours", TaskStatus.PENDING);
    assertThat(list.trace(account, ORDER, NOW)).isEqualTo(new Trace.Nothing());
  }

  @Test
  void thatShowsTheTaskLaterThanItWasAcceptedProvesNothing() {
    list.accepted(account, "ours");
    control();
    tasks.add(entry("ours", TaskStatus.PENDING, SENT.minusSeconds(600)));
    assertUnclear("no new task of this account");
  }

  @Test
  void thatIsSlowProvesNothing() {
    took = Duration.ofSeconds(11);
    accepted("ours", TaskStatus.PENDING);
    assertUnclear("no new task of this account");
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskStatus.class,
      names = {"PROCESSING", "COMPLETED", "FAILED", "CANCELLED", "UNKNOWN"})
  void thatShowsNoPendingTasksProvesNothing(TaskStatus status) {
    accepted("ours", status);
    assertUnclear("no new task of this account");
  }

  @Test
  void isTrustedForATimeOnly() {
    accepted("ours", TaskStatus.PENDING);
    pass(Duration.ofMinutes(61));
    assertUnclear("no new task of this account");
  }

  @Test
  void isAskedOncePerAccountInTenMinutes() {
    accepted("one", TaskStatus.PENDING);
    pass(Duration.ofMinutes(9));
    list.accepted(account, "two");
    assertThat(aside).isEmpty();
    pass(Duration.ofMinutes(2));
    list.accepted(account, "three");
    assertThat(aside).hasSize(1);
  }

  @Test
  void aControlThatFailsTakesTheTrustAway() {
    accepted("ours", TaskStatus.PENDING);
    pass(Duration.ofMinutes(11));
    instead = Answer.later("acme answered HTTP 404");
    list.accepted(account, "more");
    control();
    instead = null;
    assertUnclear("no new task of this account");
  }

  @Test
  void anotherTaskOfThatTimeMayBeTheOrder() {
    accepted("ours", TaskStatus.PENDING);
    tasks.addFirst(entry("foreign", TaskStatus.PENDING, SENT.plusSeconds(1)));
    assertUnclear("lists a task of that time which this runtime did not see accepted");
    tasks.set(0, entry(null, TaskStatus.PENDING, SENT.plusSeconds(1)));
    assertUnclear("cannot be understood");
    tasks.set(0, entry("foreign", TaskStatus.COMPLETED, null));
    assertUnclear("cannot be understood");
  }

  /** What comes behind older ones might be overlooked. */
  @Test
  void thatIsNotInOrderProvesNothing() {
    accepted("ours", TaskStatus.PENDING);
    tasks.addFirst(entry("old", TaskStatus.COMPLETED, SENT.minusSeconds(7200)));
    assertUnclear("cannot be understood");
  }

  @Test
  void thatShowsLessThanItCountsProvesNothing() {
    accepted("ours", TaskStatus.PENDING);
    tasks.clear();
    total = 1;
    assertUnclear("shows less than it counts");
    total = null;
    assertUnclear("shows less than it counts");
  }

  @Test
  void ofAnotherAddressProvesNothing() {
    accepted("ours", TaskStatus.PENDING);
    ProviderAccount elsewhere = account.at(URI.create("https://other.example.com"));
    assertThat(list.trace(elsewhere, ORDER, NOW)).isInstanceOf(Trace.CannotTell.class);
  }

  @Test
  void tasksThatWereAcceptedHereAreKnown() {
    accepted("ours", TaskStatus.PENDING);
    list.accepted(account, "second");
    tasks.addFirst(entry("second", TaskStatus.PROCESSING, SENT.plusSeconds(1)));
    assertThat(list.trace(account, ORDER, NOW)).isEqualTo(new Trace.Nothing());
  }

  @ParameterizedTest
  @ValueSource(longs = {-7200, -300, 0, 300, 7200})
  void aVendorsClockMayGoWrong(long seconds) {
    ahead = Duration.ofSeconds(seconds);
    accepted("ours", TaskStatus.PENDING);
    tasks.addFirst(entry("created", TaskStatus.PENDING, SENT.plus(ahead)));
    assertUnclear("lists a task of that time");
    tasks.set(0, entry("before", TaskStatus.PENDING, SENT.plus(ahead).minusSeconds(125)));
    assertThat(list.trace(account, ORDER, NOW)).isEqualTo(new Trace.Nothing());
  }

  @Test
  void isReadToTheTimeOfTheOrder() {
    accepted("ours", TaskStatus.PENDING);
    pageSize = 2;
    for (int i = 0; i < 3; i++) {
      list.accepted(account, "new-" + i);
      tasks.addFirst(entry("new-" + i, TaskStatus.PENDING, SENT.plusSeconds(60)));
    }
    tasks.add(3, entry("created", TaskStatus.PENDING, SENT));
    assertUnclear("lists a task of that time");
    tasks.remove(3);
    asked.clear();
    assertThat(list.trace(account, ORDER, NOW)).isEqualTo(new Trace.Nothing());
    assertThat(asked).containsExactly(1, 2);
  }

  @Test
  void thatIsTooLongToBeReadProvesNothing() {
    accepted("ours", TaskStatus.PENDING);
    pageSize = 1;
    for (int i = 0; i < 9; i++) {
      list.accepted(account, "new-" + i);
      tasks.addFirst(entry("new-" + i, TaskStatus.PENDING, SENT.plusSeconds(60)));
    }
    assertUnclear("is too long to be read");
  }

  @Test
  void thatCannotBeReadProvesNothing() {
    accepted("ours", TaskStatus.PENDING);
    instead = Answer.later("acme answered HTTP 503");
    assertUnclear("acme answered HTTP 503");
  }

  @Test
  void anOrderThatWasSentNobodyKnowsWhenIsNotLookedFor() {
    accepted("ours", TaskStatus.PENDING);
    assertThat(list.trace(account, new LostOrder(null, null, null, null), NOW))
        .isEqualTo(new Trace.CannotTell("nobody knows when it was sent"));
  }

  /** The list shows it at once, as a task of ten minutes ago. */
  private void accepted(String id, TaskStatus status) {
    tasks.addFirst(entry(id, status, SENT.minusSeconds(600).plus(ahead)));
    list.accepted(account, id);
    control();
    asked.clear();
  }

  private void control() {
    List<Runnable> due = List.copyOf(aside);
    aside.clear();
    due.forEach(Runnable::run);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void assertUnclear(String reason) {
    assertThat(list.trace(account, ORDER, NOW))
        .isInstanceOfSatisfying(
            Trace.CannotTell.class, none -> assertThat(none.reason()).contains(reason));
  }

  private static TaskList.Entry entry(String id, TaskStatus status, Instant created) {
    return new TaskList.Entry(id, status, created);
  }
}
