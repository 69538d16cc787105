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

  /** A second, 200 ms for unequal ways to the vendor and 300 ms for jobs that come back late. */
  private static final Duration PLACE = Duration.ofMillis(1500);

  private final MovableClock clock = new MovableClock();
  private final SubmitPace pace = new SubmitPace(1, SECOND, clock);

  @Test
  void theFirstGoesAtOnceTheOthersOneAfterTheOther() {
    for (int order = 0; order < 20; order++) {
      assertThat(pace.turn("account", "order " + order)).isEqualTo(PLACE.multipliedBy(order));
    }
  }

  @Test
  void whoComesBackInTimeGoes() {
    pace.turn("account", "first");
    assertThat(pace.turn("account", "second")).isEqualTo(PLACE);
    clock.move(PLACE);
    assertThat(pace.turn("account", "second")).isZero();
  }

  @Test
  void whoIsALittleLateSendsNobodyBack() {
    pace.turn("account", "first");
    pace.turn("account", "second");
    pace.turn("account", "third");
    clock.move(PLACE.plusMillis(300));
    assertThat(pace.turn("account", "second")).isZero();
    clock.move(PLACE.minusMillis(300));
    assertThat(pace.turn("account", "third")).isZero();
  }

  @Test
  void whoComesBackTooEarlyKeepsItsPlace() {
    pace.turn("account", "first");
    pace.turn("account", "second");
    pace.turn("account", "third");
    clock.move(Duration.ofMillis(400));
    assertThat(pace.turn("account", "second")).isEqualTo(Duration.ofMillis(1100));
    assertThat(pace.turn("account", "third")).isEqualTo(Duration.ofMillis(2600));
  }

  @Test
  void whoComesAnewStandsBehindThoseWhoWait() {
    pace.turn("account", "first");
    pace.turn("account", "second");
    clock.move(PLACE);
    assertThat(pace.turn("account", "new")).isEqualTo(PLACE);
    assertThat(pace.turn("account", "second")).isZero();
  }

  @Test
  void thoseWhoAreLateDoNotAllGoAtOnce() {
    pace.turn("account", "first");
    pace.turn("account", "second");
    pace.turn("account", "third");
    clock.move(Duration.ofSeconds(30));
    assertThat(pace.turn("account", "second")).isZero();
    assertThat(pace.turn("account", "third")).isEqualTo(Duration.ofMillis(1200));
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
    assertThat(pace.turn("account", "order")).isEqualTo(PLACE);
  }

  @Test
  void twentyPerMinuteMayComeAtOnceButNotTheTwentyFirst() {
    SubmitPace perMinute = new SubmitPace(20, Duration.ofMinutes(1), clock);
    for (int order = 0; order < 20; order++) {
      assertThat(perMinute.turn("account", "order " + order)).isZero();
      clock.move(Duration.ofMillis(100));
    }
    assertThat(perMinute.turn("account", "one more")).isEqualTo(Duration.ofMillis(58_500));
    assertThat(perMinute.turn("account", "another")).isEqualTo(Duration.ofMillis(58_600));
  }

  @Test
  void aLimitBelowOneIsRefused() {
    assertThatThrownBy(() -> new SubmitPace(0, SECOND, clock))
        .hasMessage("limit is 0, it must be at least 1");
  }

  /** Whatever arrives whenever, and however late it comes again. */
  @Property(tries = 200)
  void noWindowIsEverFullerThanTheLimit(
      @ForAll @IntRange(min = 1, max = 5) int limit,
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 3000) Integer> arrivals,
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 2000) Integer> lateness) {
    MovableClock time = new MovableClock();
    SubmitPace any = new SubmitPace(limit, SECOND, time);
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
      Duration wait = any.turn("account", visit.order());
      if (wait.isZero()) {
        sent.add(visit.at());
        done.add(visit.order());
      } else {
        int late = lateness.get(sentBack++ % lateness.size());
        visits.add(new Visit(visit.at().plus(wait).plusMillis(late), visit.order()));
      }
    }
    assertThat(done).hasSameSizeAs(arrivals);
    for (int last = limit; last < sent.size(); last++) {
      assertThat(Duration.between(sent.get(last - limit), sent.get(last)))
          .isGreaterThanOrEqualTo(SECOND.plusMillis(200));
    }
  }

  private record Visit(Instant at, String order) implements Comparable<Visit> {
    @Override
    public int compareTo(Visit other) {
      return at.compareTo(other.at);
    }
  }
}
