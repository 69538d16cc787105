package io.lipsync.benchmarks.bed;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.response.ProcessInstanceResult;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.RuntimeArtifacts;
import io.lipsync.examples.stack.RuntimeSettings;
import io.lipsync.localcamunda.LocalCamunda;
import io.lipsync.localcamunda.LocalCamundaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * One engine and one stand-in of the provider in this JVM, and connector runtimes in JVMs of their
 * own with the same settings. Close it to stop all of it.
 */
public final class Bed implements AutoCloseable {
  /** Where it writes logs and whatever else it needs. */
  public static final Path WORK = Path.of(System.getProperty("benchmarks.home"), "target", "bed");

  /** The account's key at the stand-in. */
  public static final String API_KEY = "sk-benchmarks-0123456789";

  private final LocalCamunda camunda =
      LocalCamunda.start(
          LocalCamundaSettings.defaults()
              .withGrpcPort(0)
              .withRestPort(0)
              .withKeepFinishedInstances(100));
  private final ProviderEmulator emulator;
  private final CamundaClient client =
      CamundaClient.newClientBuilder()
          .grpcAddress(camunda.grpcAddress())
          .restAddress(camunda.restAddress())
          .preferRestOverGrpc(false)
          .defaultRequestTimeout(Duration.ofMinutes(2))
          .build();
  private final List<ConnectorRuntime> runtimes = new ArrayList<>();

  private Bed(EmulatorSettings settings) {
    emulator = ProviderEmulator.start(settings);
  }

  /** A bed with the stand-in's usual ways; callbacks may go to this machine. */
  public static Bed make() {
    return make(EmulatorSettings.defaults());
  }

  /** A bed with a stand-in of one's own choice. */
  public static Bed make(EmulatorSettings settings) {
    return new Bed(settings.withLoopbackCallbacks(true));
  }

  /** The stand-in. */
  public ProviderEmulator emulator() {
    return emulator;
  }

  /** A client of the engine. */
  public CamundaClient client() {
    return client;
  }

  /** The engine. */
  public LocalCamunda camunda() {
    return camunda;
  }

  /** Settings of a runtime beside this engine and stand-in. */
  public RuntimeSettings settings(int threads) {
    return RuntimeSettings.local(
            camunda.grpcAddress(), camunda.restAddress(), API_KEY, emulator.evolink().baseUri())
        .with("CAMUNDA_CLIENT_EXECUTION_THREADS", Integer.toString(threads))
        .with("LIPSYNC_HTTP_PRIVATE_HOSTS", emulator.baseUri().getHost());
  }

  /** Starts the stock runtime with a contender in it. */
  public ConnectorRuntime start(Contender contender, RuntimeSettings settings, String... jvm)
      throws IOException {
    String name = contender.name().toLowerCase(java.util.Locale.ROOT) + "-" + runtimes.size();
    List<String> launch = new ArrayList<>(List.of(jvm));
    launch.addAll(
        RuntimeArtifacts.ofThisBuild().flatClassPath(folder("custom-" + name, contender.jars())));
    return start(launch, settings, name);
  }

  /** Starts any runtime. */
  public ConnectorRuntime start(List<String> launch, RuntimeSettings settings, String name) {
    ConnectorRuntime runtime =
        ConnectorRuntime.start(launch, settings, WORK.resolve(name + ".log"));
    runtimes.add(runtime);
    return runtime;
  }

  /** A folder of exactly these files. */
  public static Path folder(String name, List<Path> files) throws IOException {
    Path folder = Files.createDirectories(WORK.resolve(name));
    try (Stream<Path> old = Files.list(folder)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    for (Path file : files) {
      Files.copy(file, folder.resolve(file.getFileName()));
    }
    return folder;
  }

  /** Deploys a process. */
  public void deploy(BpmnModelInstance model) {
    String id = model.getModelElementsByType(Process.class).iterator().next().getId();
    client.newDeployResourceCommand().addProcessModel(model, id + ".bpmn").send().join();
  }

  /** Runs an instance; done when it has ended. */
  public CompletionStage<ProcessInstanceResult> run(String processId, Map<String, Object> inputs) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .variables(inputs)
        .withResult()
        .requestTimeout(Duration.ofMinutes(2))
        .send();
  }

  /** Starts an instance; done when it has begun. */
  public CompletionStage<ProcessInstanceEvent> start(String processId, Map<String, Object> inputs) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .variables(inputs)
        .send();
  }

  @Override
  public void close() {
    runtimes.forEach(ConnectorRuntime::close);
    client.close();
    emulator.close();
    camunda.close();
  }
}
