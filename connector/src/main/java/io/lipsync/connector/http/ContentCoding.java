package io.lipsync.connector.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;

/**
 * Takes off what a body was coded with on the way (RFC 9110, section 8.4). Clients ask for no
 * coding. Gateways send one all the same, and what was paid for must not be lost over that: a body
 * that is called {@code gzip} or {@code deflate} and begins as one is decoded. Any other body is
 * taken as it is, whatever it is called. Pure functions.
 */
final class ContentCoding {
  private static final int BUFFER = 8 * 1024;

  private ContentCoding() {}

  /** The bytes of a body without their coding; the caller limits how many are read. */
  static InputStream decoded(InputStream body, HttpMessage answer) throws IOException {
    if (isNone(answer)) {
      return body;
    }
    boolean gzip = names(answer).contains("gzip");
    boolean deflate = names(answer).contains("deflate");
    InputStream beginning = new BufferedInputStream(body, BUFFER);
    beginning.mark(2);
    int first = beginning.read();
    int second = beginning.read();
    beginning.reset();
    if (gzip && first == 0x1f && second == 0x8b) {
      return new GZIPInputStream(beginning, BUFFER);
    }
    boolean zlib = (first & 0x0f) == 8 && second >= 0 && ((first << 8) | second) % 31 == 0;
    return deflate && zlib ? new InflaterInputStream(beginning) : beginning;
  }

  /** Whether a length in the headers is the one of the bytes without their coding. */
  static boolean isNone(HttpMessage answer) {
    return !names(answer).contains("gzip") && !names(answer).contains("deflate");
  }

  private static String names(HttpMessage answer) {
    return Arrays.stream(answer.getHeaders(HttpHeaders.CONTENT_ENCODING))
        .map(header -> String.valueOf(header.getValue()).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }
}
