package io.lipsync.examples;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.dashscope.DashScopeSettings;
import io.lipsync.emulator.joggai.JoggAiSettings;
import io.lipsync.emulator.joggai.LipSyncEvents;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.OutputFolder;
import io.lipsync.examples.stack.QuickLaunch;
import io.lipsync.examples.stack.RuntimeEndpoint;
import io.lipsync.examples.stack.RuntimeSettings;
import io.lipsync.localcamunda.LocalCamunda;
import io.lipsync.localcamunda.LocalCamundaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What all process tests of one run share: an engine, the connector runtime in a JVM of its own and
 * the provider stand-in.
 *
 * <p>Another cluster is tested by its addresses: {@code -Dcamunda.grpc=…} and {@code
 * -Dcamunda.rest=…}, and {@code -Dcamunda.monitoring=…} where that is not the same. Another runtime
 * is tested by {@code -Druntime.address=…}; it was told then that the providers are at the
 * stand-in, which listens on {@code -Demulator.port=…}. Process tests delete all data of a cluster!
 */
final class TestStack {
  /** What both DashScope and the connector take for the account's limit, in submits per second. */
  private static final int DASHSCOPE_PACE = 4;

  /** More than any test submits. */
  private static final int JOGGAI_PACE = 600;

  private static final TestStack RUNNING = start();

  private final Cluster cluster;
  private final ProviderEmulator emulator;
  private final RuntimeEndpoint runtime;

  private TestStack(Cluster cluster, ProviderEmulator emulator, RuntimeEndpoint runtime) {
    this.cluster = cluster;
    this.emulator = emulator;
    this.runtime = runtime;
  }

  /** The stack of this run, started at the first call and stopped when the JVM ends. */
  static TestStack running() {
    return RUNNING;
  }

  ProviderEmulator emulator() {
    return emulator;
  }

  RuntimeEndpoint runtime() {
    return runtime;
  }

  /** Settings for one more runtime beside the shared one. */
  RuntimeSettings runtimeSettings() {
    return settings(cluster, emulator);
  }

