package io.lipsync.connector.http;

/**
 * Finds the end of a JSON object or array while its bytes arrive, without reading values: it counts
 * brackets outside of strings (RFC 8259). Not thread-safe.
 */
final class JsonEnd {
  private int depth;
  private boolean begun;
  private boolean other;
  private boolean inString;
  private boolean escaped;

  /**
   * Looks at the next bytes.
   *
   * @return how many of them belong to the answer: fewer than {@code length} where the text ends
   */
  int feed(byte[] bytes, int length) {
    for (int at = 0; at < length && !other; at++) {
      feed(bytes[at]);
      if (isComplete()) {
        return at + 1;
      }
    }
    return length;
  }

  /** Whether the whole object or array has arrived. */
  boolean isComplete() {
    return begun && depth == 0;
  }

  /** Whether an object or array has begun and its end is missing. */
  boolean isOpen() {
    return begun && depth > 0;
  }

  private void feed(byte next) {
    if (inString) {
      inString = escaped || next != '"';
      escaped = !escaped && next == '\\';
      return;
    }
    if (!begun && next != '{' && next != '[') {
      other = !isBeforeJson(next);
      return;
    }
    begun = true;
    switch (next) {
      case '{', '[' -> depth++;
      case '}', ']' -> depth--;
      case '"' -> inString = true;
      default -> {}
    }
  }

  /** Blanks, and the byte order mark in UTF-8. */
  private static boolean isBeforeJson(byte next) {
    return next >= 0
        ? next <= ' '
        : next == (byte) 0xef || next == (byte) 0xbb || next == (byte) 0xbf;
  }
}
