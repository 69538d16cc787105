package io.lipsync.examples;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.emulator.scenario.Scenarios;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example process, as the people in it live through it. */
class ApproveThenDubTest extends ProcessTest {

  @BeforeEach
  void deployProcess() {
    ExampleProcess.deployTo(client);
    awaitWebhook(runtime);
  }

  @Test
  void anApprovedVideoIsDubbedReviewedAndAccepted() {
    ProcessInstanceEvent request = request();

    approve(request);
    complete(request, "ReviewVideo", Map.of("review", "accept"));

    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasCompletedElements("LipSyncFinished", "VideoAccepted")
        .hasVariableSatisfies(
            "task",
            Map.class,
            task -> assertThat(task).containsEntry("status", "completed").containsKey("videoUrl"));
    TaskView paid = theTask();
    assertThat(paid.videoUrl()).isEqualTo(VIDEO);
    assertThat(paid.queryFaceThreshold()).isEqualTo(150);
    assertThat(paid.videoExtension()).isTrue();
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void aRejectedRequestNeverReachesTheProvider() {
    ProcessInstanceEvent request = request();

    complete(request, "ApproveRequest", Map.of("approval", "reject", "approvalComment", "no"));

    CamundaAssert.assertThat(request).isCompleted().hasCompletedElements("RequestRejected");
    assertThat(evolink.journal().summary().submits()).isZero();
  }

  @Test
  void anApproverCanAskForChangesFirst() {
    ProcessInstanceEvent request = request();

    complete(request, "ApproveRequest", Map.of("approval", "changes"));
    complete(request, "ChangeRequest", Map.of("query_face_threshold", 180));
    approve(request);

    assertThat(theTask().queryFaceThreshold()).isEqualTo(180);
  }

  @Test
  void aLostCallbackCostsOneTimerPeriodAndNothingElse() {
    evolink.scenarios().forNextSubmit(Scenarios.callbackLost());
    ProcessInstanceEvent request = request();
    approve(request);
    evolink.journal().awaitTask(TaskView::ended, PATIENCE);
    CamundaAssert.assertThat(request).hasActiveElements("WaitForResult");

    camunda.increaseTime(Duration.ofMinutes(6));

    complete(request, "ReviewVideo", Map.of("review", "accept"));
    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasCompletedElements("TimeToCheck", "GetLipSyncTask");
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void aProviderThatCannotTellIsAskedAgainLater() {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("stay", "query-503:1"));
    ProcessInstanceEvent request = request();
    approve(request);
    String task = theTask().id();
    CamundaAssert.assertThat(request).hasActiveElements("WaitForResult");

    camunda.increaseTime(Duration.ofMinutes(6));

    CamundaAssert.assertThat(request)
        .hasCompletedElement(byId("GetLipSyncTask"), 1)
        .hasActiveElements("WaitForResult")
        .hasNoActiveIncidents();
    evolink.finish(task);
    complete(request, "ReviewVideo", Map.of("review", "accept"));
    CamundaAssert.assertThat(request).isCompleted();
  }

  @Test
  void noMatchingFaceGoesToAPersonWhoLowersTheThreshold() {
    evolink.scenarios().forAllSubmits(Scenario.ofWords("face-match:140"));
    ProcessInstanceEvent request = request();
    approve(request);

    CamundaAssert.assertThat(UserTaskSelectors.byElementId("SolveProblem")).isCreated();
    CamundaAssert.assertThat(request)
        .hasLocalVariableSatisfies(
            byId("SolveProblem"),
            "problem",
            Map.class,
            problem -> {
              assertThat(problem).containsEntry("code", "FACE_NOT_MATCHED");
              assertThat(problem.get("advice").toString()).contains("140");
            })
        .hasLocalVariable(byId("SolveProblem"), "nextThreshold", 120);
    complete(request, "SolveProblem", Map.of("solution", "dubAgain", "nextThreshold", 130));
    complete(request, "ReviewVideo", Map.of("review", "accept"));

    CamundaAssert.assertThat(request).isCompleted();
    assertThat(evolink.journal().summary().tasksCreated()).isEqualTo(2);
    assertThat(evolink.journal().summary().refundedTasks()).isEqualTo(1);
  }

  @Test
  void aWrongFaceIsDubbedAgainWithAHigherThreshold() {
    ProcessInstanceEvent request = request();
    approve(request);

    complete(request, "ReviewVideo", Map.of("review", "wrongFace"));
    complete(request, "ReviewVideo", Map.of("review", "accept"));

    CamundaAssert.assertThat(request).isCompleted();
    assertThat(evolink.journal().tasks())
        .extracting(TaskView::queryFaceThreshold)
        .containsExactlyInAnyOrder(150, 165);
  }

  @Test
  void aRefusedSubmissionGoesToAPersonWithTheAdvice() {
    evolink.scenarios().forNextSubmit(Scenarios.submitRefused(402));
    ProcessInstanceEvent request = request();
    approve(request);

    CamundaAssert.assertThat(UserTaskSelectors.byElementId("SolveProblem")).isCreated();
    CamundaAssert.assertThat(request)
        .hasLocalVariableSatisfies(
            byId("SolveProblem"),
            "problem",
            Map.class,
            problem -> {
              assertThat(problem).containsEntry("code", "QUOTA_EXHAUSTED");
              assertThat(problem.get("message").toString()).contains("Top up");
            });
    complete(request, "SolveProblem", Map.of("solution", "giveUp"));

    CamundaAssert.assertThat(request).isCompleted().hasCompletedElements("GivenUp");
    assertThat(evolink.journal().summary().billedTasks()).isZero();
  }

  @Test
  void aBusyProviderNeedsNoPerson() {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("submit-429:1"));
    ProcessInstanceEvent request = request();
    approve(request);

    passTime(Duration.ofMinutes(1), () -> evolink.journal().summary().submits() == 2);
    complete(request, "ReviewVideo", Map.of("review", "accept"));

    CamundaAssert.assertThat(request).isCompleted();
    assertThat(evolink.journal().summary().submits()).isEqualTo(2);
  }

