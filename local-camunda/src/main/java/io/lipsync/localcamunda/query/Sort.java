package io.lipsync.localcamunda.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The order of a search's rows. Absent values come last; equal rows keep their order. */
final class Sort {

  private Sort() {}

  /**
   * @param sort a list of {@code {"field", "order": "ASC"|"DESC"}}
   * @return empty when rows are to stay in the order they appeared
   * @throws InvalidQueryException naming a wrong field or order
   */
  static Optional<Comparator<ObjectNode>> parse(JsonNode sort, SearchFields fields) {
    Comparator<ObjectNode> order = null;
    for (JsonNode by : sort) {
      Comparator<ObjectNode> next = parseOne(by, fields);
      order = order == null ? next : order.thenComparing(next);
    }
    return Optional.ofNullable(order);
  }

  private static Comparator<ObjectNode> parseOne(JsonNode by, SearchFields fields) {
    String field = by.path("field").asText();
    if (!fields.sortsBy(field)) {
      throw new InvalidQueryException("sort.field: one cannot sort by '%s'".formatted(field));
    }
    String order = by.path("order").asText("ASC").toUpperCase(Locale.ROOT);
    Comparator<JsonNode> values =
        switch (order) {
          case "ASC" -> Values::compare;
          case "DESC" -> (left, right) -> Values.compare(right, left);
          default -> throw new InvalidQueryException("sort.order must be ASC or DESC");
        };
    return (left, right) -> compare(left.get(field), right.get(field), values);
  }

  private static int compare(JsonNode left, JsonNode right, Comparator<JsonNode> values) {
    if (Values.isNull(left) || Values.isNull(right)) {
      return Boolean.compare(Values.isNull(left), Values.isNull(right));
    }
    return values.compare(left, right);
  }
}
