package io.lipsync.connector.provider;

import io.lipsync.connector.http.Secret;
import io.lipsync.connector.task.Failures;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * An account at a provider, ready for calls.
 *
 * @param provider the vendor's API
 * @param apiKey the account's key
 * @param baseUrl where the API lives, without a slash at the end
 * @param ownBaseUrl whether a process named that address, and not this installation
 * @param signingSecrets secrets for submission keys and callback tokens: the first signs, all are
 *     accepted, so that a secret can be replaced while tasks are under way
 */
public record ProviderAccount(
    LipSyncProvider provider,
    Secret apiKey,
    URI baseUrl,
    boolean ownBaseUrl,
    List<Secret> signingSecrets) {
  private static final String ACCOUNT_NAME = "lip-sync/account-name/1";

  public ProviderAccount {
    if (signingSecrets.isEmpty()) {
      throw new IllegalArgumentException("an account needs at least one signing secret");
    }
    signingSecrets = List.copyOf(signingSecrets);
  }

  /** Names the account without telling its key: the same text for the same key, for ever. */
  public String name() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(apiKey.hmac(ACCOUNT_NAME));
  }

  /** The same account at another host, which this installation has named and not a process. */
  public ProviderAccount at(URI host) {
    return new ProviderAccount(provider, apiKey, host, false, signingSecrets);
  }

  /**
   * The time to the next read of one of its tasks: what suits the task, or longer where the account
   * has too many of them. Parameters as in {@link CheckPace#next}.
   */
  public Duration nextRead(
      Duration shortest, Duration age, Duration estimate, boolean callbackExpected) {
    return provider.planRead(this, CheckPace.next(shortest, age, estimate, callbackExpected));
  }

  /**
   * The address of one task.
   *
   * @param path the API path with {@code {id}} in the place of the task id
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} when the id has
   *     not the form of the vendor's ids: no other text ever gets into an address
   */
  public URI taskEndpoint(String path, String taskId) {
    if (!provider.isTaskId(taskId)) {
      throw Failures.invalidInput(
          "taskId", "is not a task id of " + provider.id(), "Use the taskId of the submission");
    }
    return endpoint(path.replace("{id}", taskId));
  }

  /** The address of an API path such as {@code /v1/credits}. */
  public URI endpoint(String path) {
    return URI.create(baseUrl + path);
  }
}
