package io.lipsync.connector.query;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.lipsync.connector.task.SecretReferences;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What is left of an account, so that a process can stop before it spends. A provider that does not
 * tell is no error: the same diagram then goes on without knowing.
 *
 * @param provider the provider's id
 * @param known whether the provider tells; false only when it has no such call
 * @param remaining credits that can still be spent, or null when not known
 * @param message why it is not known, or null
 * @param checkedAt when the connector asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountState(
    String provider,
    boolean known,
    BigDecimal remaining,
    String message,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant checkedAt) {

  /** A state in which the runtime finds no reference to a secret, whatever a provider says. */
  public AccountState {
    message = SecretReferences.neutralize(message);
  }
}
