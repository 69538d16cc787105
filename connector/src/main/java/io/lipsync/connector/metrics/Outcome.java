package io.lipsync.connector.metrics;

/** How a job of an operation ended. */
public enum Outcome {
  /** With a result. */
  COMPLETED,
  /** A submission of which nobody knows whether the provider has it. */
  UNKNOWN,
  /** Handed back to the engine for another try. */
  RETRIED,
  /** Handed back to wait, with all retries. */
  POSTPONED,
  /** For good: an incident, unless the model handles it. */
  FAILED
}
