package io.lipsync.localcamunda.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Rows of the incidents; also marks the element instances and process instances around an active
 * incident, up to the calling processes. Not thread-safe: {@link EngineView} guards it.
 */
public final class Incidents implements Projection<IncidentRecord> {

  private final Rows rows =
      new Rows(
          "processDefinitionId",
          "errorType",
          "errorMessage",
          "elementId",
          "creationTime",
          "state",
          "tenantId",
          "incidentKey",
          "processDefinitionKey",
          "processInstanceKey",
          "elementInstanceKey",
          "jobKey");
  private final Map<Long, Integer> activeByScope = new HashMap<>();
  private final ProcessInstances processInstances;
  private final ElementInstances elementInstances;

  Incidents(ProcessInstances processInstances, ElementInstances elementInstances) {
    this.processInstances = processInstances;
    this.elementInstances = elementInstances;
  }

  @Override
  public void on(EngineEvent<IncidentRecord> event) {
    IncidentRecord incident = event.value();
    if (event.is(IncidentIntent.CREATED)) {
      rows.add(event.key(), incident.getProcessInstanceKey(), row(event));
      elementInstances.ownIncident(incident.getElementInstanceKey(), Key.text(event.key()));
      scopes(incident).forEach(scope -> mark(scope, +1));
    } else if (event.is(IncidentIntent.RESOLVED)) {
      rows.update(event.key(), row -> row.put("state", "RESOLVED"));
      elementInstances.ownIncident(incident.getElementInstanceKey(), null);
      scopes(incident).forEach(scope -> mark(scope, -1));
    } else if (event.is(IncidentIntent.MIGRATED)) {
      rows.update(event.key(), row -> where(row, incident));
    }
  }

  private ObjectNode row(EngineEvent<IncidentRecord> event) {
    IncidentRecord incident = event.value();
    ObjectNode row = rows.blank();
    where(row, incident);
    row.put("errorType", incident.getErrorType().name());
    row.put("errorMessage", incident.getErrorMessage());
    row.put("creationTime", event.time());
    row.put("state", "ACTIVE");
    row.put("tenantId", incident.getTenantId());
    row.put("incidentKey", Key.text(event.key()));
    row.put("processInstanceKey", Key.text(incident.getProcessInstanceKey()));
    row.put("elementInstanceKey", Key.text(incident.getElementInstanceKey()));
    row.put("jobKey", Key.text(incident.getJobKey()));
    return row;
  }

  private static void where(ObjectNode row, IncidentRecord incident) {
    row.put("processDefinitionId", incident.getBpmnProcessId());
    row.put("processDefinitionKey", Key.text(incident.getProcessDefinitionKey()));
    row.put("elementId", incident.getElementId());
  }

  /** The instances and elements from the outermost calling process down to the failed element. */
  private static LongStream scopes(IncidentRecord incident) {
    return incident.getElementInstancePath().stream()
        .flatMap(path -> path.stream())
        .mapToLong(Long::longValue)
        .distinct();
  }

  private void mark(long scope, int change) {
    int active = activeByScope.merge(scope, change, Integer::sum);
    if (active <= 0) {
      activeByScope.remove(scope);
    }
    processInstances.incident(scope, active > 0);
    elementInstances.incident(scope, active > 0);
  }

  /** The rows of all incidents, resolved ones included. */
  public Rows rows() {
    return rows;
  }
}
