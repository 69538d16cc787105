package io.lipsync.connector.callback;

import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.SecretReferences;
import java.util.Arrays;
import java.util.List;

/**
 * The inbound templates' fields as the runtime binds them.
 *
 * @param inbound everything below the property prefix {@code inbound.}
 */
public record CallbackProperties(Inbound inbound) {

  /**
   * @param context the webhook path; the runtime serves it as {@code /inbound/{context}}
   * @param provider which provider calls
   * @param apiKey the key of the account whose tasks are reported here
   * @param baseUrl another address of the provider's API, or empty
   * @param signalSecrets what the provider signs with or sends along, newest first, separated by
   *     commas; where signals are signed, an empty one is refused and switches no check off
   * @param targetUrl the address that the provider was told to call, where signatures cover it and
   *     it is not this runtime's own; or empty
   */
  public record Inbound(
      String context,
      String provider,
      String apiKey,
      String baseUrl,
      String signalSecrets,
      String targetUrl) {

    /** The account's connection fields. */
    public Connection connection() {
      return new Connection(provider, apiKey, baseUrl);
    }

    /**
     * What signatures are checked with.
     *
     * @param runtimeBaseUrl where this runtime is reachable, or empty
     * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} naming the
     *     faulty address, {@code UNAUTHORIZED} naming a secret that the runtime did not fill in
     */
    public SignalSettings signals(String runtimeBaseUrl) {
      return new SignalSettings(calledAddress(runtimeBaseUrl), secrets());
    }

    /** Signed character by character, so what was typed is taken as it is. */
    private String calledAddress(String runtimeBaseUrl) {
      if (!isBlank(targetUrl)) {
        HttpAddress.check("targetUrl", targetUrl);
        return targetUrl.trim();
      }
      return isBlank(runtimeBaseUrl)
          ? null
          : HttpAddress.base("callbackBaseUrl", runtimeBaseUrl) + "/inbound/" + context;
    }

    private List<Secret> secrets() {
      return isBlank(signalSecrets)
          ? List.of()
          : Arrays.stream(signalSecrets.split(","))
              .map(String::trim)
              .filter(secret -> !secret.isEmpty())
              .map(Inbound::secret)
              .toList();
    }

    private static Secret secret(String text) {
      SecretReferences.nameOf(text)
          .ifPresent(
              name -> {
                throw Failures.withheldSecret(name, "webhook secret or token");
              });
      return Secret.of(text);
    }

    private static boolean isBlank(String text) {
      return text == null || text.isBlank();
    }

    /** Hides key and secrets. */
    @Override
    public String toString() {
      return "Inbound[" + context + ", " + provider + "]";
    }
  }
}
