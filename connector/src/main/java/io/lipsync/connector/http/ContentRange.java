package io.lipsync.connector.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Content-Range} of an answer with 206 (RFC 9110 section 14.4). */
final class ContentRange {
  private static final Pattern BYTES = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

  private ContentRange() {}

  /** Whether the answer goes on after the first {@code have} bytes and has all that is left. */
  static boolean isRest(String header, long have) {
    Matcher range = BYTES.matcher(header == null ? "" : header.strip());
    return range.matches()
        && Long.parseLong(range.group(1)) == have
        && Long.parseLong(range.group(2)) == Long.parseLong(range.group(3)) - 1;
  }
}
