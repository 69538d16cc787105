package io.lipsync.examples.faults;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.emulator.scenario.Scenarios;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Callbacks at the wrong time, in the wrong number, and of the wrong people. */
class CallbackFaultsTest extends FaultTest {

  @Test
  @FaultRow(Fault.CALLBACK_BEFORE_WAIT)
  void aCallbackBeforeTheWaitIsKept(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenarios.callbackEarly());

    ProcessInstanceEvent dub = dub();

    assertDubbed(dub, theTask());
    assertThat(callbackStatuses()).containsExactly(200);
    outcome.settle(books(), 1, "completed: the engine keeps the message");
  }

  @Test
  @FaultRow(Fault.CALLBACK_FIVE_TIMES)
  void fiveCallbacksMoveTheProcessOnce(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenarios.callbackDoubled(5));

    ProcessInstanceEvent dub = dub();

    evolink.journal().awaitSummary(seen -> seen.callbackAttempts() == 5, PATIENCE);
    assertThat(callbackStatuses()).hasSize(5).containsOnly(200);
    assertDubbed(dub, theTask());
    CamundaAssert.assertThat(dub).hasCompletedElement(byId("LipSyncFinished"), 1);
    outcome.settle(books(), 1, "completed once; five times 200");
  }

  @Test
  @FaultRow(Fault.CALLBACKS_OUT_OF_ORDER)
  void callbacksInReverseOrderFindTheirOwnProcesses(Outcome outcome) {
    evolink.scenarios().forAllSubmits(Scenarios.stayProcessing());
    List<Dubbing> dubbings = Stream.generate(this::startWaiting).limit(3).toList();

    for (Dubbing last : dubbings.reversed()) {
      evolink.finish(last.task().id());
      assertDubbed(last.process(), last.task());
    }

    outcome.settle(books(), 3, "completed, each with its own video");
  }

  @Test
  @FaultRow(Fault.CALLBACK_WHILE_PROCESSING)
  void aCallbackThatTheProviderDoesNotConfirmHasToComeAgain(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("callback:while-processing:1s"));

    ProcessInstanceEvent dub = dub();

    assertDubbed(dub, theTask());
    assertThat(callbackStatuses()).startsWith(503).endsWith(200);
    outcome.settle(books(), 1, "completed: 503 until the provider itself says so");
  }

  /** As many reads fail as there are callbacks, so that none of them can move the process. */
  @Test
  @FaultRow(Fault.CALLBACKS_WHILE_UNREADABLE)
  void aTaskWhoseCallbacksCameInVainIsReadAgain(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("query-503:4"));

    ProcessInstanceEvent dub = dub();

    TaskView task = theTask();
    assertDubbed(dub, task);
    assertThat(callbackStatuses()).containsExactly(503, 503, 503, 503);
    CamundaAssert.assertThat(dub)
        .hasCompletedElement(byId("LipSyncFinished"), 1)
        .hasNotActivatedElements("TimeToCheck");
    outcome.settle(books(), 1, "completed: the runtime reads the task again and correlates it");
  }

  @Test
  @FaultRow(Fault.CALLBACK_AFTER_END)
  void aCallbackAfterTheEndMovesNothing(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenarios.callbackLost());
    ProcessInstanceEvent dub = dub();
    TaskView task = evolink.journal().awaitTask(TaskView::ended, PATIENCE);
    assertWaits(dub);
    passTime(JOB_TIMED_OUT, () -> isCompleted(dub));

    assertThat(postCallback(address(task), task.id())).isEqualTo(200);

    assertDubbed(dub, task);
    CamundaAssert.assertThat(dub).hasNotActivatedElements("LipSyncFinished");
    outcome.settle(books(), 1, "completed by the timer before; the callback gets 200");
  }

  @Test
  @FaultRow(Fault.CALLBACK_FOR_OTHER_TASK)
  void aCallbackThatNamesAnotherTaskDoesNotEndTheWait(Outcome outcome) {
    ProcessInstanceEvent other = dub();
    TaskView finished = evolink.journal().awaitTask(TaskView::ended, PATIENCE);
    assertDubbed(other, finished);
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    Dubbing ours = startWaiting();

    assertThat(postCallback(address(ours.task()), finished.id())).isEqualTo(200);

    CamundaAssert.assertThat(ours.process())
        .hasCompletedElement(byId("GetLipSyncTask"), 1)
        .hasNotActivatedElements("VideoMade");
    assertWaits(ours.process());
    evolink.finish(ours.task().id());
    assertDubbed(ours.process(), ours.task());
    outcome.settle(books(), 2, "completed, each with its own video");
  }

  @Test
  @FaultRow(Fault.CALLBACK_FORGED)
  void aForgedCallbackIsRefused(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    Dubbing dubbing = startWaiting();
    String genuine = address(dubbing.task()).toString();
    long reads = evolink.journal().summary().queries();

    URI wrongToken = URI.create(genuine.replaceAll("token=.{6}", "token=AAAAAA"));
    URI noToken = URI.create(genuine.replaceAll("&token=.*", ""));
    assertThat(postCallback(wrongToken, dubbing.task().id())).isEqualTo(401);
    assertThat(postCallback(noToken, dubbing.task().id())).isEqualTo(401);

    assertThat(evolink.journal().summary().queries()).as("reads of tasks").isEqualTo(reads);
    assertWaits(dubbing.process());
    evolink.finish(dubbing.task().id());
    assertDubbed(dubbing.process(), dubbing.task());
    outcome.settle(books(), 1, "completed by the genuine one; 401 for the others");
  }

  @Test
  @FaultRow(Fault.CALLBACK_REPLAYED)
  void aReplayedCallbackMovesNobody(Outcome outcome) {
    ProcessInstanceEvent first = dub();
    TaskView done = evolink.journal().awaitTask(TaskView::ended, PATIENCE);
    assertDubbed(first, done);
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    Dubbing waiting = startWaiting();

    List<Integer> answers =
        Stream.generate(() -> postCallback(address(done), done.id())).limit(10).toList();

    assertThat(answers).containsOnly(200);
    assertWaits(waiting.process());
    CamundaAssert.assertThat(waiting.process()).hasNotActivatedElements("LipSyncFinished");
    evolink.finish(waiting.task().id());
    assertDubbed(waiting.process(), waiting.task());
    outcome.settle(books(), 2, "completed, each with its own video; 200 for each replay");
  }

  @Test
  @FaultRow(Fault.REDEPLOYED)
  void anInstanceOfTheOldVersionGetsItsResult(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    Dubbing old = startWaiting();

    DubProcess.SHARED.deployTo(client, "Dub video, second version");
    ProcessInstanceEvent fresh = start(DubProcess.SHARED.id(), MEDIA);
    TaskView freshTask = evolink.journal().awaitTask(TaskView::ended, PATIENCE);
    assertDubbed(fresh, freshTask);
    evolink.finish(old.task().id());

    assertDubbed(old.process(), old.task());
    assertThat(fresh.getVersion()).isEqualTo(old.process().getVersion() + 1);
    outcome.settle(books(), 2, "completed, both versions");
  }

  /** An instance that waits, and its task, which is processed until a test ends it. */
  private record Dubbing(ProcessInstanceEvent process, TaskView task) {}

  private Dubbing startWaiting() {
    List<String> before = evolink.journal().tasks().stream().map(TaskView::id).toList();
    ProcessInstanceEvent process = dub();
    TaskView task =
        evolink.journal().awaitTask(candidate -> !before.contains(candidate.id()), PATIENCE);
    assertWaits(process);
    return new Dubbing(process, task);
  }

  private URI address(TaskView task) {
    return evolink.callbackUrl(task.id()).orElseThrow();
  }

  private List<Integer> callbackStatuses() {
    return evolink.journal().callbacks().stream().map(CallbackAttempt::status).toList();
  }
}
