package io.lipsync.emulator.journal;

import java.time.Instant;

/**
 * One POST of a callback. Immutable.
 *
 * @param at when it was sent, by the emulator's clock
 * @param taskId the task that it belongs to
 * @param kind what it was
 * @param attempt 1 for the first, up to 4
 * @param url where to, without the query
 * @param status the HTTP status of the receiver, or 0 if it gave none
 * @param millis real time until the answer, in milliseconds
 * @param problem why there was no answer, or null
 */
public record CallbackAttempt(
    Instant at,
    String taskId,
    Kind kind,
    int attempt,
    String url,
    int status,
    long millis,
    String problem) {

  /** What an attempt was. */
  public enum Kind {
    /** The vendor's own callback. */
    GENUINE,
    /** A further copy of it. */
    DUPLICATE,
    /** A callback of somebody else. */
    FORGED
  }

  /** True if the receiver answered 2xx, which is what EvoLink calls a success. */
  public boolean successful() {
    return status >= 200 && status <= 299;
  }
}
