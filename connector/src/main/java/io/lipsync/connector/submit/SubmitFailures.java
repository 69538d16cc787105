package io.lipsync.connector.submit;

import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.time.Duration;

/** How a submission ends that gives the process no result. */
final class SubmitFailures {
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);

  private SubmitFailures() {}

  /**
   * An order before its turn goes back to the engine instead of keeping a worker busy. That is no
   * failure: only attempts that were refused have used up tries.
   */
  static RuntimeException notYet(ProviderAccount account, Duration turn, int attempt) {
    String provider = account.provider().id();
    return Failures.postponed(
        new TaskFailure(
            FailureCode.RATE_LIMITED,
            "Not sent yet: " + provider + " takes only so many submissions at a time",
            true,
            "The task is sent at its turn in %d s.".formatted(turn.plusMillis(999).toSeconds()),
            null),
        turn,
        Math.max(1, Failures.USUAL_TRIES + 1 - attempt));
  }

  /** Too little time is left for an answer. */
  static RuntimeException tooLate() {
    return Failures.temporary(
        new TaskFailure(
            FailureCode.PROVIDER_ERROR,
            "Not sent yet: too little of the job's time is left to wait for an answer",
            true,
            "Use smaller files, or give links.",
            null),
        RETRY_WAIT);
  }

  /** The provider refused it: another try if that may pass. */
  static RuntimeException notAccepted(SubmitAnswer.NotAccepted refused) {
    return refused.failure().retryable()
        ? Failures.temporary(refused.failure(), refused.requestedWait().orElse(RETRY_WAIT))
        : Failures.permanent(refused.failure());
  }

  /** Nobody knows, and asking in the same words again is safe. */
  static RuntimeException unknownForNow(SubmitAnswer.Unknown unknown) {
    return Failures.temporary(failure(unknown), RETRY_WAIT);
  }

  /** Nobody knows: a person has to look. */
  static RuntimeException unknownForGood(SubmitAnswer.Unknown unknown) {
    return Failures.permanent(failure(unknown));
  }

  private static TaskFailure failure(SubmitAnswer.Unknown unknown) {
    return TaskFailure.of(FailureCode.SUBMIT_OUTCOME_UNKNOWN, unknown.reason(), false);
  }
}
