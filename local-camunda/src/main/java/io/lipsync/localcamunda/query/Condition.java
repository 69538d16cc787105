package io.lipsync.localcamunda.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a filter demands of one field: a plain value, a list of which all must be contained, or an
 * object of operators that must all hold. Clients send empty lists for operators that nobody used;
 * these demand nothing.
 */
public final class Condition {

  private Condition() {}

  /**
   * Whether the value fulfils the condition.
   *
   * @param field the field's name, for the message of a wrong condition
   * @throws InvalidQueryException if there is no such operator
   */
  public static boolean matches(String field, JsonNode value, JsonNode condition) {
    if (Values.isNull(condition)) {
      return true;
    }
    if (condition.isArray()) {
      return all(condition).allMatch(wanted -> contains(value, wanted));
    }
    if (!condition.isObject()) {
      return value != null && value.isArray()
          ? contains(value, condition)
          : Values.same(value, condition);
    }
    return condition.properties().stream()
        .allMatch(operator -> holds(field, operator.getKey(), value, operator.getValue()));
  }

  private static boolean holds(String field, String operator, JsonNode value, JsonNode wanted) {
    if (Values.isNull(wanted) || wanted.isArray() && wanted.isEmpty()) {
      return true;
    }
    return switch (operator) {
      case "$eq" -> Values.same(value, wanted);
      case "$neq" -> !Values.same(value, wanted);
      case "$exists" -> !Values.isNull(value) == wanted.asBoolean();
      case "$in" -> all(wanted).anyMatch(candidate -> Values.same(value, candidate));
      case "$notIn" -> all(wanted).noneMatch(candidate -> Values.same(value, candidate));
      case "$like" ->
          !Values.isNull(value) && like(wanted.asText()).matcher(value.asText()).matches();
      case "$gt" -> !Values.isNull(value) && Values.compare(value, wanted) > 0;
      case "$gte" -> !Values.isNull(value) && Values.compare(value, wanted) >= 0;
      case "$lt" -> !Values.isNull(value) && Values.compare(value, wanted) < 0;
      case "$lte" -> !Values.isNull(value) && Values.compare(value, wanted) <= 0;
      default ->
          throw new InvalidQueryException(
              "filter.%s: there is no operator %s".formatted(field, operator));
    };
  }

  private static boolean contains(JsonNode list, JsonNode wanted) {
    return list != null
        && list.isArray()
        && all(list).anyMatch(entry -> matches("entry", entry, wanted));
  }

  private static Stream<JsonNode> all(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** {@code *} is any text, {@code ?} one character, a backslash takes them literally. */
  private static Pattern like(String wildcards) {
    var regex = new StringBuilder();
    for (int i = 0; i < wildcards.length(); i++) {
      char c = wildcards.charAt(i);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        case '\\' -> {
          boolean last = i + 1 == wildcards.length();
          regex.append(Pattern.quote(last ? "\\" : String.valueOf(wildcards.charAt(++i))));
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
