package io.lipsync.examples;

import static io.lipsync.examples.TestedProvider.DASHSCOPE;
import static io.lipsync.examples.TestedProvider.EVOLINK;
import static io.lipsync.examples.TestedProvider.JOGGAI;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.assertions.ElementSelectors;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.lipsync.emulator.journal.VendorTask;
import io.lipsync.emulator.scenario.Scenario;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The example process at every provider, with what people decide on the way. */
class ApproveThenDubProviderTest extends ProcessTest {
  private static final int THRESHOLD_THAT_JOGGAI_REFUSES = 150;

  @BeforeEach
  void deployProcess() {
    ExampleProcess.deployTo(client);
    awaitWebhook(runtime);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "EVOLINK")
  void anApprovedVideoIsDubbedReviewedAndAccepted(TestedProvider provider) {
    ProcessInstanceEvent request = approvedRequest(provider);
    journal(provider).awaitTask(VendorTask::ended, PATIENCE);
    CamundaAssert.assertThat(request).hasActiveElements("WaitForResult");

    camunda.increaseTime(Duration.ofMinutes(1));
    complete(request, "ReviewVideo", Map.of("review", "accept"));

    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasCompletedElements("TimeToCheck", "GetLipSyncTask", "VideoAccepted")
        .hasVariableSatisfies(
            "task",
            Map.class,
            task -> assertThat(task).containsEntry("status", "completed").containsKey("videoUrl"));
    assertPaidOnce(provider);
  }

  @Test
  void aTaskThatAPersonFindsInTheConsoleIsReviewedAndNotPaidTwice() {
    scenario(DASHSCOPE, "accept-reset");
    ProcessInstanceEvent request = approvedRequest(DASHSCOPE);
    String task = journal(DASHSCOPE).awaitTask(VendorTask::ended, PATIENCE).id();

    clarify(request, Map.of("waitDecision", "goOn", "foundTaskId", task));
    complete(request, "ReviewVideo", Map.of("review", "accept"));

    CamundaAssert.assertThat(request).isCompleted().hasCompletedElements("VideoAccepted");
    assertPaidOnce(DASHSCOPE);
  }

  @Test
  void whoGivesUpAnUnknownOutcomeIsWarnedBeforeDubbingAgain() {
    scenario(DASHSCOPE, "accept-reset");
    ProcessInstanceEvent request = approvedRequest(DASHSCOPE);

    clarify(request, Map.of("waitDecision", "stop"));

    CamundaAssert.assertThat(UserTaskSelectors.byElementId("SolveProblem")).isCreated();
    CamundaAssert.assertThat(request)
        .hasLocalVariableSatisfies(
            ElementSelectors.byId("SolveProblem"),
            "problem",
            Map.class,
            problem ->
                assertThat(problem)
                    .containsEntry("step", "wait")
                    .containsEntry("code", "SUBMIT_OUTCOME_UNKNOWN"));
    complete(request, "SolveProblem", Map.of("solution", "giveUp"));
    CamundaAssert.assertThat(request).isCompleted().hasCompletedElements("GivenUp");
    assertPaidOnce(DASHSCOPE);
  }

  @Test
  void whoIsSureThatThereIsNoTaskSubmitsAgainOnPurpose() {
    scenario(JOGGAI, "submit-reset");
    ProcessInstanceEvent request = approvedRequest(JOGGAI);

    clarify(request, Map.of("waitDecision", "submitAgain"));
    journal(JOGGAI).awaitTask(VendorTask::ended, PATIENCE);

    CamundaAssert.assertThat(request).hasActiveElements("WaitForResult");
    assertThat(journal(JOGGAI).summary().submits()).isEqualTo(2);
    assertThat(journal(JOGGAI).summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void aTaskThatQueuesIsStoppedAndNotCharged() {
    scenario(DASHSCOPE, "pending-for:1h");
    ProcessInstanceEvent request = approvedRequest(DASHSCOPE);

    complete(request, "StopDubbing", Map.of("stopReason", "wrong language"));

    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasCompletedElements("DubbingStopped")
        .hasVariable("stopReason", "wrong language");
    assertThat(journal(DASHSCOPE).summary().refundedTasks()).isEqualTo(1);
  }

  @Test
  void aVideoThatCannotBeStoppedIsReviewedAllTheSame() {
    scenario(EVOLINK, "stay");
    ProcessInstanceEvent request = approvedRequest(EVOLINK);
    String task = theTask().id();

    complete(request, "StopDubbing", Map.of("stopReason", "wrong language"));
    CamundaAssert.assertThat(request)
        .hasCompletedElements("CannotBeStopped")
        .hasActiveElements("WaitForResult", "StopDubbing");
    evolink.finish(task);
    complete(request, "ReviewVideo", Map.of("review", "accept"));

    CamundaAssert.assertThat(request).isCompleted().hasCompletedElements("VideoAccepted");
    assertPaidOnce(EVOLINK);
  }

  /** After two hours without a task id. */
  private void clarify(ProcessInstanceEvent request, Map<String, Object> decision) {
    CamundaAssert.assertThat(request).hasActiveElements("WaitForResult");
    camunda.increaseTime(Duration.ofHours(3));
    complete(request, "ClarifyMissingResult", decision);
  }

  private ProcessInstanceEvent approvedRequest(TestedProvider provider) {
    ProcessInstanceEvent request =
        start(
            ExampleProcess.ID,
            Map.of(
                "title",
                "Welcome video",
                "provider",
                provider.id(),
                "video_url",
                VIDEO,
                "audio_url",
                AUDIO,
                "video_extension",
                true,
                "query_face_threshold",
                THRESHOLD_THAT_JOGGAI_REFUSES));
    complete(request, "ApproveRequest", Map.of("approval", "approve"));
    return request;
  }

  private void complete(
      ProcessInstanceEvent request, String elementId, Map<String, Object> variables) {
    camunda.completeUserTask(
        UserTaskSelectors.byElementId(elementId, request.getProcessInstanceKey()), variables);
  }

  private static void scenario(TestedProvider provider, String words) {
    provider.in(TestStack.running().emulator()).scenarios().forNextSubmit(Scenario.ofWords(words));
  }

  private void assertPaidOnce(TestedProvider provider) {
    assertThat(journal(provider).summary().submits()).isEqualTo(1);
    assertThat(journal(provider).summary().billedTasks()).isEqualTo(1);
  }
}
