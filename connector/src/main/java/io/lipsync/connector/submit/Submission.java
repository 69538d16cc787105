package io.lipsync.connector.submit;

import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.task.TaskStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a submission before it is sent, and what the process is told of it afterwards.
 *
 * @param key its submission key
 * @param callbackUrl where the provider reports the end, or null
 * @param at when it was begun
 * @param repeatable whether the provider is trusted to make one task of the same order sent twice
 */
record Submission(
    ProviderAccount account, String key, URI callbackUrl, Instant at, boolean repeatable) {

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
        mediaWarnings);
  }

  /** Nobody can tell; the callback will. */
  SubmitResult unknown(List<String> mediaWarnings) {
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
        mediaWarnings);
  }

  private Duration checkAfter(Integer estimate) {
    return account.nextRead(
        account.provider().capabilities().shortestCheck(),
        Duration.ZERO,
        estimate == null ? null : Duration.ofSeconds(estimate),
        callbackUrl != null);
  }

  /** Hides the callback address, it carries a token. */
  @Override
  public String toString() {
    return "Submission[" + key + "]";
  }
}
