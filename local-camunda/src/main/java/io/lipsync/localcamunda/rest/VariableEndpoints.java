package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.localcamunda.command.OperatorCommands;
import io.lipsync.localcamunda.engine.EngineHost;
import io.lipsync.localcamunda.query.Filter;
import io.lipsync.localcamunda.query.SearchQuery;
import io.lipsync.localcamunda.view.EngineView;
import io.lipsync.localcamunda.view.Rows;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and sets variables. As in the real API, searches cut long values and say so. */
final class VariableEndpoints {

  /** Longer values are cut in search answers; the single variable has the full value. */
  private static final int MAX_VALUE_LENGTH = 8191;

  private static final Search VARIABLES =
      Search.over(view -> view.variables().rows(), ApiFields.VARIABLES)
          .with(
              view ->
                  Map.of(
                      "isTruncated",
                      (row, wanted) -> isLong(row.path("value")) == wanted.asBoolean()));

  private final EngineHost engine;
  private final OperatorCommands operator;

  VariableEndpoints(EngineHost engine, OperatorCommands operator) {
    this.engine = engine;
    this.operator = operator;
  }

  Answer search(Call call) throws Exception {
    JsonNode body = call.body().only(Search.PARTS).all();
    return Answer.ok(cut(engine.query(view -> VARIABLES.run(view, body))));
  }

  Answer get(Call call) throws Exception {
    return VARIABLES.one(engine, "Variable", "variableKey").handle(call);
  }

  Answer set(Call call) throws Exception {
    Fields body = call.body().only("variables", "local", "operationReference");
    if (body.object("variables") == null) {
      throw Problem.badInput("variables must be given");
    }
    Await.answer(
        operator.setVariables(
            call.key("elementInstanceKey"), body.object("variables"), body.flag("local", false)));
    return Answer.noContent();
  }

  /** The variables that a user task sees: the innermost one of each name. */
  Answer ofUserTask(Call call) throws Exception {
    long key = call.key("userTaskKey");
    JsonNode body = call.body().only(Search.PARTS).all();
    return Answer.ok(
        cut(
            engine.query(
                view -> {
                  ObjectNode task =
                      view.userTasks()
                          .rows()
                          .find(key)
                          .orElseThrow(() -> Problem.notFound("User task", key));
                  var fields = ApiFields.USER_TASK_VARIABLES;
                  var query = new SearchQuery(body, fields, new Filter(fields, Map.of()));
                  return query.run(visible(view, task.path("elementInstanceKey").asLong()));
                })));
  }

  private static Collection<ObjectNode> visible(EngineView view, long elementInstanceKey) {
    List<Long> scopes = view.elementInstances().scopesOf(elementInstanceKey);
    Rows rows = view.variables().rows();
    Collection<ObjectNode> all = rows.ofInstance(scopes.getLast());
    Map<String, ObjectNode> byName = new LinkedHashMap<>();
    for (long scope : scopes) {
      all.stream()
          .filter(row -> row.path("scopeKey").asLong() == scope)
          .forEach(row -> byName.putIfAbsent(row.path("name").asText(), row));
    }
    return byName.values();
  }

  private static ObjectNode cut(ObjectNode answer) {
    ArrayNode items = (ArrayNode) answer.get("items");
    for (int i = 0; i < items.size(); i++) {
      ObjectNode row = items.get(i).deepCopy();
      boolean cut = isLong(row.path("value"));
      row.put("isTruncated", cut);
      if (cut) {
        row.put("value", row.path("value").asText().substring(0, MAX_VALUE_LENGTH));
      }
      items.set(i, row);
    }
    return answer;
  }

  private static boolean isLong(JsonNode value) {
    return value.asText().length() > MAX_VALUE_LENGTH;
  }
}
