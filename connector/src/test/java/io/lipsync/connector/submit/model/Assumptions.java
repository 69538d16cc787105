package io.lipsync.connector.submit.model;

import io.lipsync.connector.submit.Patience;
import java.time.Duration;

/**
 * What the model takes for granted; outside of it the promise is not proved.
 *
 * <ul>
 *   <li>A worker is not stopped between its last look at the time and what it does then: the first
 *       byte of the order, a record that there is no task, the command that tells the engine of a
 *       failure. No program can exclude that. It may be stopped anywhere else, for any time.
 *   <li>The provider has created the task, if ever, {@link Patience#owner} after the claim at the
 *       latest: that is the longest stop before the first byte, the time limit of the POST and a
 *       little more.
 *   <li>The monotonic clock goes on while a worker is stopped.
 *   <li>A claim lives until a record of its attempt is written: the time to live is longer than all
 *       workers together are away, and no worker is killed within the seconds in which it repeats a
 *       record <em>and</em> the job then lies as an incident for longer than the claim lives.
 *   <li>Two workers do not record at the same moment that there is no task, and that nobody knows:
 *       the second is not written right after the first. (The engine has no way to write a variable
 *       only if it is absent. What would be lost is certainty, not money: a person is asked. An
 *       accepted attempt has a variable of its own.)
 *   <li>The engine is consistent: what it has acknowledged stays, and it takes a command for a job
 *       from any worker while the job is active or can be activated.
 *   <li>A person who allows one more attempt has looked into the provider's console before, and
 *       allows the one after the recorded attempt.
 *   <li>A crash or a stop stands for that of a whole runtime; the next job goes to another one.
 * </ul>
 */
final class Assumptions {
  static final Duration JOB_TIMEOUT = Duration.ofMinutes(5);

  /** The setting {@code lipsync.guard.time-to-live} as it is shipped. */
  static final Duration CLAIM_LIVES = Duration.ofDays(7);

  static final Duration LONG_INCIDENT = Duration.ofDays(8);

  /** The end of one POST. */
  static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(60);

  /** A worker stopped for so long between claim and order must not send it. */
  static final Duration STALL = Duration.ofSeconds(11);

  /** A preparation of this length leaves too little time for the answer. */
  static final Duration SLOW_PREPARATION = Duration.ofSeconds(201);

  /** A failing job waits so long for its record. */
  static final Duration HEAD_START = Duration.ofSeconds(2);

  static final int RETRIES = 2;

  /** Much shorter than real ones, so that few faults use them up. */
  static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(40), Duration.ofSeconds(40), Patience.owner(TOTAL_TIMEOUT));

  private Assumptions() {}
}
