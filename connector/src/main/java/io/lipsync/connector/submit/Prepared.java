package io.lipsync.connector.submit;

import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.provider.SubmitOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * The first state of a submission: input, media, key and callback address are right, its turn has
 * come, and nothing of the order has left this machine.
 *
 * @param order what would be sent
 * @param departure waits in place until the account's last submission is far enough away
 * @param repeatable whether sending the same order twice makes one task
 * @param mediaWarnings what the process shall know of its media
 * @param at when that was so, by a monotonic clock
 */
record Prepared(
    Submission submission,
    SubmitOrder order,
    Runnable departure,
    boolean repeatable,
    List<String> mediaWarnings,
    Instant at) {

  /**
   * The next state: the claim of the attempt is on its way to the engine.
   *
   * @param spans the same clock
   */
  Claimed claim(OnceOnlyGuard guard, JobContext job, Standing.Next next, Clock spans) {
    return new Claimed(this, guard.claim(job, next.attempt()), next.repeats(), spans);
  }
}
