package io.lipsync.connector.submit;

import io.camunda.connector.api.outbound.JobContext;

/**
 * Remembers which attempts to submit were begun, durably and for every worker of the cluster: a
 * worker may die between the order and the end of its job, and the engine then gives the job to
 * another one. Implementations are thread-safe.
 */
public interface OnceOnlyGuard {
  /**
   * Instead of the number of an attempt: none may be begun, also after all claims are forgotten.
   */
  int NONE = 0;

  /**
   * Claims one attempt before its first byte is sent.
   *
   * @param attempt 1 for the first
   * @return true for exactly one caller per element instance and attempt; false when somebody has
   *     begun it before, and may have sent the order
   * @throws io.camunda.connector.api.error.ConnectorException when nobody can tell; nothing may be
   *     sent then
   */
  boolean claim(JobContext job, int attempt);

  /**
   * Whether somebody has begun this attempt; claims nothing.
   *
   * @throws io.camunda.connector.api.error.ConnectorException when nobody can tell
   */
  boolean isBegun(JobContext job, int attempt);

  /**
   * Lets the next try of the job begin another attempt, after one that provably created no task.
   * When this fails, the next try finds its attempt taken: a task too few, never one too many.
   *
   * @param nextAttempt its number, or {@link #NONE}
   */
  void allow(JobContext job, int nextAttempt);

  /**
   * Keeps what the provider has accepted for a later try of the job, should this one fail on its
   * way. When this fails, that try finds its attempt taken, and nobody knows.
   */
  void keep(JobContext job, SubmitResult accepted);
}
