package io.lipsync.connector.operation;

import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.query.AccountRequest;
import io.lipsync.connector.query.CancelRequest;
import io.lipsync.connector.query.TaskRequest;
import io.lipsync.connector.result.SaveRequest;
import io.lipsync.connector.submit.SubmitRequest;
import io.lipsync.connector.task.Failures;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a Lip-Sync task can do; its task header {@code operation} chooses one. */
public enum LipSyncOperation {
  SUBMIT("submit", "Submit a lip-sync task", SubmitRequest.class),
  GET_TASK("getTask", "Get a lip-sync task", TaskRequest.class),
  CANCEL_TASK("cancelTask", "Cancel a lip-sync task", CancelRequest.class),
  CHECK_ACCOUNT("checkAccount", "Check a provider account", AccountRequest.class),
  SAVE_RESULT("saveResult", "Save the finished video", SaveRequest.class);

  private final String id;
  private final String label;
  private final Class<?> request;

  LipSyncOperation(String id, String label, Class<?> request) {
    this.id = id;
    this.label = label;
    this.request = request;
  }

  /**
   * The operation that a task header names.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} when there is
   *     none of that name
   */
  public static LipSyncOperation of(String header) {
    return Arrays.stream(values())
        .filter(operation -> operation.id.equals(header))
        .findFirst()
        .orElseThrow(
            () ->
                Failures.invalidInput(
                    "operation",
                    header == null ? "is missing" : "is " + Redaction.quoted(header),
                    "Use the Lip-Sync element template, or one of "
                        + Arrays.stream(values())
                            .map(LipSyncOperation::id)
                            .collect(Collectors.joining(", "))));
  }

  /** The value of the task header. */
  public String id() {
    return id;
  }

  /** The name that modelers show. */
  public String label() {
    return label;
  }

  /** What the variable {@code lipSync} holds for it. */
  public Class<?> request() {
    return request;
  }
}
