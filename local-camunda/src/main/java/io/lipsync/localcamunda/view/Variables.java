package io.lipsync.localcamunda.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableRecord;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;

/** Rows of the variables of all scopes. Not thread-safe: {@link EngineView} guards it. */
public final class Variables implements Projection<VariableRecord> {

  private final Rows rows =
      new Rows("value", "name", "tenantId", "variableKey", "scopeKey", "processInstanceKey");

  Variables() {}

  @Override
  public void on(EngineEvent<VariableRecord> event) {
    VariableRecord variable = event.value();
    if (event.is(VariableIntent.CREATED)) {
      ObjectNode row = rows.blank();
      row.put("value", variable.getValue());
      row.put("name", variable.getName());
      row.put("tenantId", variable.getTenantId());
      row.put("variableKey", Key.text(event.key()));
      row.put("scopeKey", Key.text(variable.getScopeKey()));
      row.put("processInstanceKey", Key.text(variable.getProcessInstanceKey()));
      rows.add(event.key(), variable.getProcessInstanceKey(), row);
    } else if (event.is(VariableIntent.UPDATED)) {
      rows.update(event.key(), row -> row.put("value", variable.getValue()));
    }
  }

  /** The rows of all variables; a value is JSON text in full length. */
  public Rows rows() {
    return rows;
  }
}
