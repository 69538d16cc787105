package io.lipsync.connector.submit;

import java.time.Duration;

/**
 * How long a submission waits before a person has to know.
 *
 * @param throttled for a provider that answers 429
 * @param unreachable for a provider to which no connection can be opened
 * @param owner for the worker that claimed an attempt to record what became of it: longer than a
 *     POST can take
 */
public record Patience(Duration throttled, Duration unreachable, Duration owner) {

  /**
   * What suits most installations.
   *
   * @param totalTimeout the end of one call
   */
  public static Patience usual(Duration totalTimeout) {
    return new Patience(Duration.ofHours(6), Duration.ofMinutes(10), owner(totalTimeout));
  }

  /** The time after which the owner of a claim has surely recorded what became of it. */
  public static Duration owner(Duration totalTimeout) {
    return Claimed.LONGEST_STALL.plus(totalTimeout).plusSeconds(5);
  }
}
