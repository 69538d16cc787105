package io.lipsync.connector.http;

/** Whether a connection carries more than one call. */
enum Reuse {
  /** Kept open for later calls. */
  POOLED,
  /** Opened for one call and closed after it. */
  NEVER
}
