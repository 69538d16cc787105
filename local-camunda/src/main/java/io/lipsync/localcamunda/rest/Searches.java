package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.localcamunda.query.Condition;
import io.lipsync.localcamunda.query.Filter.Special;
import io.lipsync.localcamunda.view.EngineView;
import io.lipsync.localcamunda.view.Rows;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** What can be searched, and by which conditions besides the rows' own fields. */
final class Searches {

  static final Search PROCESS_DEFINITIONS =
      Search.over(view -> view.processDefinitions().rows())
          .with(
              view ->
                  Map.of(
                      "isLatestVersion",
                      (row, wanted) ->
                          view.processDefinitions().isLatestVersion(row) == wanted.asBoolean()));

  static final Search PROCESS_INSTANCES =
      Search.over(view -> view.processInstances().rows()).with(Searches::ofProcessInstances);

  static final Search ELEMENT_INSTANCES =
      Search.over(view -> view.elementInstances().rows())
          .with(
              view ->
                  Map.of(
                      "elementInstanceScopeKey",
                      (row, key) -> view.elementInstances().isDirectlyIn(row, key.asLong())));

  static final Search INCIDENTS = Search.over(view -> view.incidents().rows());

  static final Search USER_TASKS =
      Search.over(view -> view.userTasks().rows()).with(Searches::ofUserTasks);

  static final Search JOBS = Search.over(view -> view.jobs().rows());

  static final Search MESSAGE_SUBSCRIPTIONS =
      Search.over(view -> view.messageSubscriptions().rows());

  static final Search CORRELATED_MESSAGE_SUBSCRIPTIONS =
      Search.over(view -> view.messageSubscriptions().correlated());

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

  /** The answer of a search over things that are never here. */
  static Endpoint nothing() {
    return call -> {
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      answer.putArray("items");
      answer
          .putObject("page")
          .put("totalItems", 0)
          .put("hasMoreTotalItems", false)
          .putNull("startCursor")
          .putNull("endCursor");
      return Answer.ok(answer);
    };
  }
}
