package io.lipsync.localcamunda.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.util.Optional;

/** Rows of the Camunda user tasks. Not thread-safe: {@link EngineView} guards it. */
public final class UserTasks implements Projection<UserTaskRecord> {

  private final Rows rows =
      new Rows(
          "name",
          "state",
          "assignee",
          "elementId",
          "candidateGroups",
          "candidateUsers",
          "processDefinitionId",
          "creationDate",
          "completionDate",
          "followUpDate",
          "dueDate",
          "tenantId",
          "externalFormReference",
          "processDefinitionVersion",
          "customHeaders",
          "priority",
          "userTaskKey",
          "elementInstanceKey",
          "processName",
          "processDefinitionKey",
          "processInstanceKey",
          "formKey");
  private final ProcessDefinitions definitions;

  UserTasks(ProcessDefinitions definitions) {
    this.definitions = definitions;
  }

  @Override
  public void on(EngineEvent<UserTaskRecord> event) {
    long key = event.key();
    if (event.is(UserTaskIntent.CREATING)) {
      rows.add(key, event.value().getProcessInstanceKey(), created(event));
    }
    state((UserTaskIntent) event.intent())
        .ifPresent(
            state ->
                rows.update(
                    key,
                    row -> {
                      attributes(row, event.value());
                      row.put("state", state);
                      if (event.is(UserTaskIntent.COMPLETED, UserTaskIntent.CANCELED)) {
                        row.put("completionDate", event.time());
                      }
                    }));
  }

  private static Optional<String> state(UserTaskIntent intent) {
    return Optional.ofNullable(
        switch (intent) {
          case CREATING -> "CREATING";
          case CREATED, ASSIGNED, UPDATED, MIGRATED -> "CREATED";
          case ASSIGNMENT_DENIED, UPDATE_DENIED, COMPLETION_DENIED -> "CREATED";
          case ASSIGNING, CLAIMING -> "ASSIGNING";
          case UPDATING -> "UPDATING";
          case COMPLETING -> "COMPLETING";
          case COMPLETED -> "COMPLETED";
          case CANCELING -> "CANCELING";
          case CANCELED -> "CANCELED";
          default -> null;
        });
  }

  private ObjectNode created(EngineEvent<UserTaskRecord> event) {
    UserTaskRecord task = event.value();
    ObjectNode row = rows.blank();
    row.put("creationDate", event.time());
    row.put("tenantId", task.getTenantId());
    row.put("userTaskKey", Key.text(event.key()));
    row.put("elementInstanceKey", Key.text(task.getElementInstanceKey()));
    row.put("processInstanceKey", Key.text(task.getProcessInstanceKey()));
    row.put("formKey", Key.text(task.getFormKey()));
    row.put("externalFormReference", Key.orNull(task.getExternalFormReference()));
    ObjectNode headers = row.putObject("customHeaders");
    task.getCustomHeaders().forEach(headers::put);
    return row;
  }

  private void attributes(ObjectNode row, UserTaskRecord task) {
    long definition = task.getProcessDefinitionKey();
    row.put("name", definitions.nameOf(definition, task.getElementId()));
    row.put("elementId", task.getElementId());
    row.put("processDefinitionId", task.getBpmnProcessId());
    row.put("processDefinitionVersion", task.getProcessDefinitionVersion());
    row.put("processDefinitionKey", Key.text(definition));
    row.put("processName", definitions.nameOf(definition, task.getBpmnProcessId()));
    row.put("assignee", Key.orNull(task.getAssignee()));
    row.put("dueDate", Times.text(task.getDueDate()));
    row.put("followUpDate", Times.text(task.getFollowUpDate()));
    row.put("priority", task.getPriority());
    task.getCandidateGroupsList().forEach(row.putArray("candidateGroups")::add);
    task.getCandidateUsersList().forEach(row.putArray("candidateUsers")::add);
  }

  /** The rows of all user tasks. */
  public Rows rows() {
    return rows;
  }
}
