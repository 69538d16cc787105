package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.response.Incident;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.QuickLaunch;
import io.lipsync.examples.stack.RuntimeArtifacts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The templates without our connector, run by Camunda's REST connector in a runtime that was built
 * without ours. Each promise and each gap of {@code docs/no-runtime.md} that can be seen.
 */
class BuiltInConnectorsTest extends ProcessTest {
  private static final Map<String, Object> MEDIA = Map.of("video", VIDEO, "audio", AUDIO);

  private static ConnectorRuntime builtIn;

  private final BuiltInModel model =
      new BuiltInModel(evolink.baseUri(), builtIn.address().resolve("/inbound/lip-sync-built-in"));

  @BeforeAll
  static void startARuntimeWithoutOurConnector() {
    builtIn =
        ConnectorRuntime.start(
            QuickLaunch.quick(
                RuntimeArtifacts.ofThisBuild()
                    .flatClassPath(Path.of(System.getProperty("rest.connector")))),
            runtimeSettings(),
            log("built-in"));
  }

  @AfterAll
  static void stopIt() {
    builtIn.close();
  }

  @Test
  void aTaskIsSubmittedAndItsCallReadsItsVideo() {
    deployOnly(model.dub("dub"));

    ProcessInstanceEvent instance = start("dub", MEDIA);
    TaskView task = awaitFinished();
    call(task.id(), task.id());

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "task",
            Map.class,
            read ->
                assertThat(read)
                    .containsEntry("taskId", task.id())
                    .containsEntry("status", "completed")
                    .containsEntry("failure", null)
                    .hasEntrySatisfying(
                        "videoUrl",
                        link -> assertThat(link.toString()).contains(task.id(), "signature=")))
        .hasVariableSatisfies(
            "submission",
            Map.class,
            submission ->
                assertThat(submission)
                    .containsEntry("taskId", task.id())
                    .containsEntry("correlationKey", key(task.id()))
                    .containsEntry("status", "pending"));
    assertThat(task)
        .returns(VIDEO, TaskView::videoUrl)
        .returns(AUDIO, TaskView::audioUrl)
        .returns(170, TaskView::queryFaceThreshold)
        .returns(false, TaskView::videoExtension)
        .returns(null, TaskView::refImageUrl);
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void aFailedTaskSaysWhy() {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("fail:no-face-match"));
    deployOnly(model.dub("dub"));

