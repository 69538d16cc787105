package io.lipsync.localcamunda.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the routing table.
 *
 * @param method the HTTP method
 * @param pattern the path; a segment in braces is a placeholder
 */
record Route(String method, String pattern, Endpoint endpoint) {

  static Route get(String pattern, Endpoint endpoint) {
    return new Route("GET", pattern, endpoint);
  }

  static Route post(String pattern, Endpoint endpoint) {
    return new Route("POST", pattern, endpoint);
  }

  static Route put(String pattern, Endpoint endpoint) {
    return new Route("PUT", pattern, endpoint);
  }

  static Route patch(String pattern, Endpoint endpoint) {
    return new Route("PATCH", pattern, endpoint);
  }

  static Route delete(String pattern, Endpoint endpoint) {
    return new Route("DELETE", pattern, endpoint);
  }

  /** The values of the placeholders when the request is one for this route. */
  Optional<Map<String, String>> match(String requestMethod, String path) {
    String[] wanted = pattern.split("/");
    String[] actual = path.split("/");
    if (!method.equals(requestMethod) || wanted.length != actual.length) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{")) {
        values.put(wanted[i].substring(1, wanted[i].length() - 1), actual[i]);
      } else if (!wanted[i].equals(actual[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
