package io.lipsync.connector.limits;

import io.lipsync.connector.task.Postponed;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What each provider account and each host may use of a connector runtime. Thread-safe.
 *
 * @param calls concurrent operations of each account
 * @param transfers concurrent operations that move files, for each account or pair of hosts
 * @param turns the spacing of each account's submissions
 * @param pause how a submission waits in place for its turn
 */
public record AccountLimits(Permits calls, Permits transfers, SubmitTurns turns, Pause pause) {
  /** Long enough for a burst, and short beside the five minutes of a job. */
  private static final Duration WAIT = Duration.ofSeconds(5);

  /**
   * The limits of an installation.
   *
   * @param spans a monotonic clock
   */
  public static AccountLimits of(int calls, int transfers, Clock spans) {
    return new AccountLimits(
        permits(calls, spans), permits(transfers, spans), new SubmitTurns(spans), Pause.REAL);
  }

  /** Permits with so many waiters that threads are left for others. */
  public static Permits permits(int permits, Clock spans) {
    return new Permits(permits, permits + permits / 2, WAIT, spans);
  }

  /**
   * Runs an operation of an account.
   *
   * @param account what the job says of the account, or null
   * @throws Postponed when enough is under way for the account
   */
  public <T> T call(Object account, Supplier<T> work) {
    return run(calls, account, work, "this provider account");
  }

  /**
   * Runs an operation that moves files.
   *
   * @param name the account or hosts between which they are moved, or null
   * @throws Postponed when enough is under way between them
   */
  public <T> T transfer(Object name, Supplier<T> work) {
    return run(transfers, name, work, "these hosts");
  }

  private static <T> T run(Permits permits, Object name, Supplier<T> work, String whose) {
    return name == null
        ? work.get()
        : permits.run(
            name,
            work,
            wait -> {
              throw Postponed.until("Enough is under way for " + whose, wait);
            });
  }
}
