package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.emulator.scenario.Scenarios;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a callback can and cannot do to a waiting process. */
class CallbackTest extends ProcessTest {
  private static final Map<String, Object> MEDIA = Map.of("video", VIDEO, "audio", AUDIO);

  @BeforeEach
  void deployProcess() {
    deploy(DubbingModel.submitAndWait("dub"), DubbingModel.waitTwice("wait-twice"));
  }

  @Test
  void theResultIsWhatTheProviderSaysAndNotWhatTheCallbackSays() {
    ProcessInstanceEvent instance = start("dub", MEDIA);

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "task",
            Map.class,
            task ->
                assertThat(task)
                    .containsEntry("provider", "evolink")
                    .containsEntry("taskId", theTask().id())
                    .containsEntry("status", "completed")
                    .containsKeys("correlationKey", "videoUrl", "expiresAt")
                    .doesNotContainKey("checkAfter"));
  }

  @Test
  void aCallbackThatComesBeforeTheProcessWaitsIsKept() {
    evolink.scenarios().forNextSubmit(Scenarios.callbackEarly());

    ProcessInstanceEvent instance = start("dub", MEDIA);

    CamundaAssert.assertThat(instance).isCompleted();
    assertThat(evolink.journal().summary().callbackAttempts()).isEqualTo(1);
  }

  @Test
  void fiveCallbacksForOneTaskMoveTheProcessOnce() {
    evolink.scenarios().forNextSubmit(Scenarios.callbackDoubled(5));

    ProcessInstanceEvent instance = start("wait-twice", MEDIA);

    // Its own: the last callback of an earlier test may still be on its way.
    String task = theTask().id();
    Awaitility.await().atMost(PATIENCE).until(() -> callbacksOf(task).size() == 5);
    assertThat(callbacksOf(task)).allMatch(CallbackAttempt::successful);
    CamundaAssert.assertThat(instance)
        .hasCompletedElements("finished")
        .hasActiveElements("finishedAgain");
  }

  @Test
  void aForgedTokenIsRefusedAndNothingMoves() {
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    ProcessInstanceEvent instance = start("dub", MEDIA);
    TaskView task = theTask();
    long readsBefore = evolink.journal().summary().queries();

    URI genuine = evolink.callbackUrl(task.id()).orElseThrow();
    URI wrongToken = URI.create(genuine.toString().replaceAll("token=.{6}", "token=AAAAAA"));
    URI noToken = URI.create(genuine.toString().replaceAll("&token=.*", ""));

    assertThat(postCallback(wrongToken, task.id())).isEqualTo(401);
    assertThat(postCallback(noToken, task.id())).isEqualTo(401);
    assertThat(evolink.journal().summary().queries()).isEqualTo(readsBefore);
    CamundaAssert.assertThat(instance).isActive().hasActiveElements("finished");
  }

  @Test
  void aCallbackForATaskStillUnderWayIsAskedToComeAgain() {
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    ProcessInstanceEvent instance = start("dub", MEDIA);
    TaskView task = theTask();

    assertThat(postCallback(evolink.callbackUrl(task.id()).orElseThrow(), task.id()))
        .isEqualTo(503);
    CamundaAssert.assertThat(instance).isActive().hasActiveElements("finished");

    evolink.finish(task.id());
    CamundaAssert.assertThat(instance).isCompleted();
  }

  @Test
  void aBodyWithoutATaskIsRefused() {
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    ProcessInstanceEvent instance = start("dub", MEDIA);
    URI address = evolink.callbackUrl(theTask().id()).orElseThrow();

    assertThat(postCallback(address, "../credits")).isEqualTo(400);
    CamundaAssert.assertThat(instance).isActive();
  }

  private List<CallbackAttempt> callbacksOf(String taskId) {
    return evolink.journal().callbacks().stream()
        .filter(attempt -> attempt.taskId().equals(taskId))
        .toList();
  }
}
