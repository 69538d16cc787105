package io.lipsync.connector.provider;

import java.time.Duration;

/**
 * Decides how long a process waits before it asks about a task again, so that models hold no magic
 * numbers.
 *
 * <p>Without a callback: not before the provider's own estimate has passed, then at intervals that
 * grow with the task's age. With a callback the timer is only a safety net against a lost one, and
 * rare.
 */
public final class CheckPace {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration SAFETY_NET = Duration.ofMinutes(5);
  private static final Duration LONGEST_SAFETY_NET = Duration.ofHours(1);

  private CheckPace() {}

  /** The longest of all waits: for where a read tells nothing, and only a callback can. */
  public static Duration longest() {
    return LONGEST_SAFETY_NET;
  }

  /**
   * The time to the next read, in whole seconds and never rounded down.
   *
   * @param shortest the provider's shortest sensible interval
   * @param age how old the task is; zero right after the submission or when nobody knows
   * @param estimate how long the provider thinks the task takes, or null
   * @param callbackExpected whether the provider was given a callback address
   */
  public static Duration next(
      Duration shortest, Duration age, Duration estimate, boolean callbackExpected) {
    Duration remaining = estimate == null ? Duration.ZERO : estimate.minus(age);
    Duration wait =
        callbackExpected
            ? within(max(SAFETY_NET, remaining, age.dividedBy(2)), LONGEST_SAFETY_NET)
            : within(max(shortest, remaining, age.dividedBy(4)), LONGEST);
    Duration fraction = Duration.ofSeconds(1).minusNanos(1);
    return Duration.ofSeconds(
        max(wait, shortest, Duration.ofSeconds(1)).plus(fraction).toSeconds());
  }

  private static Duration max(Duration a, Duration b, Duration c) {
    Duration ab = a.compareTo(b) >= 0 ? a : b;
    return ab.compareTo(c) >= 0 ? ab : c;
  }

  private static Duration within(Duration wait, Duration longest) {
    return wait.compareTo(longest) > 0 ? longest : wait;
  }
}
