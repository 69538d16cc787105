package io.lipsync.connector.query;

import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.task.Failures;

/**
 * The variable {@code lipSync} of a cancellation as it arrives.
 *
 * @param connection provider, key and address
 * @param taskId the provider's task id, normally {@code submission.taskId}
 * @param correlationKey repeated in the result, optional
 */
public record CancelRequest(Connection connection, String taskId, String correlationKey) {

  /** The same task, as one asks for it. */
  static TaskRequest task(CancelRequest request) {
    CancelRequest checked = Failures.required(request);
    return new TaskRequest(checked.connection, checked.taskId, checked.correlationKey, null);
  }
}
