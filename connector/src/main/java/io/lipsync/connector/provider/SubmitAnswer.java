package io.lipsync.connector.provider;

import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** How a submission ended; the three ways that money can go. */
public sealed interface SubmitAnswer {

  /**
   * The provider has the task.
   *
   * @param taskId the provider's task id
   * @param status normally pending
   * @param estimatedSeconds the provider's own guess, or null
   * @param reservedCredits credits set aside, or null
   * @param requestId what the provider calls the request, or null
   */
  record Accepted(
      String taskId,
      TaskStatus status,
      Integer estimatedSeconds,
      BigDecimal reservedCredits,
      String requestId)
      implements SubmitAnswer {

    /** Accepted in an answer without a request id. */
    public Accepted(
        String taskId, TaskStatus status, Integer estimatedSeconds, BigDecimal reservedCredits) {
      this(taskId, status, estimatedSeconds, reservedCredits, null);
    }
  }

  /**
   * Not one byte of the order left this machine.
   *
   * @param reason what was seen, for people
   */
  record NotSent(String reason) implements SubmitAnswer {}

  /**
   * The provider provably has no task: it refused the order.
   *
   * @param failure why; {@code retryable} tells whether the same order may succeed later
   * @param retryAfter what the provider asked for, or null
   */
  record NotAccepted(TaskFailure failure, Duration retryAfter) implements SubmitAnswer {

    /** The wait the provider asked for. */
    public Optional<Duration> requestedWait() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /**
   * Nobody can tell whether the provider has the task. Never send the order again without proof.
   *
   * @param reason what was seen, for people
   */
  record Unknown(String reason) implements SubmitAnswer {}
}
