package io.lipsync.connector.http;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;

/** Headers of answers. Pure functions. */
final class Headers {
  private Headers() {}

  /** The first value of a header, or null where there is none. */
  static String of(HttpMessage answer, String name) {
    Header header = answer.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }
}
