package io.lipsync.connector.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SubmitTurnsTest {
  private static final Duration SPACING = Duration.ofMillis(1200);

  private final MovableClock clock = new MovableClock();
  private final SubmitTurns turns = new SubmitTurns(clock);

  @Test
  void theFirstGoesAtOnceTheOthersOneAfterTheOther() {
    for (int order = 0; order < 20; order++) {
      assertThat(reserve("order " + order)).isEqualTo(SPACING.multipliedBy(order));
    }
  }

  @Test
  void aTurnIsKeptUntilItIsTaken() {
    take("first");
    assertThat(reserve("second")).isEqualTo(SPACING);
    assertThat(reserve("third")).isEqualTo(SPACING.multipliedBy(2));
    clock.move(Duration.ofMillis(400));
    assertThat(reserve("second")).isEqualTo(Duration.ofMillis(800));
    clock.move(Duration.ofMillis(800));
    assertThat(take("second")).isZero();
  }

  @Test
  void aNewSubmissionStandsBehindThoseThatWait() {
    take("first");
    reserve("second");
    clock.move(SPACING);
    assertThat(take("new")).isEqualTo(SPACING);
    assertThat(take("second")).isZero();
  }

  /** Their turns came while they uploaded. */
  @Test
  void submissionsThatAreLateDoNotGoTogether() {
    reserve("first");
    reserve("second");
    clock.move(Duration.ofSeconds(30));
    assertThat(take("first")).isZero();
    assertThat(take("second")).isEqualTo(SPACING);
    clock.move(SPACING);
    assertThat(take("second")).isZero();
  }

  @Test
  void aSubmissionThatNeverReturnsBlocksNobody() {
    take("first");
    reserve("gone");
    clock.move(Duration.ofSeconds(5));
    assertThat(take("new")).isZero();
  }

  @Test
  void accountsDoNotWaitForEachOther() {
    take("first");
    assertThat(turns.take("another account", "second", SPACING)).isZero();
  }

  @Test
  void withoutARateLimitAllGoAtOnce() {
    for (int order = 0; order < 20; order++) {
      assertThat(turns.take("account", "order " + order, Duration.ZERO)).isZero();
    }
  }

  @Test
  void afterARefusalTheAccountWaitsLongerEachTime() {
    for (long seconds : new long[] {15, 30, 60, 60}) {
      turns.throttled("account", null);
      assertThat(reserve("order")).isEqualTo(Duration.ofSeconds(seconds));
      clock.move(Duration.ofSeconds(seconds));
      assertThat(take("order")).isZero();
    }
  }

  @Test
  void anAcceptedSubmissionEndsThat() {
    turns.throttled("account", null);
    clock.move(Duration.ofSeconds(15));
    turns.throttled("account", null);
    clock.move(Duration.ofSeconds(30));
    assertThat(take("order")).isZero();
    turns.accepted("account");
    clock.move(SPACING);
    turns.throttled("account", null);
    assertThat(reserve("next")).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void refusalsOfTheSameMomentCountOnce() {
    for (int i = 0; i < 50; i++) {
      turns.throttled("account", null);
    }
    assertThat(reserve("order")).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void theProvidersOwnWaitCountsWhereItIsLonger() {
    turns.throttled("account", Duration.ofSeconds(90));
    assertThat(reserve("order")).isEqualTo(Duration.ofSeconds(90));
    assertThat(turns.take("other", "order", SPACING)).isZero();
  }

  @Test
  void submissionsThatWaitForTheSameBackoffReturnOneByOne() {
    turns.throttled("account", null);
    for (int order = 0; order < 5; order++) {
      assertThat(turns.reserve("account", "order " + order, Duration.ZERO))
          .isEqualTo(Duration.ofSeconds(15 + order));
    }
  }

  @Test
  void aTurnWithinABackoffIsMovedBehindIt() {
    take("first");
    assertThat(reserve("second")).isEqualTo(SPACING);
    turns.throttled("account", null);
    clock.move(SPACING);
    assertThat(take("second")).isEqualTo(Duration.ofSeconds(15).minus(SPACING));
  }

  /** Their claims took unequally long. */
  @Test
  void submissionsThatAreReadyTogetherDepartOneByOne() {
    assertThat(turns.depart("account", SPACING)).isZero();
    assertThat(turns.depart("account", SPACING)).isEqualTo(SPACING);
    assertThat(turns.depart("account", SPACING)).isEqualTo(SPACING.multipliedBy(2));
    assertThat(turns.depart("other", SPACING)).isZero();
    clock.move(SPACING.multipliedBy(4));
    assertThat(turns.depart("account", SPACING)).isZero();
  }

  /** Whatever arrives whenever, and however late it comes again. */
  @Property(tries = 200)
  void noTwoAreCloserThanTheSpacingAndAllAreSent(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 3000) Integer> arrivals,
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 2000) Integer> lateness) {
    MovableClock time = new MovableClock();
    SubmitTurns any = new SubmitTurns(time);
    PriorityQueue<Visit> visits = new PriorityQueue<>();
    for (int order = 0; order < arrivals.size(); order++) {
      visits.add(new Visit(time.instant().plusMillis(arrivals.get(order)), "order " + order));
    }
    List<Instant> sent = new ArrayList<>();
    Set<String> done = new HashSet<>();
    int sentBack = 0;
    while (!visits.isEmpty()) {
      Visit visit = visits.poll();
      time.set(visit.at());
      Duration wait = any.take("account", visit.order(), SPACING);
      if (wait.isZero()) {
        sent.add(visit.at());
        done.add(visit.order());
      } else {
        int late = lateness.get(sentBack++ % lateness.size());
        visits.add(new Visit(visit.at().plus(wait).plusMillis(late), visit.order()));
      }
    }
    assertThat(done).hasSameSizeAs(arrivals);
    for (int next = 1; next < sent.size(); next++) {
      assertThat(Duration.between(sent.get(next - 1), sent.get(next)))
          .isGreaterThanOrEqualTo(SPACING);
    }
  }

  private Duration reserve(String submission) {
    return turns.reserve("account", submission, SPACING);
  }

  private Duration take(String submission) {
    return turns.take("account", submission, SPACING);
  }

  private record Visit(Instant at, String order) implements Comparable<Visit> {
    @Override
    public int compareTo(Visit other) {
      return at.compareTo(other.at);
    }
  }
}
