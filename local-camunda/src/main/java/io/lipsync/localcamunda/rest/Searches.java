package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lipsync.localcamunda.query.Condition;
import io.lipsync.localcamunda.query.Filter.Special;
import io.lipsync.localcamunda.view.EngineView;
import io.lipsync.localcamunda.view.Rows;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** What can be searched, and by which conditions besides the rows' own fields. */
final class Searches {

  /** Definitions that were deleted are not shown at all. */
  private static final JsonNode STATE_OF_DEPLOYED = TextNode.valueOf("ACTIVE");

  static final Search PROCESS_DEFINITIONS =
      Search.over(view -> view.processDefinitions().rows(), ApiFields.PROCESS_DEFINITIONS)
          .with(
              view ->
                  Map.of(
                      "isLatestVersion",
                      (row, wanted) ->
                          view.processDefinitions().isLatestVersion(row) == wanted.asBoolean(),
                      "state",
                      (row, wanted) -> Condition.matches("state", STATE_OF_DEPLOYED, wanted)));

  static final Search PROCESS_INSTANCES =
      Search.over(view -> view.processInstances().rows(), ApiFields.PROCESS_INSTANCES)
          .with(Searches::ofProcessInstances);

  static final Search ELEMENT_INSTANCES =
      Search.over(view -> view.elementInstances().rows(), ApiFields.ELEMENT_INSTANCES)
          .with(
              view ->
                  Map.of(
                      "elementInstanceScopeKey",
                      (row, key) -> view.elementInstances().isDirectlyIn(row, key.asLong())));

  static final Search INCIDENTS = Search.over(view -> view.incidents().rows(), ApiFields.INCIDENTS);

  static final Search USER_TASKS =
      Search.over(view -> view.userTasks().rows(), ApiFields.USER_TASKS)
          .with(Searches::ofUserTasks);

  static final Search JOBS = Search.over(view -> view.jobs().rows(), ApiFields.JOBS);

  static final Search MESSAGE_SUBSCRIPTIONS =
      Search.over(view -> view.messageSubscriptions().rows(), ApiFields.MESSAGE_SUBSCRIPTIONS);

  static final Search CORRELATED_MESSAGE_SUBSCRIPTIONS =
      Search.over(
          view -> view.messageSubscriptions().correlated(),
          ApiFields.CORRELATED_MESSAGE_SUBSCRIPTIONS);

  private Searches() {}

  private static Map<String, Special> ofProcessInstances(EngineView view) {
    Rows elements = view.elementInstances().rows();
    return Map.of(
        "variables",
        (row, wanted) -> hasVariables(view, row, wanted, variable -> true),
        "elementId",
        (row, wanted) -> any(elements, row, "elementId", wanted),
        "elementInstanceState",
        (row, wanted) -> any(elements, row, "state", wanted),
        "hasElementInstanceIncident",
        (row, wanted) -> any(elements, row, "hasIncident", wanted),
        "errorMessage",
        (row, wanted) -> any(view.incidents().rows(), row, "errorMessage", wanted),
        "hasRetriesLeft",
        (row, wanted) -> any(view.jobs().rows(), row, "hasFailedWithRetriesLeft", wanted));
  }

  private static Map<String, Special> ofUserTasks(EngineView view) {
    Function<ObjectNode, String> instance = row -> row.path("processInstanceKey").asText();
    Function<ObjectNode, String> element = row -> row.path("elementInstanceKey").asText();
    return Map.of(
        "candidateGroup",
        (row, wanted) -> anyOf(row.path("candidateGroups"), wanted),
        "candidateUser",
        (row, wanted) -> anyOf(row.path("candidateUsers"), wanted),
        "processInstanceVariables",
        (row, wanted) -> hasVariables(view, row, wanted, inScope(instance.apply(row))),
        "localVariables",
        (row, wanted) -> hasVariables(view, row, wanted, inScope(element.apply(row))));
  }

  private static Predicate<ObjectNode> inScope(String scopeKey) {
    return variable -> variable.path("scopeKey").asText().equals(scopeKey);
  }

  /** Every wanted {@code {"name", "value"}} is among the instance's variables. */
  private static boolean hasVariables(
      EngineView view, ObjectNode row, JsonNode wanted, Predicate<ObjectNode> among) {
    var variables =
        view.variables().rows().ofInstance(row.path("processInstanceKey").asLong()).stream()
            .filter(among)
            .toList();
    for (JsonNode one : wanted) {
      boolean found =
          variables.stream()
              .anyMatch(
                  variable ->
                      variable.path("name").asText().equals(one.path("name").asText())
                          && Condition.matches("value", variable.get("value"), one.get("value")));
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(Rows rows, ObjectNode instance, String field, JsonNode wanted) {
    return rows.ofInstance(instance.path("processInstanceKey").asLong()).stream()
        .anyMatch(row -> Condition.matches(field, row.get(field), wanted));
  }

  private static boolean anyOf(JsonNode list, JsonNode wanted) {
    for (JsonNode entry : list) {
      if (Condition.matches("entry", entry, wanted)) {
        return true;
      }
    }
    return false;
  }
}
