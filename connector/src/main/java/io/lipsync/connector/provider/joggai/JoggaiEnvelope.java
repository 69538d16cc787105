package io.lipsync.connector.provider.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.provider.VendorError;
import io.lipsync.connector.provider.VendorJson;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What JoggAI wraps every answer in: {@code {"code", "msg", "data"}}. The code counts, whatever the
 * HTTP status; only an answer without one is judged by its status.
 *
 * @param code 0 for success, or null when the answer is no envelope
 * @param error what it says went wrong, with the envelope's code or none
 * @param data {@code data}, missing when there is none
 * @param retryAfter the wait asked for in the body or in the header, or null
 */
record JoggaiEnvelope(Integer code, VendorError error, JsonNode data, Duration retryAfter) {
  private static final long LONGEST_WAIT = 3600;

  static JoggaiEnvelope of(Exchange.Answered answer) {
    JsonNode body = VendorJson.tree(answer.body());
    Duration asked = wait(body.path("retryAfter"));
    Duration askedInside = asked != null ? asked : wait(body.path("data").path("retryAfter"));
    Integer code = code(body.path("code"));
    String text = code == null ? null : code.toString();
    return new JoggaiEnvelope(
        code,
        new VendorError(text, VendorError.of(answer, body).message()),
        body.path("data"),
        askedInside != null ? askedInside : answer.retryAfter());
  }

  boolean isSuccess() {
    return code != null && code == 0;
  }

  private static Integer code(JsonNode node) {
    BigDecimal number = VendorJson.number(node);
    boolean whole =
        number != null
            && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
            && number.compareTo(BigDecimal.valueOf(number.intValue())) == 0;
    return whole ? Integer.valueOf(number.intValue()) : null;
  }

  private static Duration wait(JsonNode node) {
    BigDecimal seconds = VendorJson.number(node);
    return seconds == null || seconds.signum() < 0
        ? null
        : Duration.ofSeconds(seconds.min(BigDecimal.valueOf(LONGEST_WAIT)).longValue());
  }
}
