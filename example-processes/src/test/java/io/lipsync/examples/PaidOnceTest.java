package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.examples.faults.Books;
import io.lipsync.examples.faults.Fault;
import io.lipsync.examples.faults.FaultRow;
import io.lipsync.examples.faults.Outcome;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.RuntimeSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to a job after its task was paid for, the task is neither lost nor repeated. */
class PaidOnceTest extends WorkerTest {
  @Test
  @FaultRow(Fault.ACCEPTED_THEN_FAILED)
  void anIncidentMayLieForLongerThanTheEngineRemembersTheClaim(Outcome outcome) {
    assertFoundAfterAnIncident(TestedProvider.EVOLINK);
    outcome.settle(
        evolink.journal().summary().billedTasks(),
        List.of(),
        1,
        "completed: the retry gives the process the task that was accepted");
  }

  @ParameterizedTest
  @EnumSource(names = {"DASHSCOPE", "JOGGAI"})
  void soMayOneOfAProviderThatDoesNotCallBack(TestedProvider provider) {
    assertFoundAfterAnIncident(provider);
  }

  @Test
  @FaultRow(Fault.HEIR_WITH_FAULTY_SETTING)
  void aFaultySettingOfTheNextWorkerIsNoInvalidInput(Outcome outcome) {
    assertCalledBackAfterADeath(
        "faulty",
        UnaryOperator.identity(),
        settings -> settings.with("LIPSYNC_CALLBACK_BASE_URL", "http://connectors.example.com"),
        outcome);
  }

  @Test
  @FaultRow(Fault.SECRETS_ROTATED)
  void rotatedSecretsFindTheSameProcess(Outcome outcome) {
    String shared = TestedProvider.EVOLINK.apiKey();
    assertCalledBackAfterADeath(
        "rotated",
        settings -> settings.with("LIPSYNC_SIGNING_SECRETS", shared),
        settings -> settings.with("LIPSYNC_SIGNING_SECRETS", "a-new-secret-of-this-test," + shared),
        outcome);
  }

  @Test
  @FaultRow(Fault.FOREIGN_RECORDS)
  void processVariablesAreNoRecord(Outcome outcome) {
    deploy(DubbingModel.submitAndWait("dub"));
    Map<String, Object> accepted =
        Map.of("provider", "evolink", "taskId", "task-unified-1-foreign1", "outcome", "accepted");
    List<Map<String, Object>> strange =
        List.of(
            Map.of("lipSyncAttempt", 2),
            Map.of("lipSyncAttempt", 0, "lipSyncSubmitted", Map.of("submission", accepted)),
            Map.of("lipSyncSubmitted", Map.of("elementInstanceKey", "1", "submission", accepted)),
            Map.of("lipSyncAttempt", "1:7", "lipSyncSubmitted", List.of("x")));

    for (Map<String, Object> variables : strange) {
      Map<String, Object> all = new HashMap<>(Map.of("video", VIDEO, "audio", AUDIO));
      all.putAll(variables);
      ProcessInstanceEvent instance = start("dub", all);
      CamundaAssert.assertThat(instance)
          .isCompleted()
          .hasVariableSatisfies(
              "task",
              Map.class,
              task ->
                  assertThat(evolink.journal().tasks())
                      .extracting(TaskView::id)
                      .contains((String) task.get("taskId")));
    }
    assertThat(evolink.journal().summary().submits()).isEqualTo(strange.size());
    outcome.settle(
        new Books(evolink.journal(), client), strange.size(), "completed, each with its own task");
  }

  private void assertFoundAfterAnIncident(TestedProvider provider) {
    String process = "dub-incident-" + provider.id();
    client
        .newDeployResourceCommand()
        .addProcessModel(DubbingModel.submitEndingAsIncident(process, provider), process + ".bpmn")
        .send()
        .join();
    if (provider == TestedProvider.EVOLINK) {
      deploy(DubbingModel.submitAndWait("host-of-the-path"));
    }
    ProcessInstanceEvent instance = start(process, Map.of("video", VIDEO, "audio", AUDIO));
    CamundaAssert.assertThat(instance).hasActiveIncidents();
    camunda.increaseTime(LONGER_THAN_THE_GUARD);

    retry(instance);

    String taskId = journal(provider).tasks().getFirst().id();
    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "submission",
            Map.class,
            submission ->
                assertThat(submission)
                    .containsEntry("outcome", "accepted")
                    .containsEntry("taskId", taskId));
    assertThat(journal(provider).summary().submits()).isEqualTo(1);
  }

  /** One worker dies right after its POST, another one with other settings inherits its job. */
  private void assertCalledBackAfterADeath(
      String name,
      UnaryOperator<RuntimeSettings> ofTheFirst,
      UnaryOperator<RuntimeSettings> ofTheHeir,
      Outcome outcome) {
    String jobType = "io.lipsync:lip-sync:" + name;
    String process = "dub-" + name;
    evolink.scenarios().forNextSubmit(Scenario.ofWords("accept-hang", "stay"));
    deploy(DubbingModel.submitAndWaitWithJobType(process, jobType));
    ProcessInstanceEvent instance;
    try (ConnectorRuntime doomed = startWorker(jobType, ofTheFirst, name + "-doomed")) {
      instance = start(process, Map.of("video", VIDEO, "audio", AUDIO));
      theTask();
      doomed.kill();
    }

    try (ConnectorRuntime heir = startWorker(jobType, ofTheHeir, name + "-heir")) {
      handOutAgain(instance);
      evolink.finish(theTask().id());
      CamundaAssert.assertThat(instance).isCompleted();
    }
    assertThat(evolink.journal().summary().submits()).isEqualTo(1);
    outcome.settle(
        new Books(evolink.journal(), client),
        1,
        "completed by callback: the next worker sends nothing");
  }
}