  /** Camunda Process Test, unmodified, in its remote mode. */
  CamundaProcessTestExtension processTest() {
    return new CamundaProcessTestExtension()
        .withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE)
        .withRemoteCamundaClientBuilderFactory(
            () ->
                CamundaClient.newClientBuilder()
                    .grpcAddress(cluster.grpc())
                    .restAddress(cluster.rest())
                    .preferRestOverGrpc(false)
                    .defaultRequestTimeout(Duration.ofMinutes(1)))
        .withRemoteCamundaMonitoringApiAddress(cluster.monitoring())
        .withRemoteConnectorsRestApiAddress(runtime.address());
  }

  /** Where this runtime lets processes save videos. */
  static Path resultFolder() {
    try {
      return Files.createDirectories(OutputFolder.of("results").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What lies here the stand-in serves at {@code /media/}. */
  static Path mediaFolder() {
    try {
      return Files.createDirectories(OutputFolder.of("media").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestStack start() {
    Cluster cluster = Cluster.given();
    ProviderEmulator emulator = ProviderEmulator.start(emulatorSettings());
    RuntimeEndpoint runtime = runtime(cluster, emulator);
    atExit(emulator::close);
    return new TestStack(cluster, emulator, runtime);
  }

  private static RuntimeEndpoint runtime(Cluster cluster, ProviderEmulator emulator) {
    String given = System.getProperty("runtime.address");
    if (given != null) {
      return new RuntimeEndpoint(URI.create(given));
    }
    ConnectorRuntime runtime =
        ConnectorRuntime.start(
            QuickLaunch.withConnector(),
            settings(cluster, emulator),
            OutputFolder.logs().resolve("shared.log"));
    // The engine ends at the same time, and the stock client would wait for it.
    atExit(runtime::kill);
    return runtime.endpoint();
  }

  private static void atExit(Runnable end) {
    Runtime.getRuntime().addShutdownHook(new Thread(end));
  }

  private static EmulatorSettings emulatorSettings() {
    List<Duration> pauses =
        List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    return EmulatorSettings.defaults()
        .withPort(Integer.getInteger("emulator.port", 0))
        .withLoopbackCallbacks(true)
        .withMediaDirectory(mediaFolder())
        .withRenderDuration(Duration.ofMillis(100))
        .withCallbackRetryDelays(pauses)
        .withDashScope(
            DashScopeSettings.defaults()
                .withSubmitsPerSecond(DASHSCOPE_PACE)
                .withEventRetryDelays(pauses))
        .withJoggAi(
            JoggAiSettings.defaults()
                .withPostsPerMinute(JOGGAI_PACE)
                .withLipSyncEvents(Optional.of(LipSyncEvents.byNamingRule()))
                .withWebhookRetryDelays(pauses));
  }

  private static RuntimeSettings settings(Cluster cluster, ProviderEmulator emulator) {
    RuntimeSettings settings =
        RuntimeSettings.local(
                cluster.grpc(),
                cluster.rest(),
                TestedProvider.EVOLINK.apiKey(),
                emulator.evolink().baseUri())
            .with("LIPSYNC_EVOLINK_FILES_URL", emulator.evolink().filesUri().toString())
            // Nobody answers so late, on a busy machine either.
            .with("LIPSYNC_HTTP_RESPONSE_TIMEOUT", "6s")
            // Tests count what providers are asked.
            .with("LIPSYNC_HEALTH_INTERVAL", "0")
            .with("LIPSYNC_HTTP_PRIVATE_HOSTS", emulator.baseUri().getHost())
            .with("LIPSYNC_RESULT_FOLDER", resultFolder().toString())
            .with("LIPSYNC_DASHSCOPE_BASE_URL", emulator.dashscope().baseUri().toString())
            .with("LIPSYNC_DASHSCOPE_SUBMITS_PER_SECOND", Integer.toString(DASHSCOPE_PACE))
            .with(
                "LIPSYNC_DASHSCOPE_EVENTS_CERTIFICATE_HOSTS",
                emulator.dashscope().certificateUri().getHost())
            .with("LIPSYNC_DASHSCOPE_EVENTS_ALLOW_LOOPBACK", "true")
            .with("LIPSYNC_JOGGAI_BASE_URL", emulator.joggai().baseUri().toString())
            .with("LIPSYNC_JOGGAI_SUBMITS_PER_MINUTE", Integer.toString(JOGGAI_PACE))
            .with("LIPSYNC_SECRET_DASHSCOPE_EVENT_TOKEN", TestedProvider.DASHSCOPE.signalSecret())
            .with("LIPSYNC_SECRET_JOGGAI_WEBHOOK_SECRET", TestedProvider.JOGGAI.signalSecret());
    for (TestedProvider provider : TestedProvider.values()) {
      settings =
          settings
              .with("LIPSYNC_SECRET_" + provider.apiKeyName(), provider.apiKey())
              .with("LIPSYNC_SECRET_" + provider.signalSecretName(), provider.signalSecret());
    }
    return settings;
  }

  /** The engine under test. */
  private record Cluster(URI grpc, URI rest, URI monitoring) {

    static Cluster given() {
      String grpc = System.getProperty("camunda.grpc");
      if (grpc != null) {
        return new Cluster(
            URI.create(grpc),
            URI.create(System.getProperty("camunda.rest")),
            URI.create(
                System.getProperty("camunda.monitoring", System.getProperty("camunda.rest"))));
      }
      LocalCamunda local =
          LocalCamunda.start(LocalCamundaSettings.defaults().withGrpcPort(0).withRestPort(0));
      atExit(local::close);
      return new Cluster(local.grpcAddress(), local.restAddress(), local.restAddress());
    }
  }
}
