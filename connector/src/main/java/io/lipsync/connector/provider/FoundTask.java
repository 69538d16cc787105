package io.lipsync.connector.provider;

import io.lipsync.connector.task.LipSyncTask;
import java.time.Duration;
import java.time.Instant;

/**
 * A task as its provider describes it.
 *
 * @param since when the task began to be worth waiting for: normally its creation; its start where
 *     tasks queue for hours; or null
 * @param shortestCheck the shortest sensible time to the next read of this task, or null for the
 *     provider's own
 */
public record FoundTask(LipSyncTask task, Instant since, Duration shortestCheck) {

  /** A task that is asked for at the provider's own pace. */
  public FoundTask(LipSyncTask task, Instant since) {
    this(task, since, null);
  }
}
