package io.lipsync.localcamunda.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/** Rows of the process instances. Not thread-safe: {@link EngineView} guards it. */
public final class ProcessInstances implements Projection<ProcessInstanceRecord> {

  private final Rows rows =
      new Rows(
          "processDefinitionId",
          "processDefinitionName",
          "processDefinitionVersion",
          "processDefinitionVersionTag",
          "startDate",
          "endDate",
          "state",
          "hasIncident",
          "tenantId",
          "processInstanceKey",
          "processDefinitionKey",
          "parentProcessInstanceKey",
          "parentElementInstanceKey",
          "tags");
  private final Deque<Long> finished = new ArrayDeque<>();
  private final ProcessDefinitions definitions;

  ProcessInstances(ProcessDefinitions definitions) {
    this.definitions = definitions;
  }

  @Override
  public void on(EngineEvent<ProcessInstanceRecord> event) {
    if (event.value().getBpmnElementType() != BpmnElementType.PROCESS) {
      return;
    }
    long key = event.value().getProcessInstanceKey();
    switch ((ProcessInstanceIntent) event.intent()) {
      case ELEMENT_ACTIVATING -> rows.add(key, key, started(event));
      case ELEMENT_COMPLETED -> ended(key, "COMPLETED", event);
      case ELEMENT_TERMINATED -> ended(key, "TERMINATED", event);
      case ELEMENT_MIGRATED -> rows.update(key, row -> definition(row, event.value()));
      default -> {
        // on the way from one state to the next
      }
    }
  }

  private ObjectNode started(EngineEvent<ProcessInstanceRecord> event) {
    ProcessInstanceRecord instance = event.value();
    ObjectNode row = rows.blank();
    definition(row, instance);
    row.put("startDate", event.time());
    row.put("state", "ACTIVE");
    row.put("hasIncident", false);
    row.put("tenantId", instance.getTenantId());
    row.put("processInstanceKey", Key.text(instance.getProcessInstanceKey()));
    row.put("parentProcessInstanceKey", Key.text(instance.getParentProcessInstanceKey()));
    row.put("parentElementInstanceKey", Key.text(instance.getParentElementInstanceKey()));
    instance.getTags().forEach(row.putArray("tags")::add);
    return row;
  }

  private void definition(ObjectNode row, ProcessInstanceRecord instance) {
    long key = instance.getProcessDefinitionKey();
    row.put("processDefinitionKey", Key.text(key));
    row.put("processDefinitionId", instance.getBpmnProcessId());
    row.put("processDefinitionName", definitions.nameOf(key, instance.getBpmnProcessId()));
    row.put("processDefinitionVersion", instance.getVersion());
    row.put("processDefinitionVersionTag", definitions.versionTag(key));
  }

  private void ended(long key, String state, EngineEvent<ProcessInstanceRecord> event) {
    rows.update(key, row -> row.put("state", state).put("endDate", event.time()));
    finished.addLast(key);
  }

  void incident(long processInstanceKey, boolean has) {
    rows.update(processInstanceKey, row -> row.put("hasIncident", has));
  }

  /** The oldest finished instance when there are more than the given number of them. */
  OptionalLong nextFinishedBeyond(int keep) {
    return finished.size() > keep ? OptionalLong.of(finished.removeFirst()) : OptionalLong.empty();
  }

  /** The rows of all instances. */
  public Rows rows() {
    return rows;
  }
}
