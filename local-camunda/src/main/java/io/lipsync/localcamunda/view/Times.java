package io.lipsync.localcamunda.view;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How the REST API writes points in time: RFC 3339 in UTC, always with milliseconds. */
public final class Times {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private Times() {}

  /** A point in time. */
  public static String text(Instant time) {
    return FORM.format(time);
  }

  /**
   * A date and time as it stands in the engine's records, which keep what a model or a person
   * wrote, in some zone; null when there is none. What is no date and time stays as it is.
   */
  public static String text(String written) {
    if (written == null || written.isEmpty()) {
      return null;
    }
    try {
      return text(ZonedDateTime.parse(written).toInstant());
    } catch (DateTimeException e) {
      return written;
    }
  }
}
