package io.lipsync.emulator.scenario;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The {@code Retry-After} header of an answer, in either form of RFC 9110 section 10.2.3. */
public sealed interface RetryAfter {

  /** The value of the header, or empty if there shall be none. */
  Optional<String> header(Clock clock);

  /** No header. */
  record None() implements RetryAfter {
    @Override
    public Optional<String> header(Clock clock) {
      return Optional.empty();
    }
  }

  /** A number of seconds. */
  record Seconds(long seconds) implements RetryAfter {
    @Override
    public Optional<String> header(Clock clock) {
      return Optional.of(Long.toString(seconds));
    }
  }

  /** An HTTP date that lies {@code fromNow} ahead. */
  record HttpDate(Duration fromNow) implements RetryAfter {

    private static final DateTimeFormatter IMF_FIXDATE =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    @Override
    public Optional<String> header(Clock clock) {
      ZonedDateTime when = clock.instant().plus(fromNow).atZone(ZoneOffset.UTC);
      return Optional.of(IMF_FIXDATE.format(when));
    }
  }
}
