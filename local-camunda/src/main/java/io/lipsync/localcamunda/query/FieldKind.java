package io.lipsync.localcamunda.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What kind of value a filter takes for a field, and by which operators.
 *
 * @param noun what it takes, for the message of a wrong value
 * @param operators the operators besides a plain value; empty where only a plain value is taken
 * @param accepts whether it takes a value
 */
record FieldKind(String noun, Set<String> operators, Predicate<JsonNode> accepts) {

  private static final Set<String> EQUALITY = Set.of("$eq", "$neq", "$exists", "$in", "$notIn");
  private static final Set<String> PATTERN =
      Set.of("$eq", "$neq", "$exists", "$in", "$notIn", "$like");
  private static final Set<String> RANGE =
      Set.of("$eq", "$neq", "$exists", "$in", "$gt", "$gte", "$lt", "$lte");

  static final FieldKind KEY = new FieldKind("a key", EQUALITY, FieldKind::isKey);

  static final FieldKind EXACT_KEY = new FieldKind("a key", Set.of(), FieldKind::isKey);

  static final FieldKind TEXT =
      new FieldKind("a text", PATTERN, value -> value.isTextual() || value.isNumber());

  static final FieldKind NUMBER =
      new FieldKind("a whole number", RANGE, JsonNode::isIntegralNumber);

  static final FieldKind TIME =
      new FieldKind("a date and time as in RFC 3339", RANGE, FieldKind::isTime);

  static final FieldKind FLAG = new FieldKind("true or false", Set.of(), JsonNode::isBoolean);

  /** Texts that must all be contained. */
  static final FieldKind TEXTS =
      new FieldKind("a list of texts", Set.of(), list -> isListOf(list, JsonNode::isTextual));

  /** Variables by name and value; the value may be an object of operators. */
  static final FieldKind VARIABLES =
      new FieldKind(
          "a list of objects with name and value",
          Set.of(),
          list -> isListOf(list, one -> one.path("name").isTextual() && one.hasNonNull("value")));

  /** One of the words that the API declares. */
  static FieldKind oneOf(List<String> words) {
    return new FieldKind(
        "one of " + String.join(", ", words), PATTERN, value -> words.contains(value.asText()));
  }

  /**
   * Refuses a condition that cannot be meant: an unknown operator, or a value of another kind.
   *
   * @param field the field's name
   * @throws InvalidQueryException naming the field and what it takes
   */
  void check(String field, JsonNode condition) {
    if (!condition.isObject()) {
      checkValue(field, condition);
      return;
    }
    condition
        .properties()
        .forEach(operator -> checkOperator(field, operator.getKey(), operator.getValue()));
  }

  private void checkOperator(String field, String operator, JsonNode wanted) {
    if (!operators.contains(operator)) {
      throw new InvalidQueryException(
          "filter.%s: there is no operator %s".formatted(field, operator));
    }
    if (Values.isNull(wanted)) {
      return;
    }
    switch (operator) {
      case "$exists" -> FLAG.checkValue(field + ".$exists", wanted);
      case "$like" -> TEXT.checkValue(field + ".$like", wanted);
      case "$in", "$notIn" -> checkList(field + "." + operator, wanted);
      default -> checkValue(field + "." + operator, wanted);
    }
  }

  private void checkList(String field, JsonNode list) {
    if (!list.isArray()) {
      throw new InvalidQueryException("filter.%s must be a list".formatted(field));
    }
    list.forEach(one -> checkValue(field, one));
  }

  private void checkValue(String field, JsonNode value) {
    if (!accepts.test(value)) {
      throw new InvalidQueryException(
          "filter.%s must be %s, but is %s".formatted(field, noun, value));
    }
  }

  /** Digits, as text or as a number. */
  private static boolean isKey(JsonNode value) {
    return value.asText().matches("-?\\d{1,19}");
  }

  private static boolean isTime(JsonNode value) {
    try {
      OffsetDateTime.parse(value.asText());
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isListOf(JsonNode list, Predicate<JsonNode> kind) {
    boolean all = list.isArray();
    for (JsonNode one : list) {
      all &= kind.test(one);
    }
    return all;
  }
}
