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
   * @param createdAt when the task was created, or null
   */
  record Found(LipSyncTask task, Instant createdAt) implements ReadAnswer {}

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
