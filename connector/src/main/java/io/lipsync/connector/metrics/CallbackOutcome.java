package io.lipsync.connector.metrics;

/** What a callback turned out to be. */
public enum CallbackOutcome {
  FINISHED,
  NOT_FINISHED,
  UNREADABLE,
  IRRELEVANT,
  FORGED,
  MALFORMED,
  /** Not even looked at: no POST, or too large. */
  REFUSED,
  /** The element that waits has a faulty configuration. */
  NOT_READY,
  /** Genuine, but its task could not be read, or was not finished, for ten minutes. */
  GIVEN_UP
}
