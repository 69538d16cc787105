package io.lipsync.examples;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.emulator.scenario.Scenarios;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole job as one box, seen from a process that calls it. */
class DubVideoTest extends ProcessTest {
  @BeforeEach
  void deployProcesses() {
    ExampleProcess.deployTo(client);
    deploy(DubVideoCaller.model());
  }

  @Test
  void theCallerGetsTheFinishedTaskAndNothingElse() {
    ProcessInstanceEvent order = order();

    CamundaAssert.assertThat(order)
        .isCompleted()
        .hasCompletedElements("dub", "dubbed")
        .hasVariableSatisfies(
            "german",
            Map.class,
            task -> assertThat(task).containsEntry("status", "completed").containsKey("videoUrl"))
        .hasVariableNames("video", "german");
    TaskView paid = theTask();
    assertThat(paid.videoUrl()).isEqualTo(VIDEO);
    assertThat(paid.queryFaceThreshold()).isEqualTo(170);
    assertThat(paid.videoExtension()).isTrue();
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void aFailedTaskIsAnErrorWithCodeAndAdvice() {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("fail:no-face-match"));

    assertFailure(order(), "FACE_NOT_MATCHED", "dub");

    assertThat(evolink.journal().summary().tasksCreated()).isEqualTo(1);
  }

  @Test
  void aRefusedSubmissionIsAnErrorWithCodeAndAdvice() {
    evolink.scenarios().forNextSubmit(Scenarios.submitRefused(402));

    assertFailure(order(), "QUOTA_EXHAUSTED", "submit");

    assertThat(evolink.journal().summary().billedTasks()).isZero();
  }

  @Test
  void aLostCallbackCostsOneTimerPeriodAndNothingElse() {
    evolink.scenarios().forNextSubmit(Scenarios.callbackLost());
    ProcessInstanceEvent order = order();
    evolink.journal().awaitTask(TaskView::ended, PATIENCE);
    awaitDubbing("WaitForResult");

    camunda.increaseTime(Duration.ofMinutes(6));

    CamundaAssert.assertThat(order).isCompleted().hasCompletedElements("dubbed");
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void aProviderThatCannotBeAskedIsAMatterForAPersonAndNoFailure() {
    evolink
        .scenarios()
        .forNextSubmit(Scenario.ofWords("query-401:1").and(Scenarios.callbackLost()));
    ProcessInstanceEvent order = order();
    evolink.journal().awaitTask(TaskView::ended, PATIENCE);
    awaitDubbing("WaitForResult");

    camunda.increaseTime(Duration.ofMinutes(6));
    complete("ClarifyMissingResult", Map.of("waitDecision", "goOn"));
    awaitDubbing("WaitForResult");
    camunda.increaseTime(Duration.ofMinutes(6));

    CamundaAssert.assertThat(order).isCompleted().hasCompletedElements("dubbed");
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void anUnknownOutcomeWithoutAnyCallbackReachesAPersonWhoFindsTheTask() {
    evolink.scenarios().forNextSubmit(Scenarios.answerLost().and(Scenarios.callbackLost()));
    ProcessInstanceEvent order = order();
    evolink.journal().awaitTask(TaskView::ended, PATIENCE);
    awaitDubbing("WaitForResult");

    camunda.increaseTime(Duration.ofHours(3));
    complete("ClarifyMissingResult", Map.of("waitDecision", "goOn", "foundTaskId", theTask().id()));
    awaitDubbing("WaitForResult");
    camunda.increaseTime(Duration.ofMinutes(6));

    CamundaAssert.assertThat(order).isCompleted().hasCompletedElements("dubbed");
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void givingUpAnUnknownOutcomeTellsTheCallerSo() {
    evolink.scenarios().forNextSubmit(Scenarios.answerLost().and(Scenarios.callbackLost()));
    ProcessInstanceEvent order = order();
    evolink.journal().awaitTask(TaskView::ended, PATIENCE);
    awaitDubbing("WaitForResult");

    camunda.increaseTime(Duration.ofHours(3));
    complete("ClarifyMissingResult", Map.of("waitDecision", "stop"));

    assertFailure(order, "SUBMIT_OUTCOME_UNKNOWN", "wait");
  }

  @Test
  void afterTheDeadlineAPersonMayGiveUp() {
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    ProcessInstanceEvent order = order();
    theTask();
    awaitDubbing("WaitForResult");

    camunda.increaseTime(Duration.ofHours(27));
    complete("ClarifyMissingResult", Map.of("waitDecision", "stop"));

    assertFailure(order, "WAIT_GIVEN_UP", "wait");
  }

  @Test
  void aVideoThatIsFinishedWhenSomebodyGivesUpIsNotLost() {
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing().and(Scenarios.callbackLost()));
    ProcessInstanceEvent order = order();
    String task = theTask().id();
    awaitDubbing("WaitForResult");
    camunda.increaseTime(Duration.ofHours(27));
    CamundaAssert.assertThat(UserTaskSelectors.byElementId("ClarifyMissingResult")).isCreated();

    evolink.finish(task);
    complete("ClarifyMissingResult", Map.of("waitDecision", "stop"));

    CamundaAssert.assertThat(order).isCompleted().hasCompletedElements("dubbed");
  }

  @Test
  void aResultThatArrivesWhileAPersonLooksClosesTheirTask() {
    evolink.scenarios().forNextSubmit(Scenarios.answerLost().and(Scenarios.stayProcessing()));
    ProcessInstanceEvent order = order();
    String task = theTask().id();
    awaitDubbing("WaitForResult");
    camunda.increaseTime(Duration.ofHours(3));
    CamundaAssert.assertThat(UserTaskSelectors.byElementId("ClarifyMissingResult")).isCreated();

    evolink.finish(task);

    CamundaAssert.assertThat(order).isCompleted().hasCompletedElements("dubbed");
    CamundaAssert.assertThat(ProcessInstanceSelectors.byProcessId("dub-video"))
        .hasCompletedElements("LateResult");
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  private ProcessInstanceEvent order() {
    return start(DubVideoCaller.ID, Map.of("video", VIDEO));
  }

  private static void assertFailure(ProcessInstanceEvent order, String code, String step) {
    DubVideoCaller.assertFailure(order, code, step);
  }

  private void awaitDubbing(String elementId) {
    CamundaAssert.assertThat(ProcessInstanceSelectors.byProcessId("dub-video"))
        .hasActiveElements(byId(elementId));
  }

  private void complete(String elementId, Map<String, Object> variables) {
    camunda.completeUserTask(UserTaskSelectors.byElementId(elementId), variables);
  }
}
