package io.lipsync.connector.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lipsync.connector.provider.CheckPace;
import io.lipsync.connector.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** However many tasks wait, their account is asked no more often than planned. */
class ReadPlanTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  private final MovableClock clock = new MovableClock();
  private final ReadPlan pace = new ReadPlan(4, clock);

  @Test
  void asManyAsFitAreReadWhenItSuitsThemTheOthersLater() {
    assertThat(booked("account", 5))
        .containsExactly(SOON, SOON, SOON.plusSeconds(1), SOON.plusSeconds(1), SOON.plusSeconds(2));
  }

  @Test
  void aReadThatFindsRoomBetweenOthersIsNotPutBehindThem() {
    booked("account", 2);
    assertThat(pace.plan("account", SOON.minusSeconds(1))).isEqualTo(SOON.minusSeconds(1));
    assertThat(pace.plan("account", SOON.plusSeconds(9))).isEqualTo(SOON.plusSeconds(9));
  }

  @Test
  void accountsDoNotShareTheirSeconds() {
    booked("one", 9);
    assertThat(pace.plan("other", SOON)).isEqualTo(SOON);
  }

  @Test
  void aPlanMovesWithTheTime() {
    booked("account", 4);
    clock.move(Duration.ofSeconds(1));
    assertThat(pace.plan("account", SOON)).isEqualTo(SOON.plusSeconds(1));
    clock.move(Duration.ofHours(1));
    assertThat(pace.plan("account", SOON)).isEqualTo(SOON);
  }

  @Test
  void aTimeIsRoundedUpToSeconds() {
    assertThat(pace.plan("account", Duration.ofMillis(1))).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.plan("account", Duration.ZERO)).isZero();
  }

  @Test
  void aLimitOfNoReadsIsRefused() {
    assertThatThrownBy(() -> new ReadPlan(0, clock))
        .hasMessage("limit is 0, it must be at least 1");
  }

  @Test
  void ofACrowdNoMoreAreSentThanAllowed() {
    assertThat(taken(9)).isEqualTo(4);
    clock.move(Duration.ofMillis(1_199));
    assertThat(taken(9)).isZero();
    clock.move(Duration.ofMillis(1));
    assertThat(taken(9)).isEqualTo(4);
  }

  @Test
  void aCrowdAtOneAccountIsNoneAtAnother() {
    taken(9);
    assertThat(pace.take("other")).isTrue();
  }

  @Test
  void theWindowMovesWithEachRead() {
    for (int i = 0; i < 20; i++) {
      assertThat(pace.take("account")).isTrue();
      clock.move(Duration.ofMillis(300));
    }
  }

  /** By their own intervals ten thousand tasks of ten minutes would be 67 reads a second. */
  @Test
  void tenThousandTasksStayBelowTheLimitAndEachGetsItsTurn() {
    Simulation tasks = new Simulation(10_000, 20);
    tasks.runFor(Duration.ofHours(3));
    assertThat(tasks.busiestSecond()).isLessThanOrEqualTo(10);
    // 10,000 tasks by 10 a second are 1,000 s, and no interval is longer than 600 s.
    assertThat(tasks.longestPause()).isLessThanOrEqualTo(Duration.ofSeconds(1_600));
  }

  @Property(tries = 100)
  void aPlanIsNeverOverfullAndNobodyWaitsForLessThanItAskedFor(
      @ForAll List<@IntRange(max = 40) Integer> seconds,
      @ForAll @IntRange(min = 1, max = 3) int n) {
    ReadPlan narrow = new ReadPlan(2 * n, clock);
    Map<Duration, Integer> reads = new HashMap<>();
    for (int second : seconds) {
      Duration planned = narrow.plan("account", Duration.ofSeconds(second));
      assertThat(planned).isGreaterThanOrEqualTo(Duration.ofSeconds(second));
      reads.merge(planned, 1, Integer::sum);
    }
    assertThat(reads.values()).allMatch(count -> count <= n);
  }

  private List<Duration> booked(String account, int reads) {
    return IntStream.range(0, reads).mapToObj(i -> pace.plan(account, SOON)).toList();
  }

  private long taken(int reads) {
    return IntStream.range(0, reads).filter(i -> pace.take("account")).count();
  }

  /** Tasks that never end, submitted within ten minutes, read when their timers say so. */
  private final class Simulation {
    private static final Duration SUBMITTING = Duration.ofMinutes(10);

    private final ReadPlan reads;
    private final Instant begin = clock.instant();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Map<Long, Integer> bySecond = new HashMap<>();
    private Duration longest = Duration.ZERO;

    /** The first one of a task is its submission. */
    private record Timer(Instant due, Instant since, Instant submitted)
        implements Comparable<Timer> {

      boolean isRead() {
        return since.isBefore(due);
      }

      @Override
      public int compareTo(Timer other) {
        return due.compareTo(other.due);
      }
    }

    Simulation(int tasks, int limit) {
      reads = new ReadPlan(limit, clock);
      for (int i = 0; i < tasks; i++) {
        Instant at = begin.plus(SUBMITTING.multipliedBy(i).dividedBy(tasks));
        timers.add(new Timer(at, at, at));
      }
    }

    void runFor(Duration time) {
      while (timers.peek().due().isBefore(begin.plus(time))) {
        Timer timer = timers.poll();
        clock.set(timer.due());
        if (timer.isRead()) {
          bySecond.merge(timer.due().getEpochSecond(), 1, Integer::sum);
          longest = longer(longest, Duration.between(timer.since(), timer.due()));
        }
        Duration age = Duration.between(timer.submitted(), timer.due());
        Duration wait = reads.plan("account", CheckPace.next(SOON, age, null, false));
        timers.add(new Timer(timer.due().plus(wait), timer.due(), timer.submitted()));
      }
    }

    int busiestSecond() {
      return bySecond.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    Duration longestPause() {
      return longest;
    }

    private static Duration longer(Duration a, Duration b) {
      return a.compareTo(b) >= 0 ? a : b;
    }
  }
}
