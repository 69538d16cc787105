package io.lipsync.connector.submit;

import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a submission whatever becomes of it, and what the process is told of it.
 *
 * @param key its submission key
 * @param callbackExpected whether the provider reports its end to the process
 * @param at when it was begun
 * @param lost what is needed to look for its task, or null where nobody can
 */
record Submission(
    ProviderAccount account, String key, boolean callbackExpected, Instant at, LostOrder lost) {

  Submission {
    lost = lost != null && lost.canBeKept() ? lost : null;
  }

  /** The same, but nobody may conclude anything from what the provider shows. */
  Submission withoutLookingFor() {
    return new Submission(account, key, callbackExpected, at, null);
  }

  /** The provider has the task. */
  SubmitResult accepted(SubmitAnswer.Accepted answer, List<String> mediaWarnings) {
    return new SubmitResult(
        account.provider().id(),
        answer.taskId(),
        account.provider().capabilities().callbackPerRequest() ? key : answer.taskId(),
        answer.status(),
        SubmitResult.Outcome.ACCEPTED,
        at,
        answer.estimatedSeconds(),
        answer.reservedCredits(),
        checkAfter(answer.estimatedSeconds()),
        answer.requestId(),
        null,
        mediaWarnings);
  }

  /** Whether the process can go on without an answer: somebody will tell what became of it. */
  boolean mayBeFound() {
    return callbackExpected || lost != null;
  }

  /** Nobody can tell; the callback will, or the provider when it is asked. */
  SubmitResult unknown() {
    return new SubmitResult(
        account.provider().id(),
        null,
        key,
        TaskStatus.UNKNOWN,
        SubmitResult.Outcome.UNKNOWN,
        at,
        null,
        null,
        checkAfter(null),
        null,
        lost,
        List.of());
  }

  private Duration checkAfter(Integer estimate) {
    return account.nextRead(
        account.provider().capabilities().shortestCheck(),
        Duration.ZERO,
        estimate == null ? null : Duration.ofSeconds(estimate),
        callbackExpected);
  }
}
