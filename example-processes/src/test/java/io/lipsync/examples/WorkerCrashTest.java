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
import io.lipsync.examples.stack.RuntimeArtifacts;
import io.lipsync.examples.stack.RuntimeSettings;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers die at the worst moment; nobody pays twice and no result is lost. */
class WorkerCrashTest extends ProcessTest {
  /** Longer than the job timeout of five minutes. */
  private static final Duration JOB_TIMED_OUT = Duration.ofMinutes(6);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @FaultRow(Fault.KILLED_AFTER_POST)
  void aWorkerKilledBetweenAcceptanceAndCompletionIsNotRepeated(boolean overRest, Outcome outcome) {
    String jobType = "io.lipsync:lip-sync:crash" + (overRest ? "-rest" : "");
    // Accepted and billed, finished five seconds later, but the answer never comes.
    evolink.scenarios().forNextSubmit(Scenario.ofWords("accept-hang", "finish-after:5s"));
    deploy(DubbingModel.submitAndWaitWithJobType("dub-crash" + overRest, jobType));
    ProcessInstanceEvent instance;
    try (ConnectorRuntime doomed = start(jobType, overRest, "doomed")) {
      instance = start("dub-crash" + overRest, Map.of("video", VIDEO, "audio", AUDIO));
      theTask();
      doomed.kill();
    }

    try (ConnectorRuntime heir = start(jobType, overRest, "heir")) {
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
        new Books(evolink.journal(), client), 1, "completed by callback: the heir sends nothing");
  }

  @Test
  void aRefusedAttemptIsFollowedByOneMoreAfterAnOperatorResolvedTheIncident() {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("submit-402:1"));
    deploy(DubbingModel.submitAndWait("dub"));
    ProcessInstanceEvent instance = start("dub", Map.of("video", VIDEO, "audio", AUDIO));
    CamundaAssert.assertThat(instance).hasActiveIncidents();

    client
        .newIncidentSearchRequest()
        .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey()))
        .send()
        .join()
        .items()
        .forEach(
            incident -> {
              client.newUpdateRetriesCommand(incident.getJobKey()).retries(1).send().join();
              client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
            });

    CamundaAssert.assertThat(instance).isCompleted();
    assertThat(evolink.journal().tasks()).extracting(TaskView::ended).containsExactly(true);
    assertThat(evolink.journal().summary().submits()).isEqualTo(2);
  }

  /**
   * Lets the engine hand the job out until somebody lives to end it: a request of the dead worker
   * may still be open and take it once more.
   */
  private void handOutAgain(ProcessInstanceEvent instance) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              camunda.increaseTime(JOB_TIMED_OUT);
              return hasVariable(instance, "submission");
            });
  }

  private boolean hasVariable(ProcessInstanceEvent instance, String name) {
    return !client
        .newVariableSearchRequest()
        .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey()).name(name))
        .send()
        .join()
        .items()
        .isEmpty();
  }

  /** A runtime of its own whose callbacks go to the shared one, as behind a load balancer. */
  private ConnectorRuntime start(String jobType, boolean overRest, String name) {
    RuntimeSettings settings =
        TestStack.running()
            .runtimeSettings()
            .with("CONNECTOR_LIPSYNC_TYPE", jobType)
            .with("LIPSYNC_CALLBACK_BASE_URL", runtime.address().toString())
            .with("LIPSYNC_HTTP_RESPONSE_TIMEOUT", "50s")
            .with("CAMUNDA_CLIENT_PREFER_REST_OVER_GRPC", Boolean.toString(overRest));
    return ConnectorRuntime.start(
        RuntimeArtifacts.ofThisBuild().executableJar(),
        settings,
        TestStack.LOGS.resolve("crash-" + name + (overRest ? "-rest" : "") + ".log"));
  }
}
