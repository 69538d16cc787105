package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

  @ParameterizedTest
  @ValueSource(longs = {0, -5, Long.MAX_VALUE, Long.MAX_VALUE - 1_000, Long.MIN_VALUE})
  void itCountsFromAnywhere(long begin) {
    AtomicLong nanoseconds = new AtomicLong(begin);
    Deadline deadline = Deadline.in(Duration.ofSeconds(20), nanoseconds::get);
    assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(20));
    nanoseconds.addAndGet(Duration.ofSeconds(15).toNanos());
    assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(5));
    nanoseconds.addAndGet(Duration.ofSeconds(15).toNanos());
    assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(-10));
  }

  @Test
  void thePresentIsTheEndOfNoTime() {
    assertThat(Deadline.in(Duration.ZERO, () -> 7).left()).isZero();
  }
}