    ProcessInstanceEvent instance = start("dub", MEDIA);
    TaskView task = awaitFinished();
    call(task.id(), task.id());

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "task",
            Map.class,
            read -> {
              assertThat(read).containsEntry("status", "failed").containsEntry("videoUrl", null);
              assertThat(read.get("failure").toString()).contains(task.errorCode());
            });
  }

  @Test
  void aLostCallCostsOnePeriodOfTheTimer() {
    deployOnly(model.dub("dub"));

    ProcessInstanceEvent instance = start("dub", MEDIA);
    CamundaAssert.assertThat(instance).hasActiveElements("wait");
    awaitFinished();
    camunda.increaseTime(Duration.ofMinutes(10));

    CamundaAssert.assertThat(instance).isCompleted();
  }

  @ParameterizedTest
  @CsvSource({
    "submit-400, INVALID_INPUT",
    "submit-401, UNAUTHORIZED",
    "submit-402, QUOTA_EXHAUSTED",
    "submit-403, ACCESS_DENIED",
    "submit-429, RATE_LIMITED",
    "submit-503, PROVIDER_ERROR"
  })
  void aRefusalIsABpmnErrorAndCostsNothing(String fault, String code) {
    evolink.scenarios().forAllSubmits(Scenario.ofWords(fault));
    deployOnly(model.submitOnly("submit-only"));

    ProcessInstanceEvent instance = start("submit-only", MEDIA);

    assertThat(incident(instance).getErrorMessage()).contains("'" + code + "'");
    assertThat(evolink.journal().summary().billedTasks()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accept-reset",
        "accept-hang",
        "accept-cut",
        "accept-empty",
        "accept-html:502",
        "accept-500",
        "submit-reset"
      })
  void whenTheAnswerIsLostOnePostWasSentAndSomebodyHasToLook(String fault) {
    evolink.scenarios().forAllSubmits(Scenario.ofWords(fault));
    deployOnly(model.submitOnly("submit-only"));

    ProcessInstanceEvent instance = start("submit-only", MEDIA);

    assertThat(incident(instance).getErrorMessage()).contains("'SUBMIT_OUTCOME_UNKNOWN'");
    assertThat(evolink.journal().summary().submits()).isEqualTo(1);
  }

  @Test
  void aTaskWhoseAnswerWasLostIsFoundByItsCall() {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("accept-reset"));
    deployOnly(model.dub("dub"));

    ProcessInstanceEvent instance = start("dub", MEDIA);
    CamundaAssert.assertThat(instance).hasActiveElements("wait");
    TaskView task = awaitFinished();
    call(task.id(), task.id());

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "task", Map.class, read -> assertThat(read).containsEntry("taskId", task.id()));
    assertThat(evolink.journal().summary().submits()).isEqualTo(1);
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  /** A gap: the HTTP client of Camunda's connector repeats a POST by itself after these two. */
  @ParameterizedTest
  @ValueSource(strings = {"submit-429", "submit-503"})
  void camundasClientSendsARefusedPostTwice(String fault) {
    evolink.scenarios().forAllSubmits(Scenario.ofWords(fault));
    deployOnly(model.submitOnly("submit-only"));

    incident(start("submit-only", MEDIA));

    assertThat(evolink.journal().summary().submits()).isEqualTo(2);
  }

  /** The same gap where it costs: the order was taken, and a gateway said 503. */
  @Test
  void anOrderThatWasTakenAndAnswered503IsPaidTwice() {
    evolink.scenarios().forAllSubmits(Scenario.ofWords("accept-html:503"));
    deployOnly(model.submitOnly("submit-only"));

    ProcessInstanceEvent instance = start("submit-only", MEDIA);

    assertThat(incident(instance).getErrorMessage()).contains("'SUBMIT_OUTCOME_UNKNOWN'");
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(2);
  }

  /** A gap: a job whose worker does not answer in time is done again, whatever its retries say. */
  @Test
  void aJobThatIsHandedOutAgainIsPaidTwice() {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("accept-hang"));
    deployOnly(model.submitOnly("submit-only", Duration.ofSeconds(30)));

    start("submit-only", MEDIA);
    evolink.journal().awaitTask(task -> true, PATIENCE);
    camunda.increaseTime(Duration.ofMinutes(6));

    evolink.journal().awaitSummary(summary -> summary.billedTasks() == 2, PATIENCE);
  }

  /** A gap: nothing remembers that the order may have been taken. */
  @Test
  void whoRetriesTheIncidentOrdersAgain() {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("accept-reset"));
    deployOnly(model.submitOnly("submit-only"));
    ProcessInstanceEvent instance = start("submit-only", MEDIA);

    client.newResolveIncidentCommand(incident(instance).getIncidentKey()).send().join();

    CamundaAssert.assertThat(instance).isCompleted();
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(2);
  }

  @Test
  void aCallForAnotherTaskIsNotBelieved() {
    deployOnly(model.dub("dub"));

    ProcessInstanceEvent instance = start("dub", MEDIA);
    TaskView task = awaitFinished();
    CamundaAssert.assertThat(instance).hasActiveElements("wait");
    call(task.id(), "task-of-somebody-else");

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "task", Map.class, read -> assertThat(read).containsEntry("taskId", task.id()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../credits", "a/b", "x?y=z", ""})
  void aTaskIdNeverLeadsElsewhere(String taskId) {
    deployOnly(model.getOnly("get-only"));

    ProcessInstanceEvent instance = start("get-only", Map.of("taskId", taskId));

    assertThat(incident(instance).getErrorMessage()).contains("url");
    assertThat(evolink.journal().requests()).isEmpty();
  }

  @Test
  void readingIsTriedAgainBeforeItIsAnError() {
    deployOnly(model.dub("dub"), model.getOnly("get-only"));
    evolink.scenarios().forNextSubmit(Scenario.ofWords("query-500:2"));
    start("dub", MEDIA);
    String taskId = awaitFinished().id();

    ProcessInstanceEvent instance = start("get-only", Map.of("taskId", taskId));

    CamundaAssert.assertThat(instance).isCompleted().hasVariableNames("task");
    assertThat(evolink.journal().summary().queries()).isEqualTo(3);
  }

  @Test
  void aTaskThatEvolinkDoesNotHaveIsABpmnError() {
    deployOnly(model.getOnly("get-only"));

    ProcessInstanceEvent instance = start("get-only", Map.of("taskId", "task-unified-1-unknown"));

    assertThat(incident(instance).getErrorMessage()).contains("'TASK_NOT_FOUND'");
  }

  private void deployOnly(BpmnModelInstance... models) {
    for (BpmnModelInstance each : models) {
      String id = each.getModelElementsByType(Process.class).iterator().next().getId();
      client.newDeployResourceCommand().addProcessModel(each, id + ".bpmn").send().join();
    }
  }

  private TaskView awaitFinished() {
    return evolink.journal().awaitTask(TaskView::ended, PATIENCE);
  }

  /** The key in the address that a task was submitted with. */
  private String key(String taskId) {
    URI address = evolink.callbackUrl(taskId).orElseThrow();
    assertThat(address.getQuery()).startsWith("task=");
    return address.getQuery().substring("task=".length());
  }

  /** What Camunda's webhook connector makes of a call to the address of a task. */
  private void call(String taskId, String taskIdInBody) {
    client
        .newPublishMessageCommand()
        .messageName(BuiltInTemplate.signal().messageName())
        .correlationKey(key(taskId))
        .variables(Map.of("lipSyncSignal", Map.of("taskId", taskIdInBody)))
        .timeToLive(Duration.ofHours(48))
        .send()
        .join();
  }

  private Incident incident(ProcessInstanceEvent instance) {
    CamundaAssert.assertThat(instance).hasActiveIncidents();
    return client
        .newIncidentSearchRequest()
        .filter(filter -> filter.processInstanceKey(instance.getProcessInstanceKey()))
        .send()
        .join()
        .items()
        .getFirst();
  }
}
