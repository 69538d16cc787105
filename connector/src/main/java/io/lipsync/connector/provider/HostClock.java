package io.lipsync.connector.provider;

import io.lipsync.connector.http.Exchange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Compares a vendor's clock with ours, by the {@code Date} of its answers. Pure functions. */
public final class HostClock {
  /** Answers travel, dates have whole seconds, and runtimes have clocks of their own. */
  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  private HostClock() {}

  /**
   * The same instant by the vendor's clock, or somewhat earlier: whatever the vendor dates before
   * it happened before.
   *
   * @param answer an answer of now
   * @param now by our clock
   */
  public static Instant notAfter(Instant instant, Exchange.Answered answer, Instant now) {
    return instant.plus(ahead(answer, now)).minus(TOLERANCE);
  }

  private static Duration ahead(Exchange.Answered answer, Instant now) {
    try {
      return answer.date() == null
          ? Duration.ZERO
          : Duration.between(
              now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(answer.date(), Instant::from));
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
