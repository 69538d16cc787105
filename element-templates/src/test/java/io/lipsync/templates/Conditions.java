package io.lipsync.templates;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** When a field is shown, judged the way Camunda's modeler library does. */
final class Conditions {
  private Conditions() {}

  /** Whether a property is shown when the given choices have been made, by property id. */
  static boolean isShown(JsonNode property, Map<String, String> chosen) {
    return simple(property).allMatch(condition -> isMet(condition, chosen));
  }

  /** The ids of the properties that a property depends on. */
  static Set<String> deciding(JsonNode property) {
    Set<String> ids = new TreeSet<>();
    simple(property).forEach(condition -> ids.add(condition.get("property").asText()));
    return ids;
  }

  /** What the conditions of a property name as values of another one. */
  static Stream<String> values(JsonNode property, String deciding) {
    return simple(property)
        .filter(condition -> deciding.equals(condition.get("property").asText()))
        .flatMap(Conditions::values);
  }

  private static boolean isMet(JsonNode condition, Map<String, String> chosen) {
    String choice = chosen.get(condition.get("property").asText());
    return values(condition).map(Conditions::withoutEqualsSign).anyMatch(choice::equals);
  }

  /** Library: {@code if (isFeel(equals)) equals = fromFeelExpression(equals)}, choices stay. */
  private static String withoutEqualsSign(String named) {
    return named.startsWith("=") ? named.substring(1) : named;
  }

  private static Stream<String> values(JsonNode condition) {
    JsonNode oneOf = condition.path("oneOf");
    return oneOf.isMissingNode()
        ? Stream.of(condition.get("equals").asText())
        : stream(oneOf).map(JsonNode::asText);
  }

  private static Stream<JsonNode> simple(JsonNode property) {
    JsonNode condition = property.path("condition");
    if (condition.isMissingNode()) {
      return Stream.empty();
    }
    return condition.has("allMatch") ? stream(condition.get("allMatch")) : Stream.of(condition);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
