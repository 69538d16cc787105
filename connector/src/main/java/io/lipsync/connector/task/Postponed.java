package io.lipsync.connector.task;

import java.time.Duration;

/**
 * A job that has to wait for something that is no failure: a rate limit, a permit, an engine that
 * is away. It goes back to the engine without an error code, so that no model takes it for a
 * failure, and with exactly the retries that it had.
 */
public final class Postponed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  private Postponed(String reason, Duration wait) {
    super(reason, null, false, false);
    this.wait = wait;
  }

  /**
   * A job that waits.
   *
   * @param reason what it waits for, a sentence without its full stop
   * @param wait the time until it is tried again
   */
  public static Postponed until(String reason, Duration wait) {
    return new Postponed(
        "%s. The job comes back in %d s and loses no retry."
            .formatted(SecretReferences.neutralize(reason), wait.plusMillis(999).toSeconds()),
        wait);
  }

  /** The time until it is tried again. */
  public Duration backoff() {
    return wait;
  }
}
