package io.lipsync.connector.query;

import io.lipsync.connector.provider.Balance;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.task.Failures;
import java.time.Clock;

/** Asks the provider what is left of an account. Costs nothing. Thread-safe. */
public final class AccountReader {
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
    ProviderAccount account = providers.account(Failures.required(request).connection());
    Balance balance = account.provider().account(account).orThrow();
    return new AccountState(
        account.provider().id(),
        balance.remaining() != null,
        balance.remaining(),
        balance.reason(),
        clock.instant());
  }
}
