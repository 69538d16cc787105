package io.lipsync.emulator.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes keys and tokens out of what a journal keeps. Stateless. */
public final class Redaction {

  private Redaction() {}

  /** A URL without its query and user info: that is where tokens are. */
  public static String url(String url) {
    if (url == null) {
      return null;
    }
    int query = url.indexOf('?');
    String withoutQuery = query < 0 ? url : url.substring(0, query) + "?...";
    return withoutQuery.replaceFirst("//[^/@]*@", "//...@");
  }

  /** At most the last four characters of a key, and never more than a quarter of it. */
  public static String key(String key) {
    int shown = Math.min(4, key.length() / 4);
    return "..." + key.substring(key.length() - shown);
  }

  /** Headers whose {@code Authorization} and cookies are redacted. */
  public static Map<String, String> headers(Map<String, String> headers) {
    Map<String, String> safe = new LinkedHashMap<>();
    headers.forEach((name, value) -> safe.put(name, header(name, value)));
    return safe;
  }

  /** A body whose callback URL, or URL of a webhook endpoint, is redacted. */
  public static JsonNode body(JsonNode body) {
    JsonNode safe = body;
    for (String name : List.of("callback_url", "url")) {
      if (body.path(name).isTextual()) {
        safe = ((ObjectNode) safe.deepCopy()).put(name, url(body.get(name).textValue()));
      }
    }
    return safe;
  }

  private static String header(String name, String value) {
    return switch (name.toLowerCase(java.util.Locale.ROOT)) {
      case "authorization", "x-api-key", "cookie", "proxy-authorization" -> key(value);
      default -> value;
    };
  }
}
