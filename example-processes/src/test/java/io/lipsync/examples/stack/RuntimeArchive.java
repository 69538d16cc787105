package io.lipsync.examples.stack;

import io.camunda.client.CamundaClient;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.localcamunda.LocalCamunda;
import io.lipsync.localcamunda.LocalCamundaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The classes of a runtime that has dubbed a video, as the JVM keeps them in memory, in a file that
 * the runtimes of tests share: half of each start. Written by the build before the tests run.
 */
final class RuntimeArchive {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** What a JVM ends with when it is asked to. */
  private static final int TERMINATED = 143;

  private RuntimeArchive() {}

  /** Lets a runtime start, work and end, and writes the archive at its end. */
  public static void main(String[] arguments) throws IOException {
    Files.deleteIfExists(file());
    List<String> launch =
        new ArrayList<>(List.of(QuickLaunch.JVM_ARGUMENT, "-XX:ArchiveClassesAtExit=" + file()));
    launch.addAll(QuickLaunch.withoutArchive());
    Path log = Path.of(file() + ".log");
    try (LocalCamunda engine =
            LocalCamunda.start(LocalCamundaSettings.defaults().withGrpcPort(0).withRestPort(0));
        ProviderEmulator provider = ProviderEmulator.start(provider());
        ConnectorRuntime runtime =
            ConnectorRuntime.start(launch, settings(engine, provider), log)) {
      dub(engine, provider, runtime);
      runtime.jvm().destroy();
      int exitCode = runtime.awaitExitCode();
      if (exitCode != TERMINATED || !Files.exists(file())) {
        throw new IllegalStateException("the runtime ended with " + exitCode + ", see " + log);
      }
    }
  }

  /**
   * The JVM arguments for a runtime that uses it, if there is one. A JVM does without an archive of
   * other jars, and is told not to speak of it.
   */
  static List<String> use() {
    return Files.exists(file())
        ? List.of("-XX:SharedArchiveFile=" + file(), "-Xlog:cds*=off")
        : List.of();
  }

  private static void dub(
      LocalCamunda engine, ProviderEmulator provider, ConnectorRuntime runtime) {
    try (CamundaClient client =
        CamundaClient.newClientBuilder()
            .grpcAddress(engine.grpcAddress())
            .restAddress(engine.restAddress())
            .preferRestOverGrpc(false)
            .defaultRequestTimeout(LIMIT)
            .build()) {
      client
          .newDeployResourceCommand()
          .addResourceFromClasspath("processes/dub-video.bpmn")
          .addResourceFromClasspath("forms/lip-sync-missing-result.form")
          .addResourceFromClasspath("forms/lip-sync-stop.form")
          .addResourceFromClasspath("forms/lip-sync-rescue.form")
          .send()
          .join();
      runtime.awaitProcess("dub-video");
      client
          .newCreateInstanceCommand()
          .bpmnProcessId("dub-video")
          .latestVersion()
          .variables(
              Map.of(
                  "video_url", "https://media.example.com/speaker.mp4",
                  "audio_url", "https://media.example.com/speech.wav"))
          .send()
          .join();
      provider.evolink().journal().awaitCallback(CallbackAttempt::successful, LIMIT);
    }
  }

  private static EmulatorSettings provider() {
    return EmulatorSettings.defaults()
        .withPort(0)
        .withLoopbackCallbacks(true)
        .withRenderDuration(Duration.ofMillis(100));
  }

  private static RuntimeSettings settings(LocalCamunda engine, ProviderEmulator provider) {
    return RuntimeSettings.local(
            engine.grpcAddress(),
            engine.restAddress(),
            "sk-archive-0123456789",
            provider.evolink().baseUri())
        .with("LIPSYNC_HTTP_PRIVATE_HOSTS", provider.baseUri().getHost());
  }

  private static Path file() {
    return Path.of(System.getProperty("runtime.archive", "target/runtime.jsa"));
  }
}
