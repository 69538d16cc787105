package io.lipsync.connector.http;

import java.util.List;
import org.apache.hc.core5.http.HttpMessage;

/**
 * What an answer's headers call the request, which is what the support of a provider asks for: the
 * usual name, those of EvoLink's gateway, and those of object stores. Pure functions.
 */
final class RequestId {
  private static final List<String> HEADERS =
      List.of(
          "x-request-id",
          "x-oneapi-request-id",
          "x-dashscope-request-id",
          "request-id",
          "x-oss-request-id",
          "x-amz-request-id");

  private RequestId() {}

  /** The id as it came, or null. */
  static String of(HttpMessage answer) {
    return HEADERS.stream()
        .map(name -> Headers.of(answer, name))
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .orElse(null);
  }
}
