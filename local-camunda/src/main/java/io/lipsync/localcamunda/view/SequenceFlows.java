package io.lipsync.localcamunda.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;

/** Rows of the sequence flows that were taken. Not thread-safe: {@link EngineView} guards it. */
public final class SequenceFlows implements Projection<ProcessInstanceRecord> {

  private final Rows rows =
      new Rows(
          "sequenceFlowId",
          "processInstanceKey",
          "processDefinitionKey",
          "processDefinitionId",
          "elementId",
          "tenantId");

  SequenceFlows() {}

  @Override
  public void on(EngineEvent<ProcessInstanceRecord> event) {
    if (!event.is(ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN)) {
      return;
    }
    ProcessInstanceRecord flow = event.value();
    ObjectNode row = rows.blank();
    row.put("sequenceFlowId", flow.getProcessInstanceKey() + "_" + flow.getElementId());
    row.put("processInstanceKey", Key.text(flow.getProcessInstanceKey()));
    row.put("processDefinitionKey", Key.text(flow.getProcessDefinitionKey()));
    row.put("processDefinitionId", flow.getBpmnProcessId());
    row.put("elementId", flow.getElementId());
    row.put("tenantId", flow.getTenantId());
    rows.add(event.key(), flow.getProcessInstanceKey(), row);
  }

  /** The rows of all flows taken. */
  public Rows rows() {
    return rows;
  }
}
