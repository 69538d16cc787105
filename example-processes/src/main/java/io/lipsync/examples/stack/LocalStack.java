package io.lipsync.examples.stack;

import io.camunda.client.CamundaClient;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.localcamunda.LocalCamunda;
import io.lipsync.localcamunda.LocalCamundaSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Everything a dubbing process needs, on this machine: an engine, the connector runtime in a JVM of
 * its own, and a provider stand-in unless the real provider is used. Close it to stop all of it; it
 * also stops with this JVM.
 */
public final class LocalStack implements AutoCloseable {

  /**
   * @param grpcPort the engine's gRPC port, 0 for a free one
   * @param restPort the engine's REST port, 0 for a free one
   * @param webhookPort the connector runtime's port, 0 for a free one
   * @param emulatorPort the stand-in's port, 0 for a free one
   * @param apiKey the EvoLink API key
   * @param emulated whether the stand-in plays EvoLink; otherwise the real one is used, without
   *     callbacks since it cannot reach this machine
   * @param output folder for logs
   */
  public record Settings(
      int grpcPort,
      int restPort,
      int webhookPort,
      int emulatorPort,
      String apiKey,
      boolean emulated,
      Path output) {

    /** Hides the key. */
    @Override
    public String toString() {
      return "Settings[emulated=" + emulated + "]";
    }
  }

  private final LocalCamunda camunda;
  private final ProviderEmulator emulator;
  private final ConnectorRuntime runtime;
  private final AtomicBoolean closed = new AtomicBoolean();

  private LocalStack(LocalCamunda camunda, ProviderEmulator emulator, ConnectorRuntime runtime) {
    this.camunda = camunda;
    this.emulator = emulator;
    this.runtime = runtime;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * Starts everything.
   *
   * @param tell gets a line for each part that is up
   */
  public static LocalStack start(Settings settings, Consumer<String> tell) {
    LocalCamunda camunda =
        LocalCamunda.start(
            LocalCamundaSettings.defaults()
                .withGrpcPort(settings.grpcPort())
                .withRestPort(settings.restPort()));
    tell.accept("Zeebe engine at " + camunda.restAddress());
    ProviderEmulator emulator = settings.emulated() ? startEmulator(settings) : null;
    tell.accept(
        emulator == null
            ? "The real EvoLink, without callbacks: it cannot reach this machine"
            : "EvoLink stand-in at " + emulator.evolink().baseUri());
    ConnectorRuntime runtime =
        ConnectorRuntime.start(
            RuntimeArtifacts.ofThisBuild().executableJar(),
            runtimeSettings(settings, camunda, emulator),
            settings.output().resolve("connector-runtime.log"));
    tell.accept("Connector runtime at " + runtime.address() + ", its log is " + runtime.log());
    return new LocalStack(camunda, emulator, runtime);
  }

  /** A client of the engine; the caller closes it. */
  public CamundaClient newClient() {
    return CamundaClient.newClientBuilder()
        .grpcAddress(camunda.grpcAddress())
        .restAddress(camunda.restAddress())
        .preferRestOverGrpc(false)
        // A busy laptop may need longer than the client's ten seconds.
        .defaultRequestTimeout(Duration.ofMinutes(1))
        .build();
  }

  /** Waits until the runtime serves a webhook path. */
  public void awaitPath(String path) {
    runtime.awaitPath(path);
  }

  /** The engine's REST address. */
  public URI restAddress() {
    return camunda.restAddress();
  }

  /** The engine's gRPC address. */
  public URI grpcAddress() {
    return camunda.grpcAddress();
  }

  /** Where the connector runtime listens. */
  public URI runtimeAddress() {
    return runtime.address();
  }

  /** Where the stand-in listens, when there is one. */
  public Optional<URI> emulatorAddress() {
    return Optional.ofNullable(emulator).map(ProviderEmulator::baseUri);
  }

  /** Where EvoLink's API is for this stack. */
  public URI evolinkBaseUrl() {
    return emulator == null ? URI.create("https://api.evolink.ai") : emulator.evolink().baseUri();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      runtime.close();
      if (emulator != null) {
        emulator.close();
      }
      camunda.close();
    }
  }

  private static ProviderEmulator startEmulator(Settings settings) {
    return ProviderEmulator.start(
        EmulatorSettings.defaults()
            .withPort(settings.emulatorPort())
            .withLoopbackCallbacks(true)
            .withRenderDuration(Duration.ofSeconds(5)));
  }

  private static RuntimeSettings runtimeSettings(
      Settings settings, LocalCamunda camunda, ProviderEmulator emulator) {
    return new RuntimeSettings(
        camunda.grpcAddress(),
        camunda.restAddress(),
        settings.apiKey(),
        emulator == null ? null : emulator.evolink().baseUri(),
        emulator != null,
        settings.webhookPort(),
        emulator == null
            ? Map.of()
            : Map.of("LIPSYNC_EVOLINK_FILES_URL", emulator.evolink().filesUri().toString()));
  }
}
