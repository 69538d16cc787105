package io.lipsync.connector.provider.dashscope;

import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.util.function.BiFunction;

/**
 * Cancels tasks that still queue, as Alibaba's page about asynchronous tasks describes it.
 * Thread-safe.
 *
 * @param read reads a task
 */
record DashscopeCancel(VendorApi api, BiFunction<ProviderAccount, String, Answer<FoundTask>> read) {
  private static final String NOT_PENDING = "UnsupportedOperation";

  Answer<String> cancel(ProviderAccount account, String taskId) {
    Answer<String> answer =
        api.cancel(
            account,
            ApiRequest.post(account.taskEndpoint("/api/v1/tasks/{id}/cancel", taskId), null));
    return isNotPending(answer) ? notPending(account, taskId) : answer;
  }

  private static boolean isNotPending(Answer<String> answer) {
    return answer instanceof Answer.Refused<String> refused
        && NOT_PENDING.equalsIgnoreCase(refused.failure().providerCode());
  }

  /** Perhaps it is an earlier try that cancelled it: only the task itself can tell. */
  private Answer<String> notPending(ProviderAccount account, String taskId) {
    Answer<FoundTask> answer = read.apply(account, taskId);
    return answer instanceof Answer.Ok<FoundTask> ok
            && ok.value().task().status() != TaskStatus.CANCELLED
        ? new Answer.Refused<>(goesOn(ok.value().task().status()))
        : answer.map(cancelled -> null, failure -> failure);
  }

  private static TaskFailure goesOn(TaskStatus status) {
    return TaskFailure.of(
        FailureCode.NOT_CANCELLABLE,
        "DashScope cancels only tasks that still queue, and this one is " + status.word(),
        false);
  }
}
