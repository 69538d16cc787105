package io.lipsync.connector.query;

import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;

/**
 * Stops a task, where the provider can. May be repeated: what is cancelled stays so. Thread-safe.
 */
public final class TaskCanceller {
  private final Providers providers;

  /** A canceller for the given vendors. */
  public TaskCanceller(Providers providers) {
    this.providers = providers;
  }

  /**
   * Stops one task.
   *
   * @return the cancelled task
   * @throws io.camunda.connector.api.error.ConnectorException {@code NOT_CANCELLABLE} with the
   *     reason, or why the provider did not even try
   */
  public LipSyncTask cancel(CancelRequest request) {
    TaskRequest checked = CancelRequest.task(request);
    ProviderAccount account = providers.account(checked.connection());
    String taskId = checked.taskIdOf(account.provider());
    String requestId = account.provider().cancel(account, taskId).orThrow();
    return checked.keyed(
        LipSyncTask.builder(account.provider().id(), taskId, TaskStatus.CANCELLED)
            .failure(
                new TaskFailure(
                    FailureCode.TASK_CANCELLED,
                    "The process cancelled the task",
                    false,
                    "If the video is still wanted, it takes a new submission, which costs again.",
                    null))
            .requestId(requestId)
            .build());
  }
}
