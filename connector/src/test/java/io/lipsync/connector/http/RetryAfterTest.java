package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                               | PT0S
          7                               | PT7S
          ' 7 '                           | PT7S
          0030                            | PT30S
          3600                            | PT1H
          3601                            | PT1H
          999999999                       | PT1H
          99999999999999999999            | PT1H
          Sun, 01 Mar 2026 12:00:30 GMT   | PT30S
          Sun, 01 Mar 2026 11:59:00 GMT   | PT0S
          Sun, 01 Mar 2026 12:00:00 GMT   | PT0S
          Tue, 01 Mar 2044 12:00:00 GMT   | PT1H
          """)
  void aUsableHeaderIsAWaitBetweenZeroAndAnHour(String header, Duration wait) {
    assertThat(RetryAfter.parse(header, CLOCK)).isEqualTo(wait);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "1.5",
        "+5",
        "soon",
        "7 s",
        "2026-03-01T12:00:30Z",
        "Mon, 01 Mar 2026",
        "٣"
      })
  void anythingElseIsNoHeader(String header) {
    assertThat(RetryAfter.parse(header, CLOCK)).isNull();
  }

  @Property
  void noTextWhateverFailsOrLeavesTheBounds(@ForAll String header) {
    Duration wait = RetryAfter.parse(header, CLOCK);
    assertThat(wait == null || (!wait.isNegative() && wait.compareTo(Duration.ofHours(1)) <= 0))
        .isTrue();
  }
}
