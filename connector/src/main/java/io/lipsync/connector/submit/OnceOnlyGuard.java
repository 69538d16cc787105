package io.lipsync.connector.submit;

import io.camunda.connector.api.outbound.JobContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What the engine remembers of submissions, durably and for every worker of the cluster: which
 * attempts were begun, and what became of them. A worker may die at any moment, and the engine then
 * gives its job to another one. Implementations are thread-safe.
 */
public interface OnceOnlyGuard {

  /**
   * Begins to claim an attempt. Returns at once.
   *
   * @param attempt 1 for the first
   */
  Claim claim(JobContext job, int attempt);

  /** A claim that is under way. */
  @FunctionalInterface
  interface Claim {
    /**
     * Waits for the engine's answer.
     *
     * @return true for exactly one caller per element instance and attempt; false when the attempt
     *     was claimed before, and its owner may have sent the order
     * @throws io.lipsync.connector.task.Postponed when the engine does not tell; nothing may be
     *     sent then
     */
    boolean isOurs();
  }

  /**
   * Whether an attempt was claimed. Claims nothing.
   *
   * @throws io.lipsync.connector.task.Postponed when the engine does not tell
   */
  boolean isClaimed(JobContext job, int attempt);

  /**
   * Whether nobody has asked this before: true for exactly one caller per element instance and
   * attempt. It tells a worker that finds an attempt begun whether its owner may still be at work.
   *
   * @throws io.lipsync.connector.task.Postponed when the engine does not tell
   */
  boolean isFirstSight(JobContext job, int attempt);

  /**
   * Records at the element instance what became of an attempt, for the next worker of the job.
   * Returns at once; the record is written in the background, again and again until the engine has
   * it, the element instance is gone, or the time is over.
   *
   * @param record one of the variables of {@link SubmissionRecord}, and its value
   * @param patience how long it is tried
   * @return completes when no more is tried
   */
  CompletableFuture<Void> record(JobContext job, Map<String, Object> record, Duration patience);
}
