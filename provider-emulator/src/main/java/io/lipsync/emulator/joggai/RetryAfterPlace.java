package io.lipsync.emulator.joggai;

/** Where {@code retryAfter} is: JoggAI's prose mentions it, its examples do not have it. */
public enum RetryAfterPlace {
  /** Beside {@code code} and {@code msg}. */
  BODY,
  /** In {@code data}. */
  DATA,
  /** In the header {@code Retry-After}. */
  HEADER,
  /** Nowhere. */
  NOWHERE
}
