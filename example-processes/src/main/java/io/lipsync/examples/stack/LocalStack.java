package io.lipsync.examples.stack;

import io.camunda.client.CamundaClient;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.localcamunda.LocalCamunda;
import io.lipsync.localcamunda.LocalCamundaSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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
   * @param provider who makes the videos
   * @param apiKey the provider's API key
   * @param emulated whether stand-ins play the provider and all others; otherwise the real one is
   *     used, without callbacks since it cannot reach this machine, and the others are not there
   * @param output folder for logs
   */
  public record Settings(
      int grpcPort,
      int restPort,
      int webhookPort,
      int emulatorPort,
      Provider provider,
      String apiKey,
      boolean emulated,
      Path output) {

    /** Hides the key. */
    @Override
    public String toString() {
      return "Settings[" + provider + ", emulated=" + emulated + "]";
    }
  }

  private final LocalCamunda camunda;
  private final ProviderEmulator emulator;
  private final RuntimeStart runtimeStart;
  private volatile ConnectorRuntime runtime;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** How the connector runtime is started, also once more. */
  private record RuntimeStart(RuntimeSettings settings, Path log) {
    ConnectorRuntime start() {
      return ConnectorRuntime.start(RuntimeArtifacts.ofThisBuild().executableJar(), settings, log);
    }
  }

  private LocalStack(LocalCamunda camunda, ProviderEmulator emulator, RuntimeStart runtimeStart) {
    this.camunda = camunda;
    this.emulator = emulator;
    this.runtime = runtimeStart.start();
    // Started again, it has the address that others know.
    this.runtimeStart =
        new RuntimeStart(
            runtimeStart.settings().withPort(runtime.address().getPort()), runtimeStart.log());
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
            ? "The real %s, without callbacks: it cannot reach this machine"
                .formatted(settings.provider().title())
            : settings.provider().title()
                + " stand-in at "
                + settings.provider().baseUrlIn(emulator));
    LocalStack stack =
        new LocalStack(
            camunda,
            emulator,
            new RuntimeStart(
                RuntimeSettings.of(settings, camunda, emulator),
                settings.output().resolve("connector-runtime.log")));
    tell.accept(
        "Connector runtime at " + stack.runtimeAddress() + ", its log is " + stack.runtime.log());
    return stack;
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

  /** The stand-ins, unless the real provider is used. */
  public Optional<ProviderEmulator> emulator() {
    return Optional.ofNullable(emulator);
  }

  /** Kills the connector runtime as a crash of its machine would, and starts a new one. */
  public synchronized void replaceRuntime() {
    if (!closed.get()) {
      runtime.kill();
      runtime = runtimeStart.start();
    }
  }

  /** Moves the clocks of engine and stand-ins forward: what is due by then happens now. */
  public void skip(Duration time) {
    camunda.increaseTime(time);
    emulator().ifPresent(standIns -> standIns.advanceClock(time));
  }

  /** Where the API of a provider is for this stack. */
  public URI baseUrl(Provider provider) {
    return emulator == null ? provider.baseUrl() : provider.baseUrlIn(emulator);
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
}
