package io.lipsync.connector.provider;

import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;

/**
 * One row of a vendor's error table.
 *
 * @param code the project's code
 * @param retryable whether the same request may succeed later
 * @param created whether a submission answered so may have created a task
 * @param advice one sentence a person can act on
 */
public record ErrorRule(FailureCode code, boolean retryable, TaskCreated created, String advice) {

  /** Whether a task exists after an error answer: the column that decides about money. */
  public enum TaskCreated {
    NO,
    CANNOT_KNOW
  }

  /** The request itself is at fault; nothing was created. */
  public static ErrorRule refused(FailureCode code) {
    return new ErrorRule(code, false, TaskCreated.NO, code.advice());
  }

  /** The provider is busy and says so; nothing was created. */
  public static ErrorRule busy(FailureCode code) {
    return new ErrorRule(code, true, TaskCreated.NO, code.advice());
  }

  /** Something broke inside the provider; a task may exist. */
  public static ErrorRule unclear(FailureCode code) {
    return new ErrorRule(code, true, TaskCreated.CANNOT_KNOW, code.advice());
  }

  /**
   * The rule for an answer whose code nobody documented, by its HTTP status. A 4xx was refused;
   * what a 5xx did, nobody can know.
   */
  public static ErrorRule ofStatus(int status) {
    return switch (status) {
      case 401 -> refused(FailureCode.UNAUTHORIZED);
      case 402 -> refused(FailureCode.QUOTA_EXHAUSTED);
      case 403 -> refused(FailureCode.ACCESS_DENIED);
      case 404 ->
          refused(FailureCode.PROVIDER_ERROR).advising("Check the base URL of the provider.");
      // 303 points to the answer of a request that was taken (RFC 9110, section 15.4.4).
      case 303, 408, 409 -> unclear(FailureCode.PROVIDER_ERROR);
      case 429 -> busy(FailureCode.RATE_LIMITED);
      default -> {
        if (status >= 500) {
          yield unclear(FailureCode.PROVIDER_ERROR);
        }
        yield status >= 400
            ? refused(FailureCode.INVALID_INPUT)
            : refused(FailureCode.PROVIDER_ERROR)
                .advising("Check the base URL: something redirects.");
      }
    };
  }

  /** The same row with better advice. */
  public ErrorRule advising(String sentence) {
    return new ErrorRule(code, retryable, created, sentence);
  }

  /** This row applied to what the provider said. */
  public TaskFailure failure(String message, String providerCode) {
    return new TaskFailure(code, message, retryable, advice, providerCode);
  }
}
