package io.lipsync.localcamunda;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The stock Camunda Process Test in remote mode, unmodified, against a local Camunda. */
class CamundaProcessTestTest {

  private static final LocalCamunda CAMUNDA =
      LocalCamunda.start(LocalCamundaSettings.defaults().withGrpcPort(0).withRestPort(0));

  @RegisterExtension
  private static final CamundaProcessTestExtension PROCESS_TEST =
      new CamundaProcessTestExtension()
          .withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE)
          .withRemoteCamundaClientBuilderFactory(
              () ->
                  CamundaClient.newClientBuilder()
                      .grpcAddress(CAMUNDA.grpcAddress())
                      .restAddress(CAMUNDA.restAddress())
                      .preferRestOverGrpc(false))
          .withRemoteCamundaMonitoringApiAddress(CAMUNDA.restAddress())
          .withRemoteConnectorsRestApiAddress(CAMUNDA.restAddress());

  private CamundaClient client;
  private CamundaProcessTestContext context;

  @AfterAll
  static void stop() {
    CAMUNDA.close();
  }

  @Test
  void anInstanceCompletesWhenItsMessageComes() {
    deploy(Models.message("waits"), "waits.bpmn");
    var instance = start("waits", Map.of("key", "k1"));
    assertThatProcessInstance(instance).isActive().isWaitingForMessage("go", "k1");

    client
        .newPublishMessageCommand()
        .messageName("go")
        .correlationKey("k1")
        .variables(Map.of("answer", 42))
        .send()
        .join();

    assertThatProcessInstance(instance)
        .isCompleted()
        .hasCompletedElements("wait", "done")
        .hasCorrelatedMessage("go", "k1")
        .hasVariable("answer", 42);
  }

  @Test
  void aJobWithoutRetriesRaisesAnIncident() {
    deploy(Models.job("fails", "explode"), "fails.bpmn");
    var instance = start("fails", Map.of());
    try (var worker =
        client
            .newWorker()
            .jobType("explode")
            .handler(
                (jobs, job) ->
                    jobs.newFailCommand(job).retries(0).errorMessage("no video").send().join())
            .open()) {

      assertThatProcessInstance(instance).hasActiveIncidents().hasActiveElements(byId("work"));
    }
  }

  @Test
  void aUserTaskIsFoundAndCompleted() {
    client
        .newDeployResourceCommand()
        .addResourceStringUtf8(Models.FORM, "review.form")
        .addProcessModel(Models.userTask("reviewed", "review-form"), "reviewed.bpmn")
        .send()
        .join();
    var instance = start("reviewed", Map.of());

    assertThatUserTask(byElementId("review"))
        .isCreated()
        .hasName("Review")
        .hasCandidateGroup("editors");
    context.completeUserTask("review", Map.of("verdict", "fine"));

    assertThatProcessInstance(instance).isCompleted().hasVariable("verdict", "fine");
  }

  @Test
  void aTimerComesDueWhenTheClockIsMoved() {
    deploy(Models.timer("sleeps", "PT24H"), "sleeps.bpmn");
    var instance = start("sleeps", Map.of());
    assertThatProcessInstance(instance).hasActiveElements(byId("wait"));

    context.increaseTime(Duration.ofHours(25));

    assertThatProcessInstance(instance).isCompleted();
  }

  @Test
  void aJobIsCompletedByTheMockOfAWorker() {
    deploy(Models.job("mocked", "lip-sync"), "mocked.bpmn");
    context.mockJobWorker("lip-sync").thenComplete(Map.of("taskId", "t-1"));

    var instance = start("mocked", Map.of());

    assertThatProcessInstance(instance).isCompleted().hasVariable("taskId", "t-1");
  }

  private void deploy(io.camunda.zeebe.model.bpmn.BpmnModelInstance model, String name) {
    client.newDeployResourceCommand().addProcessModel(model, name).send().join();
  }

  private ProcessInstanceEvent start(String processId, Map<String, Object> variables) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .variables(variables)
        .send()
        .join();
  }
}
