package io.lipsync.connector.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Twenty orders at once: each is sent back once at most and told when to come again. */
class SubmitPaceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final MovableClock clock = new MovableClock();
  private final SubmitPace pace = new SubmitPace(1, SECOND, clock);

  @Test
  void theFirstGoesAtOnceTheOthersOneAfterTheOther() {
    for (int order = 0; order < 20; order++) {
      assertThat(pace.turn("account", "order " + order)).isEqualTo(Duration.ofSeconds(order));
    }
  }

  @Test
  void whoComesBackInTimeGoes() {
    pace.turn("account", "first");
    assertThat(pace.turn("account", "second")).isEqualTo(SECOND);
    clock.move(SECOND);
    assertThat(pace.turn("account", "second")).isZero();
  }

  @Test
  void whoComesBackTooEarlyKeepsItsPlace() {
    pace.turn("account", "first");
    pace.turn("account", "second");
    pace.turn("account", "third");
    clock.move(Duration.ofMillis(400));
    assertThat(pace.turn("account", "second")).isEqualTo(Duration.ofMillis(600));
    assertThat(pace.turn("account", "third")).isEqualTo(Duration.ofMillis(1600));
  }

  @Test
  void whoComesAnewStandsBehindThoseWhoWait() {
    pace.turn("account", "first");
    pace.turn("account", "second");
    clock.move(SECOND);
    assertThat(pace.turn("account", "new")).isEqualTo(SECOND);
    assertThat(pace.turn("account", "second")).isZero();
  }

  @Test
  void thoseWhoAreLateDoNotAllGoAtOnce() {
    pace.turn("account", "first");
    pace.turn("account", "second");
    pace.turn("account", "third");
    clock.move(Duration.ofSeconds(30));
    assertThat(pace.turn("account", "second")).isZero();
    assertThat(pace.turn("account", "third")).isEqualTo(SECOND);
  }

  @Test
  void anOrderThatNeverCameBackBlocksNobody() {
    pace.turn("account", "first");
    pace.turn("account", "gone");
    clock.move(Duration.ofSeconds(5));
    assertThat(pace.turn("account", "new")).isZero();
  }

  @Test
  void accountsDoNotWaitForEachOther() {
    pace.turn("account", "first");
    assertThat(pace.turn("another account", "second")).isZero();
  }

  @Test
  void aRefusedOrderThatComesAgainWaitsLikeANewOne() {
    pace.turn("account", "order");
    assertThat(pace.turn("account", "order")).isEqualTo(SECOND);
  }

  @Test
  void twentyPerMinuteMayComeAtOnceButNotTheTwentyFirst() {
    SubmitPace perMinute = new SubmitPace(20, Duration.ofMinutes(1), clock);
    for (int order = 0; order < 20; order++) {
      assertThat(perMinute.turn("account", "order " + order)).isZero();
      clock.move(Duration.ofMillis(100));
    }
    assertThat(perMinute.turn("account", "one more")).isEqualTo(Duration.ofSeconds(58));
    assertThat(perMinute.turn("account", "another")).isEqualTo(Duration.ofMillis(58_100));
  }

  @Test
  void aLimitBelowOneIsRefused() {
    assertThatThrownBy(() -> new SubmitPace(0, SECOND, clock))
        .hasMessage("limit is 0, it must be at least 1");
  }

  /** Whatever arrives whenever, no window ever holds more submissions than the limit. */
  @Property(tries = 200)
  void noWindowIsEverFullerThanTheLimit(
      @ForAll @IntRange(min = 1, max = 5) int limit,
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 3000) Integer> arrivals) {
    MovableClock time = new MovableClock();
    SubmitPace any = new SubmitPace(limit, SECOND, time);
    PriorityQueue<Visit> visits = new PriorityQueue<>();
    for (int order = 0; order < arrivals.size(); order++) {
      visits.add(new Visit(time.instant().plusMillis(arrivals.get(order)), "order " + order));
    }
    List<Instant> sent = new ArrayList<>();
    Set<String> done = new HashSet<>();
    while (!visits.isEmpty()) {
      Visit visit = visits.poll();
      time.set(visit.at());
      Duration wait = any.turn("account", visit.order());
      if (wait.isZero()) {
        sent.add(visit.at());
        done.add(visit.order());
      } else {
        visits.add(new Visit(visit.at().plus(wait), visit.order()));
      }
    }
    assertThat(done).hasSameSizeAs(arrivals);
    for (int last = limit; last < sent.size(); last++) {
      assertThat(Duration.between(sent.get(last - limit), sent.get(last)))
          .isGreaterThanOrEqualTo(SECOND);
    }
  }

  private record Visit(Instant at, String order) implements Comparable<Visit> {
    @Override
    public int compareTo(Visit other) {
      return at.compareTo(other.at);
    }
  }
}
