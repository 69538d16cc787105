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
   * The rule for an answer without a code that the vendor documents, by its HTTP status. It may be
   * a gateway's: only 402 and 429 prove anything, all others cannot tell now.
   */
  public static ErrorRule ofStatus(int status) {
    return switch (status) {
      case 401 -> unclear(FailureCode.UNAUTHORIZED);
      case 402 -> refused(FailureCode.QUOTA_EXHAUSTED);
      case 403 -> unclear(FailureCode.ACCESS_DENIED);
      case 404 -> unclear(FailureCode.PROVIDER_ERROR).advising("Check the base URL.");
      case 429 -> busy(FailureCode.RATE_LIMITED);
      default ->
          status >= 300 && status < 400
              ? unclear(FailureCode.PROVIDER_ERROR)
                  .advising("Check the base URL: something redirects.")
              : unclear(FailureCode.PROVIDER_ERROR);
    };
  }

  /** The same row with better advice. */
  public ErrorRule advising(String sentence) {
    return new ErrorRule(code, retryable, created, sentence);
  }

  /** The same row where the same request may succeed later, or not. */
  public ErrorRule retryable(boolean later) {
    return new ErrorRule(code, later, created, advice);
  }

  /**
   * The same row for an answer to a submission.
   *
   * @param proof whether the vendor's documents or its own client say that no task exists after it
   */
  public ErrorRule provenBy(boolean proof) {
    return new ErrorRule(code, retryable, proof ? TaskCreated.NO : TaskCreated.CANNOT_KNOW, advice);
  }

  /** This row applied to what the provider said. */
  public TaskFailure failure(String message, String providerCode) {
    return new TaskFailure(code, message, retryable, advice, providerCode);
  }
}
