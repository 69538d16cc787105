package io.lipsync.emulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();

  @Test
  void happensByItselfWithARunningClock() throws InterruptedException {
    EmulatorClock clock = new EmulatorClock(Clock.systemUTC());
    try (Timeline timeline = new Timeline(clock)) {
      timeline.at(clock.instant().plusSeconds(3600), () -> happened.add("second"));
      timeline.at(clock.instant().plusMillis(20), () -> happened.add("first"));
      assertThat(happened.poll(5, TimeUnit.SECONDS)).isEqualTo("first");
      clock.advance(Duration.ofHours(1));
      timeline.clockMoved();
      assertThat(happened.poll(5, TimeUnit.SECONDS)).isEqualTo("second");
    }
  }

  @Test
  void happensOnlyWhenAFixedClockIsMoved() throws InterruptedException {
    EmulatorClock clock = new EmulatorClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    try (Timeline timeline = new Timeline(clock)) {
      timeline.at(Instant.EPOCH.plusMillis(10), () -> happened.add("due"));
      assertThat(happened.poll(100, TimeUnit.MILLISECONDS)).isNull();
      clock.advance(Duration.ofMillis(10));
      timeline.clockMoved();
      assertThat(happened.poll(5, TimeUnit.SECONDS)).isEqualTo("due");
    }
  }

  @Test
  void clearedThingsNeverHappen() throws InterruptedException {
    EmulatorClock clock = new EmulatorClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    try (Timeline timeline = new Timeline(clock)) {
      timeline.at(Instant.EPOCH.plusSeconds(1), () -> happened.add("forgotten"));
      timeline.clear();
      clock.advance(Duration.ofSeconds(2));
      timeline.clockMoved();
      assertThat(happened.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  void clockDoesNotMoveBackwards() {
    EmulatorClock clock = new EmulatorClock(Clock.systemUTC());
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
