package io.lipsync.connector.watch;

/** How a job of an operation ended. */
public enum Outcome {
  /** With a result. */
  COMPLETED,
  /** A submission of which nobody knows whether the provider has it. */
  UNKNOWN,
  /** Handed back to the engine for another try. */
  RETRIED,
  /** A submission handed back because it is not its turn yet. */
  POSTPONED,
  /** For good: an incident, unless the model handles it. */
  FAILED
}
