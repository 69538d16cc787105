package io.lipsync.connector.query;

import io.lipsync.connector.callback.CallbackUrls;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.ReadAnswer;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.LipSyncTask;
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

  /** A reader for the given vendors. */
  public TaskReader(Providers providers, CallbackUrls callbackUrls, Clock clock) {
    this.providers = providers;
    this.callbackUrls = callbackUrls;
    this.clock = clock;
  }

  /**
   * Reads one task.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT}, {@code
   *     UNAUTHORIZED}, {@code ACCESS_DENIED} or {@code TASK_NOT_FOUND}, without retries
   */
  public LipSyncTask read(TaskRequest request) {
    TaskRequest checked = TaskRequest.check(request);
    ProviderAccount account = providers.account(checked.connection());
    String taskId = checked.taskIdOf(account.provider());
    boolean callback = expectsCallback(account, checked);
    LipSyncTask task =
        switch (account.provider().read(account, taskId)) {
          case ReadAnswer.Found found -> found(account, found, callback);
          case ReadAnswer.Unavailable later -> unavailable(account, taskId, later, callback);
          case ReadAnswer.Refused refused -> throw Failures.permanent(refused.failure());
        };
    return checked.keyed(task);
  }

  private boolean expectsCallback(ProviderAccount account, TaskRequest request) {
    String ownBase = request.callback() == null ? null : request.callback().baseUrl();
    return callbackUrls.isExpected(account.provider(), ownBase);
  }

  private LipSyncTask found(ProviderAccount account, ReadAnswer.Found found, boolean callback) {
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
      ProviderAccount account, String taskId, ReadAnswer.Unavailable later, boolean callback) {
    Duration shortest = account.provider().capabilities().shortestCheck();
    Duration asked = later.retryAfter() == null ? shortest : later.retryAfter();
    Duration wait = asked.compareTo(shortest) > 0 ? asked : shortest;
    return LipSyncTask.builder(account.provider().id(), taskId, TaskStatus.UNKNOWN)
        .failure(later.failure())
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
