package io.lipsync.connector.callback.web;

import io.lipsync.connector.provider.Signal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a request says before its body. Parameters are those of the address alone: asking the
 * container for them would make it read a form.
 *
 * @param headers the first value of each header
 * @param parameters the first value of each query parameter
 */
record RequestHead(Map<String, String> headers, Map<String, String> parameters) {

  static RequestHead of(HttpServletRequest request) {
    Map<String, String> headers = new HashMap<>();
    request
        .getHeaderNames()
        .asIterator()
        .forEachRemaining(name -> headers.put(name, request.getHeader(name)));
    return new RequestHead(headers, parameters(request.getQueryString()));
  }

  /** The signal as far as it is known. */
  Signal signal(byte[] body) {
    return new Signal(headers, parameters, body);
  }

  /** Hides tokens and signatures. */
  @Override
  public String toString() {
    return "RequestHead[" + headers.size() + " headers]";
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.putIfAbsent(
            decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
