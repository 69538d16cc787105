package io.lipsync.examples.stack;

import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.localcamunda.LocalCamunda;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a connector runtime is configured, as environment variables: the way operators do it.
 *
 * @param grpcAddress the engine's gRPC address
 * @param restAddress the engine's REST address
 * @param apiKey the EvoLink API key, given as a connector secret, or null without one
 * @param evolinkBaseUrl where EvoLink's API is, or null for the real one
 * @param callbacks whether this runtime's own address is given out for callbacks
 * @param port where it listens, 0 for any free port
 * @param more further environment variables
 */
public record RuntimeSettings(
    URI grpcAddress,
    URI restAddress,
    String apiKey,
    URI evolinkBaseUrl,
    boolean callbacks,
    int port,
    Map<String, String> more) {

  /** A runtime beside a local engine and a provider stand-in, called back over loopback. */
  public static RuntimeSettings local(
      URI grpcAddress, URI restAddress, String apiKey, URI evolinkBaseUrl) {
    return new RuntimeSettings(grpcAddress, restAddress, apiKey, evolinkBaseUrl, true, 0, Map.of());
  }

  /**
   * The runtime of a local stack.
   *
   * @param emulator null when the real provider is used
   */
  static RuntimeSettings of(
      LocalStack.Settings settings, LocalCamunda camunda, ProviderEmulator emulator) {
    RuntimeSettings runtime =
        new RuntimeSettings(
            camunda.grpcAddress(),
            camunda.restAddress(),
            null,
            null,
            emulator != null,
            settings.webhookPort(),
            Map.of());
    if (emulator == null) {
      return runtime.with(secret(settings.provider()), settings.apiKey());
    }
    for (Provider provider : Provider.values()) {
      runtime =
          runtime
              .with(secret(provider), settings.apiKey())
              .with(
                  "LIPSYNC_" + provider.name() + "_BASE_URL",
                  provider.baseUrlIn(emulator).toString());
    }
    // The stand-ins are on this machine, and faster than the real ones.
    return runtime
        .with("LIPSYNC_HTTP_PRIVATE_HOSTS", emulator.baseUri().getHost())
        .with("LIPSYNC_EVOLINK_FILES_URL", emulator.evolink().filesUri().toString())
        .with("LIPSYNC_DASHSCOPE_CHECK_INTERVAL", "5s")
        .with("LIPSYNC_JOGGAI_CHECK_INTERVAL", "5s");
  }

  private static String secret(Provider provider) {
    return "LIPSYNC_SECRET_" + provider.apiKeyName();
  }

  /** The same on a given port. */
  public RuntimeSettings withPort(int newPort) {
    return new RuntimeSettings(
        grpcAddress, restAddress, apiKey, evolinkBaseUrl, callbacks, newPort, more);
  }

  /** The same with one more environment variable. */
  public RuntimeSettings with(String name, String value) {
    Map<String, String> merged = new LinkedHashMap<>(more);
    merged.put(name, value);
    return new RuntimeSettings(
        grpcAddress, restAddress, apiKey, evolinkBaseUrl, callbacks, port, merged);
  }

  /** The environment variables of a runtime that listens at the given address. */
  Map<String, String> environment(URI ownAddress) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("CAMUNDA_CLIENT_MODE", "self-managed");
    variables.put("CAMUNDA_CLIENT_GRPC_ADDRESS", grpcAddress.toString());
    variables.put("CAMUNDA_CLIENT_REST_ADDRESS", restAddress.toString());
    variables.put("CAMUNDA_CONNECTOR_POLLING_INTERVAL", "500");
    if (apiKey != null) {
      variables.put("LIPSYNC_SECRET_EVOLINK_API_KEY", apiKey);
    }
    if (evolinkBaseUrl != null) {
      variables.put("LIPSYNC_EVOLINK_BASE_URL", evolinkBaseUrl.toString());
    }
    if (callbacks) {
      variables.put("LIPSYNC_CALLBACK_BASE_URL", ownAddress.toString());
      variables.put("LIPSYNC_CALLBACK_ALLOW_LOOPBACK", "true");
    }
    variables.putAll(more);
    return variables;
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return "RuntimeSettings[" + restAddress + "]";
  }
}
