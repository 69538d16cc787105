package io.lipsync.localcamunda.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two rows of a search's answer, in the form the REST API declares: base64 that
 * says nothing to its reader.
 */
final class Cursor {

  private static final Pattern CONTENT = Pattern.compile("\\[(\\d{1,9})]");

  private Cursor() {}

  /** The cursor before the row of this number, counted from 0. */
  static String of(int row) {
    byte[] content = "[%d]".formatted(row).getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(content);
  }

  /** The number of the row that a cursor lies before; empty when it is none of ours. */
  static Optional<Integer> row(String cursor) {
    try {
      byte[] content = Base64.getDecoder().decode(cursor);
      Matcher row = CONTENT.matcher(new String(content, StandardCharsets.US_ASCII));
      return row.matches() ? Optional.of(Integer.valueOf(row.group(1))) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
