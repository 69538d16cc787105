package io.lipsync.examples;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.lipsync.emulator.journal.VendorTask;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.emulator.scenario.Scenarios;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** One box for every provider: the same video, the same failures, whoever makes it. */
class DubVideoProviderTest extends ProcessTest {

  @BeforeEach
  void deployProcesses() {
    ExampleProcess.deployTo(client);
    deploy(DubVideoCaller.model());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "EVOLINK")
  void aProviderThatDoesNotCallIsAskedByTheTimer(TestedProvider provider) {
    ProcessInstanceEvent order = order(provider);
    journal(provider).awaitTask(VendorTask::ended, PATIENCE);
    awaitWaiting();

    camunda.increaseTime(Duration.ofMinutes(1));

    assertDubbed(order);
    assertPaidOnce(provider);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "EVOLINK")
  void aSignalEndsTheWaitOnceSomethingHostsItsPath(TestedProvider provider) {
    ExampleProcess.deploySignalsTo(client);
    runtime.awaitProcess("provider-signals");
    awaitPath(runtime, provider.path());
    announce(provider);

    ProcessInstanceEvent order = order(provider);

    assertDubbed(order);
    CamundaAssert.assertThat(ProcessInstanceSelectors.byProcessId("dub-video"))
        .hasCompletedElements("LipSyncFinished")
        .hasNotActivatedElements("TimeToCheck");
    assertPaidOnce(provider);
  }

  @Test
  void aTaskWhoseAnswerWasLostIsFoundByItsInput() {
    TestedProvider provider = TestedProvider.JOGGAI;
    scenario(provider, "accept-reset");
    ProcessInstanceEvent order = order(provider);
    journal(provider).awaitTask(VendorTask::ended, PATIENCE);
    awaitWaiting();
    camunda.increaseTime(Duration.ofMinutes(1));

    assertDubbed(order);
    assertPaidOnce(provider);
  }

  @Test
  void aTaskThatAPersonFindsInTheConsoleIsWaitedForAndNotPaidTwice() {
    TestedProvider provider = TestedProvider.DASHSCOPE;
    scenario(provider, "accept-reset");
    ProcessInstanceEvent order = order(provider);
    String task = journal(provider).awaitTask(VendorTask::ended, PATIENCE).id();

    clarify(Map.of("waitDecision", "goOn", "foundTaskId", task));

    assertDubbed(order);
    assertPaidOnce(provider);
  }

  @Test
  void whoGivesUpAnUnknownOutcomeTellsTheCallerSo() {
    TestedProvider provider = TestedProvider.DASHSCOPE;
    scenario(provider, "accept-reset");
    ProcessInstanceEvent order = order(provider);

    clarify(Map.of("waitDecision", "stop"));

    DubVideoCaller.assertFailure(order, "SUBMIT_OUTCOME_UNKNOWN", "wait");
    assertPaidOnce(provider);
  }

  @Test
  void whoIsSureThatThereIsNoTaskSubmitsAgain() {
    TestedProvider provider = TestedProvider.JOGGAI;
    scenario(provider, "submit-reset");
    ProcessInstanceEvent order = order(provider);

    clarify(Map.of("waitDecision", "submitAgain"));
    journal(provider).awaitTask(VendorTask::ended, PATIENCE);
    awaitWaiting();
    camunda.increaseTime(Duration.ofMinutes(1));

    assertDubbed(order);
    assertThat(journal(provider).summary().submits()).isEqualTo(2);
    assertThat(journal(provider).summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void aProviderThatNobodyKnowsIsInvalidInput() {
    ProcessInstanceEvent order = start(DubVideoCaller.ID, Map.of("video", VIDEO, "provider", "x"));

    DubVideoCaller.assertFailure(order, "INVALID_INPUT", "submit");
  }

  @Test
  void aPictureThatJoggAiCannotUseIsRefusedBeforeAnythingIsPaid() {
    ProcessInstanceEvent order =
        start(
            DubVideoCaller.ID,
            Map.of("video", VIDEO, "provider", "joggai", "picture", VIDEO + ".jpg"));

    DubVideoCaller.assertFailure(order, "INVALID_INPUT", "submit");
    assertThat(journal(TestedProvider.JOGGAI).summary().submits()).isZero();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "JOGGAI")
  void aTaskThatCannotBeStoppedIsAwaitedAndDelivered(TestedProvider provider) {
    scenario(provider, "stay");
    ProcessInstanceEvent order = order(provider);
    String task = journal(provider).awaitTask(seen -> true, PATIENCE).id();

    stopDubbing();
    CamundaAssert.assertThat(ProcessInstanceSelectors.byProcessId("dub-video"))
        .hasCompletedElements("CannotBeStopped")
        .hasVariableSatisfies(
            "stopRefused",
            Map.class,
            refused -> assertThat(refused).containsEntry("taskId", task).containsKey("message"));
    awaitWaiting();
    provider.in(TestStack.running().emulator()).finish(task);
    camunda.increaseTime(Duration.ofMinutes(6));

    assertDubbed(order);
    assertPaidOnce(provider);
  }

  @Test
  void aTaskThatQueuesIsCancelledAndNotCharged() {
    scenario(TestedProvider.DASHSCOPE, "pending-for:1h");
    ProcessInstanceEvent order = order(TestedProvider.DASHSCOPE);
    journal(TestedProvider.DASHSCOPE).awaitTask(seen -> true, PATIENCE);

    stopDubbing();

    DubVideoCaller.assertFailure(order, "TASK_CANCELLED", "dub");
    assertThat(journal(TestedProvider.DASHSCOPE).summary().refundedTasks()).isEqualTo(1);
  }

  private ProcessInstanceEvent order(TestedProvider provider) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("video", VIDEO);
    variables.put("provider", provider.id());
    return start(DubVideoCaller.ID, variables);
  }

  private void scenario(TestedProvider provider, String words) {
    provider
        .in(TestStack.running().emulator())
        .scenarios()
        .forNextSubmit(
            provider == TestedProvider.EVOLINK
                ? Scenario.parse(words).and(Scenarios.callbackLost())
                : Scenario.parse(words));
  }

  /** After two hours without a task id. */
  private void clarify(Map<String, Object> decision) {
    awaitWaiting();
    camunda.increaseTime(Duration.ofHours(3));
    camunda.completeUserTask(UserTaskSelectors.byElementId("ClarifyMissingResult"), decision);
  }

  private void stopDubbing() {
    awaitWaiting();
    camunda.completeUserTask(
        UserTaskSelectors.byElementId("StopDubbing"), Map.of("stopReason", "not wanted any more"));
  }

  private void awaitWaiting() {
    CamundaAssert.assertThat(ProcessInstanceSelectors.byProcessId("dub-video"))
        .hasActiveElements(byId("WaitForResult"));
  }

  private static void assertDubbed(ProcessInstanceEvent order) {
    CamundaAssert.assertThat(order)
        .isCompleted()
        .hasCompletedElements("dubbed")
        .hasVariableSatisfies(
            "german",
            Map.class,
            task -> assertThat(task).containsEntry("status", "completed").containsKey("videoUrl"));
  }

  private void assertPaidOnce(TestedProvider provider) {
    assertThat(journal(provider).summary().submits()).isEqualTo(1);
    assertThat(journal(provider).summary().billedTasks()).isEqualTo(1);
  }
}
