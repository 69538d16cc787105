package io.lipsync.emulator.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One byte range of a file (RFC 9110 section 14). Immutable.
 *
 * @param offset the first byte
 * @param length the number of bytes; 0 if the range lies behind the end
 */
record ByteRange(long offset, long length) {

  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** The range of a {@code Range} header, or empty if it is to be ignored. */
  static Optional<ByteRange> parse(String header, long total) {
    Matcher range = SINGLE.matcher(header.strip());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (range.group(1).isEmpty()) {
      long last = Math.min(Long.parseLong(range.group(2)), total);
      return Optional.of(new ByteRange(total - last, last));
    }
    long from = Long.parseLong(range.group(1));
    long to = range.group(2).isEmpty() ? total - 1 : Long.parseLong(range.group(2));
    if (!range.group(2).isEmpty() && to < from) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(from, Math.max(0, Math.min(to, total - 1) - from + 1)));
  }

  boolean satisfiable() {
    return length > 0;
  }
}
