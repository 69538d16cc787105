package io.lipsync.connector.provider.dashscope;

import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.provider.CancelAnswer;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.ReadAnswer;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.task.TaskStatus;
import java.util.function.BiFunction;

/**
 * Cancels tasks that still queue, as Alibaba's page about asynchronous tasks describes it.
 * Thread-safe.
 *
 * @param read reads a task
 */
record DashscopeCancel(VendorApi api, BiFunction<ProviderAccount, String, ReadAnswer> read) {
  private static final String NOT_PENDING = "UnsupportedOperation";

  CancelAnswer cancel(ProviderAccount account, String taskId) {
    ApiRequest request =
        ApiRequest.post(account.taskEndpoint("/api/v1/tasks/{id}/cancel", taskId), null);
    CancelAnswer answer = api.cancel(account, request, cancelled -> new CancelAnswer.Cancelled());
    return isNotPending(answer) ? notPending(account, taskId) : answer;
  }

  private static boolean isNotPending(CancelAnswer answer) {
    return answer instanceof CancelAnswer.Refused refused
        && NOT_PENDING.equalsIgnoreCase(refused.failure().providerCode());
  }

  /** Perhaps it is an earlier try that cancelled it: only the task itself can tell. */
  private CancelAnswer notPending(ProviderAccount account, String taskId) {
    String only = "DashScope cancels only tasks that still queue";
    return switch (read.apply(account, taskId)) {
      case ReadAnswer.Found found ->
          found.task().status() == TaskStatus.CANCELLED
              ? new CancelAnswer.Cancelled()
              : new CancelAnswer.NotCancellable(
                  only + ", and this one is " + found.task().status().word());
      case ReadAnswer.Unavailable later ->
          new CancelAnswer.Unavailable(later.failure(), later.retryAfter());
      case ReadAnswer.Refused refused -> new CancelAnswer.Refused(refused.failure());
    };
  }
}
