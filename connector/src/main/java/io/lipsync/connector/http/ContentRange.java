package io.lipsync.connector.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code Content-Range} header says (RFC 9110, section 14.4).
 *
 * @param from the first byte of the part, or -1 when the header does not say
 * @param to the last byte of the part, or -1 when the header does not say
 * @param size bytes of the whole file, or -1 when the header does not say
 */
record ContentRange(long from, long to, long size) {
  private static final Pattern HEADER =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(?:(\\d{1,18})|\\*)");

  /** Reads a header; one that is missing or odd says nothing. */
  static ContentRange of(String header) {
    Matcher matcher = HEADER.matcher(header == null ? "" : header.strip());
    return matcher.matches()
        ? new ContentRange(
            number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)))
        : new ContentRange(-1, -1, -1);
  }

  /** Whether the part goes on after the first {@code have} bytes and has all that is left. */
  boolean isRestAfter(long have) {
    return from == have && size >= 0 && to == size - 1;
  }

  /** Whether it is all of the file, as far as the header says anything. */
  boolean isWhole() {
    return from < 0 || isRestAfter(0);
  }

  private static long number(String digits) {
    return digits == null ? -1 : Long.parseLong(digits);
  }
}
