package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.localcamunda.command.OperatorCommands;
import io.lipsync.localcamunda.engine.EngineHost;

/** Resolves incidents and shows those of one instance. */
final class IncidentEndpoints {

  private final EngineHost engine;
  private final OperatorCommands operator;

  IncidentEndpoints(EngineHost engine, OperatorCommands operator) {
    this.engine = engine;
    this.operator = operator;
  }

  Answer resolve(Call call) throws Exception {
    call.body().only("operationReference");
    Await.answer(operator.resolveIncident(call.key("incidentKey")));
    return Answer.noContent();
  }

  Answer ofProcessInstance(Call call) throws Exception {
    ObjectNode body = call.body().only(Search.PARTS).all();
    JsonNode filter = body.path("filter");
    ObjectNode narrowed = filter.isObject() ? (ObjectNode) filter : body.putObject("filter");
    narrowed.put("processInstanceKey", Long.toString(call.key("processInstanceKey")));
    return Answer.ok(engine.query(view -> Searches.INCIDENTS.run(view, body)));
  }
}
