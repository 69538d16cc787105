package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.lipsync.localcamunda.command.ProcessInstanceCommands;
import io.lipsync.localcamunda.command.ProcessInstanceCommands.Start;
import io.lipsync.localcamunda.engine.EngineHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Starts and cancels process instances, and shows which way they went. */
final class ProcessInstanceEndpoints {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration AWAIT_COMPLETION = Duration.ofSeconds(10);

  private final EngineHost engine;
  private final ProcessInstanceCommands commands;

  ProcessInstanceEndpoints(EngineHost engine, ProcessInstanceCommands commands) {
    this.engine = engine;
    this.commands = commands;
  }

  Answer create(Call call) throws Exception {
    Fields body =
        call.body()
            .only(
                "processDefinitionId",
                "processDefinitionVersion",
                "processDefinitionKey",
                "variables",
                "tags",
                "startInstructions",
                "awaitCompletion",
                "requestTimeout",
                "fetchVariables",
                "operationReference",
                "tenantId")
            .ofDefaultTenant("Create Process Instance");
    boolean byId = body.text("processDefinitionId").isPresent();
    boolean byKey = body.number("processDefinitionKey").isPresent();
    if (byId == byKey) {
      throw Problem.badInput(
          "exactly one of processDefinitionId and processDefinitionKey must be given");
    }
    var start =
        new Start(
            body.text("processDefinitionId").orElse(""),
            body.number("processDefinitionVersion").orElse(-1L).intValue(),
            body.number("processDefinitionKey").orElse(-1L),
            body.object("variables"),
            Set.copyOf(body.texts("tags").orElse(List.of())),
            startInstructions(body));
    return body.flag("awaitCompletion", false) ? createAndAwait(body, start) : create(start);
  }

  private static List<String> startInstructions(Fields body) {
    List<String> elements = new ArrayList<>();
    body.get("startInstructions")
        .ifPresent(all -> all.forEach(one -> elements.add(one.path("elementId").asText())));
    return elements;
  }

  private Answer create(Start start) throws Exception {
    var instance = Await.answer(commands.create(start));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("processDefinitionId", instance.getBpmnProcessId());
    answer.put("processDefinitionVersion", instance.getVersion());
    answer.put("tenantId", instance.getTenantId());
    answer.putObject("variables");
    answer.put("processDefinitionKey", Long.toString(instance.getProcessDefinitionKey()));
    answer.put("processInstanceKey", Long.toString(instance.getProcessInstanceKey()));
    instance.getTags().forEach(answer.putArray("tags")::add);
    return Answer.ok(answer);
  }

  private Answer createAndAwait(Fields body, Start start) throws Exception {
    Duration atMost = body.millis("requestTimeout").orElse(AWAIT_COMPLETION);
    var fetch = body.texts("fetchVariables").orElse(List.of());
    var instance =
        Await.answer(
            commands.createAndAwait(start, fetch), atMost.isPositive() ? atMost : AWAIT_COMPLETION);
    JsonNode variables =
        JSON.readTree(MsgPackConverter.convertToJson(instance.getVariablesBuffer()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("processDefinitionId", instance.getBpmnProcessId());
    answer.put("processDefinitionVersion", instance.getVersion());
    answer.put("tenantId", instance.getTenantId());
    answer.set("variables", variables);
    answer.put("processDefinitionKey", Long.toString(instance.getProcessDefinitionKey()));
    answer.put("processInstanceKey", Long.toString(instance.getProcessInstanceKey()));
    answer.putArray("tags");
    return Answer.ok(answer);
  }

  Answer cancel(Call call) throws Exception {
    call.body().only("operationReference");
    Await.answer(commands.cancel(call.key("processInstanceKey")));
    return Answer.noContent();
  }

  Answer sequenceFlows(Call call) {
    long key = call.key("processInstanceKey");
    List<ObjectNode> flows = engine.query(view -> view.sequenceFlows().rows().ofInstance(key));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("items").addAll(flows);
    return Answer.ok(answer);
  }
}
