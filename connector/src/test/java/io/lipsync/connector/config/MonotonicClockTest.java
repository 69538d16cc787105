package io.lipsync.connector.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time that passes, and a wall clock that somebody sets. */
class MonotonicClockTest {
  private final MovableClock wall = new MovableClock();
  private final AtomicLong nanoseconds = new AtomicLong(Long.MAX_VALUE - 5);
  private final MonotonicClock clock = MonotonicClock.from(wall, nanoseconds::get);

  @Test
  void itBeginsAtTheTimeOfTheWallClock() {
    assertThat(clock.instant()).isEqualTo(wall.instant());
  }

  @Test
  void itMovesWithTheTimeThatPassesAlsoWhereTheCountOverflows() {
    Instant begin = clock.instant();
    nanoseconds.addAndGet(Duration.ofHours(3).toNanos());
    assertThat(clock.instant()).isEqualTo(begin.plus(Duration.ofHours(3)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, -24, 24 * 365})
  void aWallClockThatIsSetMovesNothing(int hours) {
    Instant begin = clock.instant();
    wall.move(Duration.ofHours(hours));
    assertThat(clock.instant()).isEqualTo(begin);
  }

  @Test
  void itCountsOnInAnotherZone() {
    nanoseconds.addAndGet(1_000_000_000);
    assertThat(clock.withZone(ZoneId.of("Asia/Shanghai")).instant()).isEqualTo(clock.instant());
    assertThat(clock.withZone(ZoneId.of("Asia/Shanghai")).getZone().getId())
        .isEqualTo("Asia/Shanghai");
  }

  @Test
  void theOneOfTheRuntimeTellsTimeThatPasses() {
    MonotonicClock real = MonotonicClock.start();
    Instant begin = real.instant();
    assertThat(real.instant()).isAfterOrEqualTo(begin);
  }
}
