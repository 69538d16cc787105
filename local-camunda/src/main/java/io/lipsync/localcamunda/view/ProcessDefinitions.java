package io.lipsync.localcamunda.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ProcessRecord;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Rows, XML and names of the deployed processes. Not thread-safe: {@link EngineView} guards it. */
public final class ProcessDefinitions implements Projection<ProcessRecord> {

  private final Rows rows =
      new Rows(
          "name",
          "resourceName",
          "version",
          "versionTag",
          "processDefinitionId",
          "tenantId",
          "processDefinitionKey",
          "hasStartForm");
  private final Map<Long, String> xmlByKey = new HashMap<>();
  private final Map<Long, BpmnModel> modelByKey = new HashMap<>();
  private final Map<String, Integer> latestVersionById = new HashMap<>();

  ProcessDefinitions() {}

  @Override
  public void on(EngineEvent<ProcessRecord> event) {
    if (event.is(ProcessIntent.CREATED)) {
      deployed(event.value());
    } else if (event.is(ProcessIntent.DELETED)) {
      deleted(event.value());
    }
  }

  private void deployed(ProcessRecord process) {
    long key = process.getProcessDefinitionKey();
    String id = process.getBpmnProcessId();
    var model = BpmnModel.parse(process.getResource());
    modelByKey.put(key, model);
    xmlByKey.put(key, new String(process.getResource(), StandardCharsets.UTF_8));
    latestVersionById.merge(id, process.getVersion(), Math::max);
    ObjectNode row = rows.blank();
    row.put("name", model.name(id).orElse(null));
    row.put("resourceName", process.getResourceName());
    row.put("version", process.getVersion());
    row.put("versionTag", Key.orNull(process.getVersionTag()));
    row.put("processDefinitionId", id);
    row.put("tenantId", process.getTenantId());
    row.put("processDefinitionKey", Key.text(key));
    row.put("hasStartForm", model.startForm(id).isPresent());
    rows.add(key, row);
  }

  private void deleted(ProcessRecord process) {
    rows.remove(process.getProcessDefinitionKey());
    String id = process.getBpmnProcessId();
    latestVersionById.remove(id);
    rows.all().stream()
        .filter(row -> row.path("processDefinitionId").asText().equals(id))
        .forEach(row -> latestVersionById.merge(id, row.path("version").asInt(), Math::max));
  }

  /** The rows of all deployed definitions. */
  public Rows rows() {
    return rows;
  }

  /** Whether a row shows the newest version of its process. */
  public boolean isLatestVersion(ObjectNode row) {
    String id = row.path("processDefinitionId").asText();
    return row.path("version").asInt() == latestVersionById.getOrDefault(id, -1);
  }

  /** The BPMN file, as deployed. */
  public Optional<String> xml(long key) {
    return Optional.ofNullable(xmlByKey.get(key));
  }

  /** The id of the form of the start event. */
  public Optional<String> startForm(long key) {
    return rows.find(key)
        .flatMap(row -> modelByKey.get(key).startForm(row.path("processDefinitionId").asText()));
  }

  /** An element's (or the process's) name, or its id where the modeler gave none. */
  String nameOf(long processDefinitionKey, String elementId) {
    return Optional.ofNullable(modelByKey.get(processDefinitionKey))
        .flatMap(model -> model.name(elementId))
        .orElse(elementId);
  }

  /** The version tag of a definition, or null. */
  String versionTag(long processDefinitionKey) {
    return rows.find(processDefinitionKey)
        .map(row -> row.path("versionTag").textValue())
        .orElse(null);
  }
}
