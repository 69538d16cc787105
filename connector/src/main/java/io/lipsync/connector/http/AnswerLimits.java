package io.lipsync.connector.http;

import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/**
 * What an answer may be before its body: the one place of these limits, for all clients. A host
 * that goes beyond them is hung up on; it holds no more memory than one such answer needs.
 */
final class AnswerLimits {
  /** Headers of one answer at most, and trailers behind its body. */
  static final int MOST_HEADERS = 100;

  /** Bytes of a status line, a header, a trailer, or the line in front of a chunk at most. */
  static final int LONGEST_LINE = 8 * 1024;

  /** Interim answers (1xx, RFC 9110, section 15.2) before the final one at most. */
  static final int MOST_INTERIM = 10;

  /** Empty lines in front of a status line at most (RFC 9112, section 2.2). */
  private static final int MOST_EMPTY_LINES = 4;

  /** How long a host that shall look at a request before its file (RFC 9110, 10.1.1) has for it. */
  private static final Timeout LONGEST_LOOK = Timeout.ofSeconds(1);

  private AnswerLimits() {}

  static Http1Config http1() {
    return Http1Config.custom()
        // HttpCore refuses the header that reaches its limit.
        .setMaxHeaderCount(MOST_HEADERS + 1)
        .setMaxLineLength(LONGEST_LINE)
        .setMaxEmptyLineCount(MOST_EMPTY_LINES)
        .setWaitForContinueTimeout(LONGEST_LOOK)
        .build();
  }
}
