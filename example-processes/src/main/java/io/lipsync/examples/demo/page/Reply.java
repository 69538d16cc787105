package io.lipsync.examples.demo.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a call is answered.
 *
 * @param status the HTTP status
 * @param type the media type
 * @param body the content
 */
record Reply(int status, String type, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

  Reply(int status, String type, String text) {
    this(status, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static Reply json(Object content) {
    try {
      return new Reply(200, "application/json", JSON.writeValueAsString(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written", e);
    }
  }

  static Reply notFound() {
    return new Reply(404, "text/plain", "There is nothing here.");
  }

  /** Sends it; of a file only the range that a player asks for. */
  void to(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    String wanted = exchange.getRequestHeaders().getFirst("Range");
    Matcher range = RANGE.matcher(wanted == null ? "" : wanted);
    long from = 0;
    long end = body.length;
    int code = status;
    if (status == 200 && range.matches() && Long.parseLong(range.group(1)) < body.length) {
      from = Long.parseLong(range.group(1));
      end = range.group(2).isEmpty() ? end : Math.min(end, Long.parseLong(range.group(2)) + 1);
      end = Math.max(end, from + 1);
      code = 206;
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, end - 1, body.length));
    }
    exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
    int length = (int) (end - from);
    exchange.sendResponseHeaders(code, length == 0 ? -1 : length);
    if (length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body, (int) from, length);
      }
    }
  }
}
