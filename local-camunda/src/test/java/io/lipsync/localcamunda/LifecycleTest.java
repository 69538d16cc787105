package io.lipsync.localcamunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.ProcessInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Starting, stopping and running for a long time. */
class LifecycleTest {

  private static final LocalCamundaSettings FREE_PORTS =
      LocalCamundaSettings.defaults().withGrpcPort(0).withRestPort(0);

  @Test
  void closingLeavesNoFolderAndNoThreadBehind() throws Exception {
    Set<Path> folders = folders();
    Set<String> threads = lastingThreads();

    try (var camunda = LocalCamunda.start(FREE_PORTS);
        var client = Clients.of(camunda, false)) {
      runThrough(client);
    }

    assertThat(folders()).isEqualTo(folders);
    assertThat(threads).containsAll(lastingThreads());
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (var first = LocalCamunda.start(FREE_PORTS)) {
      Set<Path> folders = folders();

      assertThatThrownBy(
              () -> LocalCamunda.start(FREE_PORTS.withGrpcPort(first.grpcAddress().getPort())))
          .hasMessageContaining("cannot listen for gRPC on 127.0.0.1:");
      assertThatThrownBy(
              () -> LocalCamunda.start(FREE_PORTS.withRestPort(first.restAddress().getPort())))
          .hasMessageContaining("cannot listen for HTTP on 127.0.0.1:");
      assertThat(folders()).isEqualTo(folders);
    }
  }

  @Test
  void onlyTheNewestFinishedInstancesStayVisible() {
    try (var camunda = LocalCamunda.start(FREE_PORTS.withKeepFinishedInstances(2));
        var client = Clients.of(camunda, false)) {
      var running = client.newDeployResourceCommand();
      running.addProcessModel(Models.job("runs-on", "nobody"), "runs-on.bpmn").send().join();
      long alive =
          client
              .newCreateInstanceCommand()
              .bpmnProcessId("runs-on")
              .latestVersion()
              .send()
              .join()
              .getProcessInstanceKey();
      Set<Long> newest = new HashSet<>();
      for (int i = 0; i < 5; i++) {
        long key = runThrough(client);
        if (i >= 3) {
          newest.add(key);
        }
      }
      newest.add(alive);

      assertThat(client.newProcessInstanceSearchRequest().send().join().items())
          .extracting(ProcessInstance::getProcessInstanceKey)
          .containsExactlyInAnyOrderElementsOf(newest);
      assertThat(client.newVariableSearchRequest().send().join().items()).hasSize(2);
    }
  }

  private static long runThrough(CamundaClient client) {
    client
        .newDeployResourceCommand()
        .addProcessModel(Models.message("passes"), "passes.bpmn")
        .send()
        .join();
    client.newPublishMessageCommand().messageName("go").correlationKey("k").send().join();
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("passes")
        .latestVersion()
        .variables(java.util.Map.of("key", "k"))
        .withResult()
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private static Set<Path> folders() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("local-camunda-"))
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> lastingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !thread.isDaemon())
        .map(thread -> thread.threadId() + " " + thread.getName())
        .collect(Collectors.toSet());
  }
}
