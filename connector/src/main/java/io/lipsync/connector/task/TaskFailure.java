package io.lipsync.connector.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why something failed, in the project's words and in the provider's.
 *
 * @param code the project's code
 * @param message what the provider said, or what the connector found
 * @param retryable whether the same request may succeed later; for a finished task a new attempt is
 *     a new paid task
 * @param advice one sentence a person can act on
 * @param providerCode the provider's own code, or null when it gave none
 * @param requestId what the provider calls the request in which it said so, or null: its support
 *     asks for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskFailure(
    FailureCode code,
    String message,
    boolean retryable,
    String advice,
    String providerCode,
    String requestId) {

  /** A failure in which the runtime finds no reference to a secret, whoever wrote the words. */
  public TaskFailure {
    message = SecretReferences.neutralize(message);
    providerCode = SecretReferences.neutralize(providerCode);
    requestId = SecretReferences.neutralize(requestId);
  }

  /** A failure in an answer without a request id. */
  public TaskFailure(
      FailureCode code, String message, boolean retryable, String advice, String providerCode) {
    this(code, message, retryable, advice, providerCode, null);
  }

  /** A failure that no provider named, with the code's own advice. */
  public static TaskFailure of(FailureCode code, String message, boolean retryable) {
    return new TaskFailure(code, message, retryable, code.advice(), null);
  }

  /** Message, provider code, request id and advice as one text, for who sees only a message. */
  public String describe() {
    return said() + ". " + advice;
  }

  /** The same without the advice, for log lines. */
  public String said() {
    String source =
        Stream.of(named("provider code ", providerCode), named("request id ", requestId))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return source.isEmpty() ? message : message + " (" + source + ")";
  }

  private static String named(String name, String value) {
    return value == null ? null : name + value;
  }
}
