package io.lipsync.connector.provider;

import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.SecretReferences;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The vendors this connector knows. Immutable and thread-safe. */
public final class Providers {

  private final Map<String, LipSyncProvider> byId = new LinkedHashMap<>();
  private final Map<String, URI> usualAddresses = new ConcurrentHashMap<>();
  private final List<Secret> configuredSecrets;

  /**
   * @param providers the vendors
   * @param configuredSecrets an installation's own signing secrets, newest first; without any, each
   *     account's API key signs
   */
  public Providers(List<LipSyncProvider> providers, List<Secret> configuredSecrets) {
    providers.forEach(provider -> byId.put(provider.id(), provider));
    this.configuredSecrets = List.copyOf(configuredSecrets);
  }

  /**
   * The account that a template's connection fields describe.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} naming the
   *     field; {@code UNAUTHORIZED} for another try when the key is a reference to a secret that
   *     the runtime did not fill in
   */
  public ProviderAccount account(Connection connection) {
    if (connection == null) {
      throw Failures.invalidInput("provider", "is missing", "Choose one of " + known());
    }
    LipSyncProvider provider = find(connection.provider());
    Secret apiKey = apiKey(connection.apiKey());
    List<Secret> signing = configuredSecrets.isEmpty() ? List.of(apiKey) : configuredSecrets;
    boolean own = connection.baseUrl() != null && !connection.baseUrl().isBlank();
    URI baseUrl =
        own
            ? HttpAddress.secureBase("baseUrl", connection.baseUrl())
            : usualAddresses.computeIfAbsent(
                provider.id(), id -> HttpAddress.base("baseUrl", provider.baseUrl()));
    return new ProviderAccount(provider, apiKey, baseUrl, own, signing);
  }

  /** The signing secrets that serve all accounts, newest first; empty when API keys sign. */
  public List<Secret> configuredSecrets() {
    return configuredSecrets;
  }

  /** The ids of the vendors, in their order. */
  public List<String> ids() {
    return List.copyOf(byId.keySet());
  }

  private LipSyncProvider find(String id) {
    LipSyncProvider provider = id == null ? null : byId.get(id);
    if (provider == null) {
      String fault = id == null || id.isBlank() ? "is missing" : "is " + Redaction.quoted(id);
      throw Failures.invalidInput("provider", fault, "Choose one of " + known());
    }
    return provider;
  }

  private static Secret apiKey(String text) {
    SecretReferences.nameOf(text)
        .ifPresent(
            name -> {
              throw Failures.withheldSecret(name, "API key");
            });
    String fault = text == null || text.isBlank() ? "is empty" : headerFault(text);
    if (fault != null) {
      throw Failures.invalidInput(
          "apiKey", fault, "Use the account's key, best as a secret of the connector runtime");
    }
    return Secret.of(text.trim());
  }

  private static String headerFault(String text) {
    boolean plain = text.trim().chars().allMatch(c -> c > ' ' && c < 127);
    return plain ? null : "contains blanks, line breaks or other signs that no key has";
  }

  private String known() {
    return String.join(", ", byId.keySet());
  }
}
