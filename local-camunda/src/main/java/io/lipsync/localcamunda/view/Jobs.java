package io.lipsync.localcamunda.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import java.time.Instant;

/** Rows of the jobs. Not thread-safe: {@link EngineView} guards it. */
public final class Jobs implements Projection<JobRecord> {

  private final Rows rows =
      new Rows(
          "customHeaders",
          "deadline",
          "deniedReason",
          "elementId",
          "elementInstanceKey",
          "endTime",
          "errorCode",
          "errorMessage",
          "hasFailedWithRetriesLeft",
          "isDenied",
          "jobKey",
          "kind",
          "listenerEventType",
          "processDefinitionId",
          "processDefinitionKey",
          "processInstanceKey",
          "retries",
          "state",
          "tenantId",
          "type",
          "worker");

  Jobs() {}

  @Override
  public void on(EngineEvent<JobRecord> event) {
    String state = state((JobIntent) event.intent());
    if (state == null) {
      return;
    }
    if (event.is(JobIntent.CREATED)) {
      rows.add(event.key(), event.value().getProcessInstanceKey(), created(event));
    }
    rows.update(event.key(), row -> changed(row, state, event));
  }

  private static String state(JobIntent intent) {
    return switch (intent) {
      case CREATED -> "CREATED";
      case COMPLETED -> "COMPLETED";
      case FAILED -> "FAILED";
      case TIMED_OUT -> "TIMED_OUT";
      case CANCELED -> "CANCELED";
      case ERROR_THROWN -> "ERROR_THROWN";
      case RETRIES_UPDATED -> "RETRIES_UPDATED";
      case MIGRATED -> "MIGRATED";
      default -> null;
    };
  }

  private ObjectNode created(EngineEvent<JobRecord> event) {
    JobRecord job = event.value();
    ObjectNode row = rows.blank();
    ObjectNode headers = row.putObject("customHeaders");
    job.getCustomHeaders().forEach(headers::put);
    row.put("elementInstanceKey", Key.text(job.getElementInstanceKey()));
    row.put("jobKey", Key.text(event.key()));
    row.put("kind", job.getJobKind().name());
    row.put("listenerEventType", job.getJobListenerEventType().name());
    row.put("processInstanceKey", Key.text(job.getProcessInstanceKey()));
    row.put("tenantId", job.getTenantId());
    row.put("type", job.getType());
    return row;
  }

  private static void changed(ObjectNode row, String state, EngineEvent<JobRecord> event) {
    JobRecord job = event.value();
    row.put("state", state);
    row.put("elementId", job.getElementId());
    row.put("processDefinitionId", job.getBpmnProcessId());
    row.put("processDefinitionKey", Key.text(job.getProcessDefinitionKey()));
    row.put("retries", job.getRetries());
    row.put("worker", job.getWorker());
    row.put("errorCode", Key.orNull(job.getErrorCode()));
    row.put("errorMessage", Key.orNull(job.getErrorMessage()));
    row.put("hasFailedWithRetriesLeft", event.is(JobIntent.FAILED) && job.getRetries() > 0);
    row.put("isDenied", job.getResult().isDenied());
    row.put("deniedReason", Key.orNull(job.getResult().getDeniedReason()));
    if (job.getDeadline() > 0) {
      row.put("deadline", Times.text(Instant.ofEpochMilli(job.getDeadline())));
    }
    if (event.is(JobIntent.COMPLETED, JobIntent.CANCELED, JobIntent.ERROR_THROWN)) {
      row.put("endTime", event.time());
    }
  }

  /** The rows of all jobs. */
  public Rows rows() {
    return rows;
  }
}
