package io.lipsync.connector.query;

import io.lipsync.connector.provider.Connection;

/**
 * The get-task variable {@code lipSync} as it arrives.
 *
 * @param connection provider, key and address
 * @param taskId the provider's task id, normally {@code submission.taskId}
 * @param correlationKey repeated in the result, optional
 * @param callback whether and where a callback is expected, optional
 */
public record TaskRequest(
    Connection connection, String taskId, String correlationKey, Callback callback) {

  /**
   * @param baseUrl the callback address of the submission, empty for the runtime's own setting
   */
  public record Callback(String baseUrl) {}
}
