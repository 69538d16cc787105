package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.examples.ProcessTest;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.RuntimeEndpoint;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** A test of the fault matrix: the process {@code dub-video}, and what goes wrong around it. */
abstract class FaultTest extends ProcessTest {
  /** The tag of rows that take long; they run with {@code -Pfaults} only. */
  static final String LONG = "long-fault";

  /** Longer than the job timeout of five minutes, and than the first check of the safety net. */
  static final Duration JOB_TIMED_OUT = Duration.ofMinutes(6);

  static final Map<String, Object> MEDIA = Map.of("video_url", VIDEO, "audio_url", AUDIO);

  /** Deploys the process for the shared runtime and starts one instance. */
  ProcessInstanceEvent dub() {
    return dub(DubProcess.SHARED, runtime);
  }

  /** Deploys the process for one runtime and starts one instance. */
  ProcessInstanceEvent dub(DubProcess process, ConnectorRuntime worker) {
    return dub(process, worker.endpoint());
  }

  /** Deploys the process for one runtime and starts one instance. */
  ProcessInstanceEvent dub(DubProcess process, RuntimeEndpoint worker) {
    process.deployTo(client, "Dub video");
    awaitWebhook(worker);
    return start(process.id(), MEDIA);
  }

  Books books() {
    return new Books(evolink.journal(), client);
  }

  long submits() {
    return evolink.journal().summary().submits();
  }

  boolean isCompleted(ProcessInstanceEvent instance) {
    return client
            .newProcessInstanceGetRequest(instance.getProcessInstanceKey())
            .send()
            .join()
            .getEndDate()
        != null;
  }

  /** Whether the submission's result is in the process, whoever brought it there. */
  boolean isSubmitted(ProcessInstanceEvent instance) {
    return !client
        .newVariableSearchRequest()
        .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey()).name("submission"))
        .send()
        .join()
        .items()
        .isEmpty();
  }

  void assertWaits(ProcessInstanceEvent instance) {
    CamundaAssert.assertThat(instance).isActive().hasActiveElements("WaitForResult");
  }

  /** The process ended well, and with the result of the task that is given. */
  void assertDubbed(ProcessInstanceEvent instance, TaskView task) {
    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasCompletedElements("VideoMade")
        .hasVariableSatisfies(
            "task",
            Map.class,
            result ->
                assertThat(result)
                    .containsEntry("taskId", task.id())
                    .containsEntry("status", "completed"));
  }

  /** Waits until a worker has recorded what became of its attempt. */
  void awaitRecord(ProcessInstanceEvent instance, String state) {
    long key = instance.getProcessInstanceKey();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                client
                    .newVariableSearchRequest()
                    .filter(v -> v.processInstanceKey(key).name("lipSyncLastAttempt"))
                    .send()
                    .join()
                    .items()
                    .stream()
                    .anyMatch(variable -> variable.getValue().contains(state)));
  }

  /** Two hours after a submission that nobody can name, a person looks into it. */
  void assertAPersonIsAsked(ProcessInstanceEvent instance) {
    assertWaits(instance);
    camunda.increaseTime(Duration.ofHours(3));
    CamundaAssert.assertThat(
            UserTaskSelectors.byElementId("ClarifyMissingResult", instance.getProcessInstanceKey()))
        .isCreated();
  }
}
