package io.lipsync.connector.query;

import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.CheckPace;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks the provider how a task stands. Costs nothing and may be repeated. Thread-safe.
 *
 * <p>A provider that cannot tell at the moment is no error: the answer is a task with status
 * unknown and the time to wait, so that a waiting process goes on waiting instead of stopping with
 * an incident in the middle of the night.
 */
public final class TaskReader {
  private final Providers providers;
  private final CallbackUrls callbackUrls;
  private final Clock clock;
  private final LostOrders lostOrders;

  /**
   * A reader for the given vendors.
   *
   * @param clock tells dates
   * @param lostOrders finds out what became of orders without a task id
   */
  public TaskReader(
      Providers providers, CallbackUrls callbackUrls, Clock clock, LostOrders lostOrders) {
    this.providers = providers;
    this.callbackUrls = callbackUrls;
    this.clock = clock;
    this.lostOrders = lostOrders;
  }

  /**
   * Reads one task. Without a task id the provider is asked what became of the order, if it can be:
   * the task is found, or was never created, or its status stays unknown, and only a callback or a
   * person can tell more.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT}, {@code
   *     UNAUTHORIZED}, {@code ACCESS_DENIED} or {@code TASK_NOT_FOUND}, without retries
   */
  public LipSyncTask read(TaskRequest request) {
    TaskRequest checked = Failures.required(request);
    ProviderAccount account = providers.account(checked.connection());
    boolean callback = expectsCallback(account, checked);
    return checked.keyed(
        checked.hasNoTaskId()
            ? withoutId(account, checked, callback)
            : read(account, checked.taskIdOf(account.provider()), callback));
  }

  private LipSyncTask withoutId(ProviderAccount account, TaskRequest request, boolean callback) {
    LostOrder order = LostOrder.of(request.submission());
    if (order == null) {
      return nameless(account, null, null, callback);
    }
    return switch (lostOrders.look(account, order, request.correlationKey())) {
      case LostOrders.Finding.Task found -> read(account, found.taskId(), callback);
      case LostOrders.Finding.NotCreated none -> notCreated(account);
      case LostOrders.Finding.Open open -> nameless(account, open.reason(), open.again(), callback);
    };
  }

  private static LipSyncTask notCreated(ProviderAccount account) {
    return LipSyncTask.builder(account.provider().id(), null, TaskStatus.FAILED)
        .failure(
            TaskFailure.of(
                FailureCode.TASK_NOT_CREATED,
                "The answer to the submission was lost, and the provider shows twice that it has no"
                    + " task of it",
                true))
        .build();
  }

  private LipSyncTask read(ProviderAccount account, String taskId, boolean callback) {
    return switch (account.provider().read(account, taskId)) {
      case Answer.Ok<FoundTask> ok -> found(account, ok.value(), callback);
      case Answer.Later<FoundTask> later ->
          unavailable(account, taskId, later.failure(), later.retryAfter(), callback);
      case Answer.Refused<FoundTask> refused -> {
        // Only what asking again cannot mend is an error.
        if (!refused.failure().code().mayPass()) {
          throw Failures.permanent(refused.failure());
        }
        yield unavailable(account, taskId, refused.failure(), null, callback);
      }
    };
  }

  /**
   * @param seen what was found out, a sentence without its full stop, or null
   * @param again when to ask again, or null for after the longest wait
   */
  private static LipSyncTask nameless(
      ProviderAccount account, String seen, Duration again, boolean callback) {
    String advice =
        callback
            ? "Wait for the callback, it brings the result; if none comes, look in the provider's"
                + " console before anybody submits again."
            : "No callback is expected: look in the provider's console whether the task exists, and"
                + " use its id.";
    return LipSyncTask.builder(account.provider().id(), null, TaskStatus.UNKNOWN)
        .failure(
            new TaskFailure(
                FailureCode.SUBMIT_OUTCOME_UNKNOWN,
                "Nobody knows the task's id: the answer to its submission was lost"
                    + (seen == null ? "" : ", and " + seen),
                true,
                advice,
                null))
        .checkAfter(again == null ? CheckPace.longest() : again)
        .build();
  }

  private boolean expectsCallback(ProviderAccount account, TaskRequest request) {
    String ownBase = request.callback() == null ? null : request.callback().baseUrl();
    return callbackUrls.isExpected(account.provider(), ownBase);
  }

  private LipSyncTask found(ProviderAccount account, FoundTask found, boolean callback) {
    if (found.task().status().isFinished()) {
      return found.task();
    }
    Duration shortest =
        found.shortestCheck() == null
            ? account.provider().capabilities().shortestCheck()
            : found.shortestCheck();
    return found
        .task()
        .withCheckAfter(account.nextRead(shortest, age(found.since()), null, callback));
  }

  private static LipSyncTask unavailable(
      ProviderAccount account,
      String taskId,
      TaskFailure failure,
      Duration retryAfter,
      boolean callback) {
    Duration shortest = account.provider().capabilities().shortestCheck();
    Duration asked = retryAfter == null ? shortest : retryAfter;
    Duration wait = asked.compareTo(shortest) > 0 ? asked : shortest;
    return LipSyncTask.builder(account.provider().id(), taskId, TaskStatus.UNKNOWN)
        .failure(failure)
        .requestId(failure.requestId())
        .checkAfter(account.nextRead(wait, Duration.ofMinutes(2), null, callback))
        .build();
  }

  private Duration age(Instant since) {
    if (since == null) {
      return Duration.ZERO;
    }
    Duration age = Duration.between(since, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }
}
