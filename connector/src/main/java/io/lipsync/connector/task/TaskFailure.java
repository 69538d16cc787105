package io.lipsync.connector.task;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Why something failed, in the project's words and in the provider's.
 *
 * @param code the project's code
 * @param message what the provider said, or what the connector found
 * @param retryable whether the same request may succeed later; for a finished task a new attempt is
 *     a new paid task
 * @param advice one sentence a person can act on
 * @param providerCode the provider's own code, or null when it gave none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskFailure(
    FailureCode code, String message, boolean retryable, String advice, String providerCode) {

  /** A failure in which the runtime finds no reference to a secret, whoever wrote the words. */
  public TaskFailure {
    message = SecretReferences.neutralize(message);
    providerCode = SecretReferences.neutralize(providerCode);
  }

  /** A failure that no provider named, with the code's own advice. */
  public static TaskFailure of(FailureCode code, String message, boolean retryable) {
    return new TaskFailure(code, message, retryable, code.advice(), null);
  }

  /** Message, provider code and advice as one text, for people who see only an error message. */
  public String describe() {
    String source = providerCode == null ? "" : " (provider code " + providerCode + ")";
    return message + source + ". " + advice;
  }
}
