package io.lipsync.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole HTTP answer. Immutable, except that nobody may write into {@code body}. */
public record Answer(int status, Map<String, String> headers, byte[] body) implements Outcome {

  /** Copies the headers, keeping their order. */
  public Answer {
    headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** A JSON answer. */
  public static Answer json(int status, Object body) {
    return new Answer(status, Map.of("Content-Type", "application/json"), Json.bytes(body));
  }

  /** An HTML page, as a gateway in front of an API sends it. */
  public static Answer html(int status, String page) {
    return new Answer(
        status,
        Map.of("Content-Type", "text/html; charset=utf-8"),
        page.getBytes(StandardCharsets.UTF_8));
  }

  /** A plain text answer. */
  public static Answer text(int status, String text) {
    return new Answer(
        status,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        text.getBytes(StandardCharsets.UTF_8));
  }

  /** This answer with one more header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  /** This answer with another body. */
  public Answer withBody(byte[] other) {
    return new Answer(status, headers, other);
  }

  /**
   * The body as JSON.
   *
   * @throws IllegalStateException if it is none
   */
  public JsonNode bodyAsJson() {
    return Json.parse(body)
        .orElseThrow(() -> new IllegalStateException("this answer has no JSON body"));
  }
}
