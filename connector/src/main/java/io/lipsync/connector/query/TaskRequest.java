package io.lipsync.connector.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.LipSyncTask;

/**
 * The variable {@code lipSync} of the operations on one task as it arrives.
 *
 * @param connection provider, key and address
 * @param taskId the provider's task id, normally {@code submission.taskId}
 * @param correlationKey repeated in the result, optional
 * @param callback whether and where a callback is expected, optional
 * @param submission the result of the submission, from which an unknown outcome is resolved; or
 *     anything else
 */
public record TaskRequest(
    Connection connection,
    String taskId,
    String correlationKey,
    Callback callback,
    JsonNode submission) {

  /** A request about a task whose id is known. */
  public TaskRequest(
      Connection connection, String taskId, String correlationKey, Callback callback) {
    this(connection, taskId, correlationKey, callback, null);
  }

  /**
   * @param baseUrl the callback address of the submission, empty for the runtime's own setting
   */
  public record Callback(String baseUrl) {}

  /** Whether nobody knows the task's id: the outcome of the submission is unknown. */
  boolean hasNoTaskId() {
    return taskId == null || taskId.isBlank();
  }

  /** The task id, if it can be one of the provider's: others never get into an address. */
  String taskIdOf(LipSyncProvider provider) {
    String id = taskId == null ? "" : taskId.trim();
    if (!provider.isTaskId(id)) {
      throw Failures.invalidInput(
          "taskId",
          id.isEmpty() ? "is missing" : "is not a task id of " + provider.id(),
          "Use the taskId of the submission's result");
    }
    return id;
  }

  /** The task under the request's correlation key, if it has one. */
  LipSyncTask keyed(LipSyncTask task) {
    return correlationKey == null || correlationKey.isBlank()
        ? task
        : task.withCorrelationKey(correlationKey);
  }
}
