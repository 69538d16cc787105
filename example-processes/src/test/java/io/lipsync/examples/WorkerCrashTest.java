package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.response.Incident;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.journal.VendorJournal;
import io.lipsync.emulator.journal.VendorSummary;
import io.lipsync.emulator.journal.VendorTask;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.examples.faults.Books;
import io.lipsync.examples.faults.Fault;
import io.lipsync.examples.faults.FaultRow;
import io.lipsync.examples.faults.Outcome;
import io.lipsync.examples.stack.ConnectorRuntime;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers die at the worst moment; nobody pays twice and no result is lost. */
class WorkerCrashTest extends WorkerTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @FaultRow(Fault.KILLED_AFTER_POST)
  void aWorkerKilledBetweenAcceptanceAndCompletionIsNotRepeated(boolean overRest, Outcome outcome) {
    String jobType = "io.lipsync:lip-sync:crash" + (overRest ? "-rest" : "");
    // Accepted and billed, finished five seconds later, but the answer never comes.
    evolink.scenarios().forNextSubmit(Scenario.ofWords("accept-hang", "finish-after:5s"));
    deploy(DubbingModel.submitAndWaitWithJobType("dub-crash" + overRest, jobType));
    ProcessInstanceEvent instance;
    try (ConnectorRuntime doomed = startWorker(jobType, overRest, "doomed")) {
      instance = start("dub-crash" + overRest, Map.of("video", VIDEO, "audio", AUDIO));
      theTask();
      doomed.kill();
    }

    try (ConnectorRuntime heir = startWorker(jobType, overRest, "heir")) {
      handOutAgain(instance);
      CamundaAssert.assertThat(instance)
          .isCompleted()
          .hasVariableSatisfies(
              "submission",
              Map.class,
              submission -> assertThat(submission).containsEntry("outcome", "unknown"))
          .hasVariableSatisfies(
              "task", Map.class, task -> assertThat(task).containsEntry("taskId", theTask().id()));
    }
    assertThat(evolink.journal().summary().submits()).isEqualTo(1);
    outcome.settle(
        new Books(evolink.journal(), client),
        1,
        "completed by callback: the next worker sends nothing");
  }

  @Test
  void aRefusedAttemptIsFollowedByOneMoreAfterAnOperatorResolvedTheIncident() {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("submit-402:1"));
    deploy(DubbingModel.submitAndWait("dub"));
    ProcessInstanceEvent instance = start("dub", Map.of("video", VIDEO, "audio", AUDIO));
    CamundaAssert.assertThat(instance).hasActiveIncidents();

    retry(instance);

    CamundaAssert.assertThat(instance).isCompleted();
    assertThat(evolink.journal().tasks()).extracting(TaskView::ended).containsExactly(true);
    assertThat(evolink.journal().summary().submits()).isEqualTo(2);
  }

  @Test
  void anUnknownOutcomeIsNotPaidForAgainByAnOperatorWhoRetriesItAfterTheGuardHasGone() {
    VendorJournal<?, ?> journal = journal(TestedProvider.DASHSCOPE);
    TestedProvider.DASHSCOPE
        .in(TestStack.running().emulator())
        .scenarios()
        .forNextSubmit(Scenario.ofWords("accept-empty"));
    client
        .newDeployResourceCommand()
        .addProcessModel(
            DubbingModel.submitOnly("dub-unknown", TestedProvider.DASHSCOPE), "dub-unknown.bpmn")
        .send()
        .join();
    ProcessInstanceEvent instance = start("dub-unknown", Map.of("video", VIDEO, "audio", AUDIO));
    long first = awaitIncident(instance, 0);
    camunda.increaseTime(LONGER_THAN_THE_GUARD);

    retry(instance);

    awaitIncident(instance, first);
    assertThat(journal.summary().submits()).isEqualTo(1);
    assertThat(journal.summary().billedTasks()).isEqualTo(1);
  }

  /** Nobody calls back there: the answer to the first try is all that the process will ever get. */
  @ParameterizedTest
  @EnumSource(names = {"DASHSCOPE", "JOGGAI"})
  void aTaskThatWasAcceptedBeforeItsJobFailedIsGivenToTheNextTry(TestedProvider provider) {
    VendorJournal<? extends VendorTask, ? extends VendorSummary> journal = journal(provider);
    String processId = "dub-failing-" + provider.id();
    client
        .newDeployResourceCommand()
        .addProcessModel(
            DubbingModel.submitFailingOnItsWay(processId, provider), processId + ".bpmn")
        .send()
        .join();

    ProcessInstanceEvent instance = start(processId, Map.of("video", VIDEO, "audio", AUDIO));

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "submission",
            Map.class,
            submission ->
                assertThat(submission)
                    .containsEntry("outcome", "accepted")
                    .containsEntry("taskId", journal.tasks().getFirst().id()));
    assertThat(journal.summary().submits()).isEqualTo(1);
    assertThat(journal.summary().billedTasks()).isEqualTo(1);
  }

  /** The key of an incident that is not {@code before}, once there is one. */
  private long awaitIncident(ProcessInstanceEvent instance, long before) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                incidents(instance).stream()
                    .map(Incident::getIncidentKey)
                    .filter(key -> key != before)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private ConnectorRuntime startWorker(String jobType, boolean overRest, String name) {
    return startWorker(
        jobType,
        settings ->
            settings.with("CAMUNDA_CLIENT_PREFER_REST_OVER_GRPC", Boolean.toString(overRest)),
        "crash-" + name + (overRest ? "-rest" : ""));
  }
}
