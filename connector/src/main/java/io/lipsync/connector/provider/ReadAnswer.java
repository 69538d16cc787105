package io.lipsync.connector.provider;

import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import java.time.Duration;
import java.time.Instant;

/** How reading a task ended. */
public sealed interface ReadAnswer {

  /**
   * The provider described the task.
   *
   * @param task what it said
   * @param since when the task began to be worth waiting for: normally its creation; its start
   *     where tasks queue for hours; or null
   * @param shortestCheck the shortest sensible time to the next read of this task, or null for the
   *     provider's own
   */
  record Found(LipSyncTask task, Instant since, Duration shortestCheck) implements ReadAnswer {

    /** A task that is asked for at the provider's own pace. */
    public Found(LipSyncTask task, Instant since) {
      this(task, since, null);
    }
  }

  /**
   * The provider cannot tell at the moment; asking again later is right.
   *
   * @param failure what was seen
   * @param retryAfter what the provider asked for, or null
   */
  record Unavailable(TaskFailure failure, Duration retryAfter) implements ReadAnswer {}

  /** The provider will not tell: wrong key, wrong id. A person has to look. */
  record Refused(TaskFailure failure) implements ReadAnswer {}
}
