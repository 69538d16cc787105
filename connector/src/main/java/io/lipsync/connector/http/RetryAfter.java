package io.lipsync.connector.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Reads a {@code Retry-After} header (RFC 9110, section 10.2.3): seconds or an HTTP date. */
final class RetryAfter {
  /** Longer requests are cut: a job must not sleep for days because of one odd header. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /** The wait, between zero and an hour, or null when there is no usable header. */
  static Duration parse(String header, Clock clock) {
    if (header == null || header.isBlank()) {
      return null;
    }
    String text = header.trim();
    Duration wait = text.matches("\\d+") ? seconds(text) : untilDate(text, clock);
    if (wait == null) {
      return null;
    }
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static Duration seconds(String text) {
    return text.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(text));
  }

  private static Duration untilDate(String text, Clock clock) {
    try {
      Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Duration.between(clock.instant(), until);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
