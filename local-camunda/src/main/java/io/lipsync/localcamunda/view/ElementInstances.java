package io.lipsync.localcamunda.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of the element instances (the process element itself is none, as in the real API) and who
 * contains whom. Not thread-safe: {@link EngineView} guards it.
 */
public final class ElementInstances implements Projection<ProcessInstanceRecord> {

  private final Rows rows =
      new Rows(
          "processDefinitionId",
          "startDate",
          "endDate",
          "elementId",
          "elementName",
          "type",
          "state",
          "hasIncident",
          "tenantId",
          "elementInstanceKey",
          "processInstanceKey",
          "processDefinitionKey",
          "incidentKey");
  private final Map<Long, Long> scopeOf = new HashMap<>();
  private final ProcessDefinitions definitions;

  ElementInstances(ProcessDefinitions definitions) {
    this.definitions = definitions;
  }

  @Override
  public void on(EngineEvent<ProcessInstanceRecord> event) {
    ProcessInstanceRecord element = event.value();
    if (element.getBpmnElementType() == BpmnElementType.PROCESS) {
      return;
    }
    long key = event.key();
    switch ((ProcessInstanceIntent) event.intent()) {
      case ELEMENT_ACTIVATING -> {
        rows.add(key, element.getProcessInstanceKey(), started(event));
        scopeOf.put(key, element.getFlowScopeKey());
      }
      case ELEMENT_COMPLETED -> ended(key, "COMPLETED", event.time());
      case ELEMENT_TERMINATED -> ended(key, "TERMINATED", event.time());
      case ELEMENT_MIGRATED -> rows.update(key, row -> definition(row, element));
      default -> {
        // on the way from one state to the next, or a sequence flow
      }
    }
  }

  private ObjectNode started(EngineEvent<ProcessInstanceRecord> event) {
    ProcessInstanceRecord element = event.value();
    ObjectNode row = rows.blank();
    definition(row, element);
    row.put("startDate", event.time());
    row.put("type", element.getBpmnElementType().name());
    row.put("state", "ACTIVE");
    row.put("hasIncident", false);
    row.put("tenantId", element.getTenantId());
    row.put("elementInstanceKey", Key.text(event.key()));
    row.put("processInstanceKey", Key.text(element.getProcessInstanceKey()));
    return row;
  }

  private void definition(ObjectNode row, ProcessInstanceRecord element) {
    long key = element.getProcessDefinitionKey();
    row.put("processDefinitionKey", Key.text(key));
    row.put("processDefinitionId", element.getBpmnProcessId());
    row.put("elementId", element.getElementId());
    row.put("elementName", definitions.nameOf(key, element.getElementId()));
  }

  private void ended(long key, String state, String time) {
    rows.update(key, row -> row.put("state", state).put("endDate", time));
  }

  void incident(long elementInstanceKey, boolean has) {
    rows.update(elementInstanceKey, row -> row.put("hasIncident", has));
  }

  void ownIncident(long elementInstanceKey, String incidentKey) {
    rows.update(elementInstanceKey, row -> row.put("incidentKey", incidentKey));
  }

  void removeInstance(long processInstanceKey) {
    rows.ofInstance(processInstanceKey)
        .forEach(row -> scopeOf.remove(row.path("elementInstanceKey").asLong()));
    rows.removeInstance(processInstanceKey);
  }

  /** The element instance and everything around it, from the inside out to the process instance. */
  public List<Long> scopesOf(long elementInstanceKey) {
    List<Long> scopes = new ArrayList<>();
    for (Long key = elementInstanceKey; key != null; key = scopeOf.get(key)) {
      scopes.add(key);
    }
    return scopes;
  }

  /** Whether an element instance lies directly inside the given scope. */
  public boolean isDirectlyIn(ObjectNode row, long scopeKey) {
    return scopeOf.getOrDefault(row.path("elementInstanceKey").asLong(), -1L) == scopeKey;
  }

  /** The rows of all element instances. */
  public Rows rows() {
    return rows;
  }
}
