package io.lipsync.connector.task;

import java.time.Duration;

/**
 * A job that has to wait for something that is no failure of its order: a rate limit, a permit, an
 * engine that is away or refuses. It goes back to the engine without an error code, so that no
 * model takes it for a failure, and with exactly the retries that it had, unless only a person can
 * end the wait.
 */
public final class Postponed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration wait;
  private final boolean losesRetry;

  private Postponed(String message, Duration wait, boolean losesRetry) {
    super(message, null, false, false);
    this.wait = wait;
    this.losesRetry = losesRetry;
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
        wait,
        false);
  }

  /**
   * A job that waits for a person. It loses a retry each time, so that an incident tells them.
   *
   * @param reason what has to be changed, in full sentences
   * @param wait the time until it is tried again
   */
  public static Postponed forPerson(String reason, Duration wait) {
    return new Postponed(SecretReferences.neutralize(reason), wait, true);
  }

  /** Whether the job goes back with one retry less. */
  public boolean losesRetry() {
    return losesRetry;
  }

  /** The time until it is tried again. */
  public Duration backoff() {
    return wait;
  }
}
