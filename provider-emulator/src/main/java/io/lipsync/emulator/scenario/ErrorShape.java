package io.lipsync.emulator.scenario;

/**
 * Where an answer has its error, other than the documents say: shapes that gateways, siblings of a
 * model and clients of the vendors are known to use.
 */
public enum ErrorShape {
  /** {@code {"error":{"code","message"}}}. */
  NESTED,
  /** {@code {"code","message"}}, at DashScope beside the output of a task. */
  FLAT,
  /** {@code {"error":"message"}}. */
  TEXT,
  /** {@code {"error":null,"message"}}. */
  NULL,
  /** {@code {"error":[{"code","message"}]}}. */
  LIST,
  /** No error at all; a request id stays. */
  NONE
}
