package io.lipsync.connector.callback;

import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.SignalSettings;
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
   */
  public record Inbound(String context, String provider, String apiKey, String baseUrl) {

    /** The account's connection fields. */
    public Connection connection() {
      return new Connection(provider, apiKey, baseUrl);
    }

    /**
     * What signatures are checked with.
     *
     * @param runtimeBaseUrl where this runtime is reachable, or empty
     */
    public SignalSettings signals(String runtimeBaseUrl) {
      return new SignalSettings(
          runtimeBaseUrl == null || runtimeBaseUrl.isBlank()
              ? null
              : HttpAddress.base("callbackBaseUrl", runtimeBaseUrl) + "/inbound/" + context,
          List.of());
    }

    /** Hides key and secrets. */
    @Override
    public String toString() {
      return "Inbound[" + context + ", " + provider + "]";
    }
  }
}
