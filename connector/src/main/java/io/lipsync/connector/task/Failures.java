package io.lipsync.connector.task;

import io.camunda.connector.api.error.ConnectorException;
import io.camunda.connector.api.error.ConnectorRetryException;
import java.time.Duration;

/**
 * Failures as the connector runtime understands them. Only these are thrown out of an operation:
 * any other exception loses its code on the way and is retried blindly.
 */
public final class Failures {
  private static final Duration USUAL_WAIT = Duration.ofSeconds(15);

  private Failures() {}

  /**
   * A failure that repeating cannot mend: no retries, an incident unless the model handles it. One
   * with a code that {@linkplain FailureCode#mayPass() may pass} is {@link #temporary} whatever the
   * caller thinks: models leave it to retries, so that without any it would escape them.
   */
  public static ConnectorException permanent(TaskFailure failure) {
    if (failure.code().mayPass()) {
      return temporary(failure, USUAL_WAIT);
    }
    return ConnectorRetryException.builder()
        .errorCode(failure.code().name())
        .message(failure.describe())
        .retries(0)
        .build();
  }

  /**
   * What arrived in the variable {@code lipSync}, unless nothing did.
   *
   * @throws ConnectorException {@code INVALID_INPUT}
   */
  public static <T> T required(T input) {
    if (input == null) {
      throw invalidInput("lipSync", "is missing", "Use the Lip-Sync element template");
    }
    return input;
  }

  /**
   * A failure that may pass: one retry less, tried again after a while.
   *
   * @param wait how long, or null for the usual 15 s
   */
  public static ConnectorException temporary(TaskFailure failure, Duration wait) {
    return ConnectorRetryException.builder()
        .errorCode(failure.code().name())
        .message(failure.describe())
        .backoffDuration(wait == null ? USUAL_WAIT : wait)
        .build();
  }

  /**
   * A secret that the runtime did not fill in: it hands over the reference instead. Another attempt
   * may help, once the secret is there or a new deployment is known.
   *
   * @param secret the name in the reference
   * @param field what it was meant for, for example {@code "API key"}
   */
  public static ConnectorException withheldSecret(String secret, String field) {
    return temporary(
        new TaskFailure(
            FailureCode.UNAUTHORIZED,
            "The connector runtime did not fill in the secret '%s' of the %s field"
                .formatted(secret, field),
            true,
            "Create it in the runtime's secret store under this name (mind the runtime's prefix); a"
                + " runtime with a secret filter also needs the name in the input mappings of this"
                + " very element.",
            null),
        USUAL_WAIT);
  }

  /**
   * Input that cannot be used.
   *
   * @param field the field as the vendor and the template name it
   * @param fault what is wrong with the value, for example {@code "is 119"}
   * @param allowed what would be right, as a sentence without its full stop
   */
  public static ConnectorException invalidInput(String field, String fault, String allowed) {
    return ConnectorRetryException.builder()
        .errorCode(FailureCode.INVALID_INPUT.name())
        .message(SecretReferences.neutralize(field + " " + fault + ". " + allowed + "."))
        .retries(0)
        .build();
  }
}
