package io.lipsync.localcamunda;

import static io.lipsync.localcamunda.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A purge empties the engine under the feet of clients and workers, which go on working. */
class PurgeTest {

  private LocalCamunda camunda;

  @BeforeEach
  void start() {
    camunda = LocalCamunda.start(LocalCamundaSettings.defaults().withGrpcPort(0).withRestPort(0));
  }

  @AfterEach
  void stop() {
    camunda.close();
  }

  @ParameterizedTest(name = "prefer REST {0}, stream {1}")
  @CsvSource({"false, false", "false, true", "true, false"})
  void aConnectedWorkerGoesOn(boolean preferRest, boolean stream) {
    try (var client = Clients.of(camunda, preferRest);
        var worker =
            client
                .newWorker()
                .jobType("after-purge")
                .handler((jobs, job) -> jobs.newCompleteCommand(job).send().join())
                .streamEnabled(stream)
                .open()) {
      long before = run(client);

      camunda.purge();

      assertThat(client.newProcessInstanceSearchRequest().send().join().items()).isEmpty();
      assertThat(client.newProcessDefinitionSearchRequest().send().join().items()).isEmpty();
      long after = run(client);
      assertThat(after).as("keys never come twice").isGreaterThan(before);
    }
  }

  @Test
  void manyPurgesInARowAreFine() {
    try (var client = Clients.of(camunda, false)) {
      for (int i = 0; i < 3; i++) {
        camunda.purge();
        deploy(client);
      }
      assertThat(client.newProcessDefinitionSearchRequest().send().join().items()).hasSize(1);
    }
  }

  private static void deploy(CamundaClient client) {
    client
        .newDeployResourceCommand()
        .addProcessModel(Models.job("purged", "after-purge"), "purged.bpmn")
        .send()
        .join();
  }

  private static long run(CamundaClient client) {
    deploy(client);
    long key =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("purged")
            .latestVersion()
            .send()
            .join()
            .getProcessInstanceKey();
    await()
        .until(
            () ->
                client.newProcessInstanceGetRequest(key).send().join().getState()
                    == ProcessInstanceState.COMPLETED);
    return key;
  }
}
