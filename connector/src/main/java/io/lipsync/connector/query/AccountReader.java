package io.lipsync.connector.query;

import io.lipsync.connector.provider.AccountAnswer;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.task.Failures;
import java.time.Clock;
import java.time.Duration;

/** Asks the provider what is left of an account. Costs nothing. Thread-safe. */
public final class AccountReader {
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);

  private final Providers providers;
  private final Clock clock;

  /** A reader for the given vendors. */
  public AccountReader(Providers providers, Clock clock) {
    this.providers = providers;
    this.clock = clock;
  }

  /**
   * Reads one account.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code UNAUTHORIZED}, {@code
   *     ACCESS_DENIED} or {@code INVALID_INPUT} without retries; {@code PROVIDER_ERROR} or {@code
   *     RATE_LIMITED} for another try
   */
  public AccountState read(AccountRequest request) {
    if (request == null) {
      throw Failures.invalidInput("lipSync", "is missing", "Use the Lip-Sync element template");
    }
    ProviderAccount account = providers.account(request.connection());
    String provider = account.provider().id();
    return switch (account.provider().account(account)) {
      case AccountAnswer.Known known ->
          new AccountState(provider, true, known.remaining(), null, clock.instant());
      case AccountAnswer.NotTold silent ->
          new AccountState(provider, false, null, silent.reason(), clock.instant());
      case AccountAnswer.Unavailable later ->
          throw Failures.temporary(
              later.failure(), later.retryAfter() == null ? RETRY_WAIT : later.retryAfter());
      case AccountAnswer.Refused refused -> throw Failures.permanent(refused.failure());
    };
  }
}
