package io.lipsync.connector.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckPaceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          PT8S   | PT0S | -     | false | PT8S
          PT8S   | PT0S | PT90S | false | PT90S
          PT8S   | PT1M | PT90S | false | PT30S
          PT8S   | PT2M | PT90S | false | PT30S
          PT8S   | PT1H | -     | false | PT10M
          PT8S   | PT0S | PT2H  | false | PT10M
          PT8S   | PT0S | -     | true  | PT5M
          PT8S   | PT0S | PT10M | true  | PT10M
          PT8S   | P1D  | -     | true  | PT1H
          PT2H   | PT0S | -     | true  | PT2H
          PT0S   | PT0S | -     | false | PT1S
          PT8.4S | PT0S | -     | false | PT9S
          """)
  void examples(
      Duration shortest, Duration age, Duration estimate, boolean callback, Duration next) {
    assertThat(CheckPace.next(shortest, age, estimate, callback)).isEqualTo(next);
  }

  @Property
  void isAWholeNumberOfSecondsWithinBounds(
      @ForAll("shortests") Duration shortest,
      @ForAll("ages") Duration age,
      @ForAll("estimates") Duration estimate,
      @ForAll boolean callback) {
    Duration next = CheckPace.next(shortest, age, estimate, callback);
    assertThat(next.getNano()).isZero();
    assertThat(next)
        .isGreaterThanOrEqualTo(shortest)
        .isBetween(
            callback ? Duration.ofMinutes(5) : Duration.ofSeconds(1),
            callback ? Duration.ofHours(1) : Duration.ofMinutes(10));
  }

  @Property
  void growsWithTheAgeOnceThereIsNoEstimateLeft(
      @ForAll("shortests") Duration shortest,
      @ForAll("ages") Duration one,
      @ForAll("ages") Duration other,
      @ForAll boolean callback) {
    Duration younger = one.compareTo(other) < 0 ? one : other;
    Duration older = one.compareTo(other) < 0 ? other : one;
    assertThat(CheckPace.next(shortest, older, null, callback))
        .isGreaterThanOrEqualTo(CheckPace.next(shortest, younger, null, callback));
  }

  @Property
  void isRarerWithACallbackThanWithout(
      @ForAll("shortests") Duration shortest,
      @ForAll("ages") Duration age,
      @ForAll("estimates") Duration estimate) {
    assertThat(CheckPace.next(shortest, age, estimate, true))
        .isGreaterThanOrEqualTo(CheckPace.next(shortest, age, estimate, false));
  }

  @Provide
  Arbitrary<Duration> shortests() {
    return Arbitraries.longs().between(0, 299_999).map(Duration::ofMillis);
  }

  @Provide
  Arbitrary<Duration> ages() {
    return Arbitraries.longs().between(0, 40L * 365 * 86_400_000).map(Duration::ofMillis);
  }

  @Provide
  Arbitrary<Duration> estimates() {
    return Arbitraries.longs()
        .between(-1000, Integer.MAX_VALUE)
        .map(Duration::ofSeconds)
        .injectNull(0.3);
  }
}
