package io.lipsync.emulator.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the routing table.
 *
 * @param method the HTTP method; a GET route answers HEAD too
 * @param path for example {@code /v1/tasks/{id}}; a segment in braces takes any one segment, {@code
 *     **} at the end whatever follows
 * @param endpoint what answers
 */
public record Route(String method, String path, Endpoint endpoint) {

  /** A GET (and HEAD) route. */
  public static Route get(String path, Endpoint endpoint) {
    return new Route("GET", path, endpoint);
  }

  /** A POST route. */
  public static Route post(String path, Endpoint endpoint) {
    return new Route("POST", path, endpoint);
  }

  /** A PUT route. */
  public static Route put(String path, Endpoint endpoint) {
    return new Route("PUT", path, endpoint);
  }

  /** A DELETE route. */
  public static Route delete(String path, Endpoint endpoint) {
    return new Route("DELETE", path, endpoint);
  }

  /** This route below {@code prefix}. */
  public Route under(String prefix) {
    return new Route(method, prefix + path, endpoint);
  }

  boolean takes(String otherMethod) {
    return method.equals(otherMethod) || (method.equals("GET") && otherMethod.equals("HEAD"));
  }

  /** The path parameters if {@code actual} is a path of this route. */
  Optional<Map<String, String>> match(String actual) {
    String[] wanted = path.split("/", -1);
    String[] found = actual.split("/", -1);
    boolean open = path.endsWith("/**");
    int length = open ? wanted.length - 1 : wanted.length;
    if (open ? found.length < length : found.length != length) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < length; i++) {
      if (wanted[i].startsWith("{") && !found[i].isEmpty()) {
        parameters.put(wanted[i].substring(1, wanted[i].length() - 1), found[i]);
      } else if (!wanted[i].equals(found[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}