  @Test
  void aResultOfSomebodyElsesTaskMovesNothing() {
    ProcessInstanceEvent other = request();
    approve(other);
    TaskView finished = evolink.journal().awaitTask(TaskView::ended, PATIENCE);
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    ProcessInstanceEvent request = request();
    approve(request);
    TaskView ours = evolink.journal().awaitTask(task -> !task.ended(), PATIENCE);

    int status = postCallback(evolink.callbackUrl(ours.id()).orElseThrow(), finished.id());

    assertThat(status).isEqualTo(200);
    CamundaAssert.assertThat(request)
        .hasCompletedElement(byId("LipSyncFinished"), 1)
        .hasActiveElements("WaitForResult")
        .hasNotActivatedElements("ReviewVideo");
    evolink.finish(ours.id());
    complete(request, "ReviewVideo", Map.of("review", "accept"));
    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasVariableSatisfies(
            "task", Map.class, task -> assertThat(task).containsEntry("taskId", ours.id()));
  }

  @Test
  void anUnknownOutcomeWithoutAnyCallbackReachesAPersonInTheEnd() {
    evolink.scenarios().forNextSubmit(Scenarios.answerLost().and(Scenarios.callbackLost()));
    ProcessInstanceEvent request = request();
    approve(request);
    evolink.journal().awaitTask(TaskView::ended, PATIENCE);
    CamundaAssert.assertThat(request).hasActiveElements("WaitForResult");

    camunda.increaseTime(Duration.ofHours(3));

    CamundaAssert.assertThat(UserTaskSelectors.byElementId("ClarifyMissingResult")).isCreated();
    complete(
        request,
        "ClarifyMissingResult",
        Map.of("waitDecision", "goOn", "foundTaskId", theTask().id()));
    camunda.increaseTime(Duration.ofMinutes(6));
    complete(request, "ReviewVideo", Map.of("review", "accept"));
    CamundaAssert.assertThat(request).isCompleted();
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void aResultThatArrivesWhileAPersonLooksClosesTheirTask() {
    evolink.scenarios().forNextSubmit(Scenarios.answerLost().and(Scenarios.stayProcessing()));
    ProcessInstanceEvent request = request();
    approve(request);
    String task = theTask().id();
    CamundaAssert.assertThat(request).hasActiveElements("WaitForResult");
    camunda.increaseTime(Duration.ofHours(3));
    CamundaAssert.assertThat(UserTaskSelectors.byElementId("ClarifyMissingResult")).isCreated();

    evolink.finish(task);

    complete(request, "ReviewVideo", Map.of("review", "accept"));
    CamundaAssert.assertThat(request).isCompleted().hasCompletedElements("LateResult");
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  private ProcessInstanceEvent request() {
    Map<String, Object> variables = new HashMap<>();
    variables.put("title", "Welcome video");
    variables.put("video_url", VIDEO);
    variables.put("audio_url", AUDIO);
    variables.put("ref_image_url", null);
    variables.put("video_extension", true);
    variables.put("query_face_threshold", 150);
    return start(ExampleProcess.ID, variables);
  }

  private void approve(ProcessInstanceEvent request) {
    complete(request, "ApproveRequest", Map.of("approval", "approve"));
  }

  private void complete(
      ProcessInstanceEvent request, String elementId, Map<String, Object> variables) {
    camunda.completeUserTask(
        UserTaskSelectors.byElementId(elementId, request.getProcessInstanceKey()), variables);
  }
}
