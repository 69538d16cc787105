package io.lipsync.localcamunda.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** How two values of rows and filters compare: as numbers, as points in time, else as text. */
final class Values {

  private Values() {}

  static boolean isNull(JsonNode value) {
    return value == null || value.isNull() || value.isMissingNode();
  }

  static boolean same(JsonNode value, JsonNode other) {
    if (isNull(value) || isNull(other)) {
      return isNull(value) && isNull(other);
    }
    return compare(value, other) == 0;
  }

  static int compare(JsonNode value, JsonNode other) {
    if (value.isNumber() && other.isNumber()) {
      return value.decimalValue().compareTo(other.decimalValue());
    }
    if (isKey(value) && isKey(other)) {
      return Long.compare(value.asLong(), other.asLong());
    }
    var times = time(value).flatMap(left -> time(other).map(left::compareTo));
    return times.orElseGet(() -> value.asText().compareTo(other.asText()));
  }

  /** Keys are text in the API, but clients also write them as numbers. */
  private static boolean isKey(JsonNode value) {
    return value.isIntegralNumber() || value.isTextual() && value.textValue().matches("\\d{1,18}");
  }

  private static Optional<Instant> time(JsonNode value) {
    String text = value.asText();
    if (text.length() < 17 || text.charAt(4) != '-' || text.charAt(10) != 'T') {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
