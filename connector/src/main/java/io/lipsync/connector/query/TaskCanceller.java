package io.lipsync.connector.query;

import io.lipsync.connector.provider.CancelAnswer;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.time.Duration;

/**
 * Stops a task, where the provider can. May be repeated: what is cancelled stays so. Thread-safe.
 */
public final class TaskCanceller {
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);

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
    return switch (account.provider().cancel(account, taskId)) {
      case CancelAnswer.Cancelled cancelled ->
          checked.keyed(
              LipSyncTask.builder(account.provider().id(), taskId, TaskStatus.CANCELLED)
                  .failure(
                      new TaskFailure(
                          FailureCode.TASK_CANCELLED,
                          "The process cancelled the task",
                          false,
                          "If the video is still wanted, it takes a new submission, which costs"
                              + " again.",
                          null))
                  .requestId(cancelled.requestId())
                  .build());
      case CancelAnswer.NotCancellable goesOn ->
          throw Failures.permanent(
              TaskFailure.of(FailureCode.NOT_CANCELLABLE, goesOn.reason(), false));
      case CancelAnswer.Unavailable later ->
          throw Failures.temporary(
              later.failure(), later.retryAfter() == null ? RETRY_WAIT : later.retryAfter());
      case CancelAnswer.Refused refused -> throw Failures.permanent(refused.failure());
    };
  }
}
