package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.emulator.scenario.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The runtime is gone for 30 s, or the engine is, at the worst moment. */
@Tag(FaultTest.LONG)
class OutageTest extends FaultyNetworkTest {

  @Test
  @FaultRow(Fault.RUNTIME_DOWN)
  void aRuntimeThatIsDownWhenAllCallbacksComeReadsTheTaskLater(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    ProcessInstanceEvent dub = dubFaulty();
    TaskView task = theTask();
    assertWaits(dub);

    stack.runtime().kill();
    Outage outage = Outage.endingWith(() -> stack.use(stack.startOne()));
    evolink.finish(task.id());
    evolink.journal().awaitSummary(seen -> seen.callbacksFailed() == 1, PATIENCE);
    outage.awaitEnd();
    passTime(JOB_TIMED_OUT, () -> isCompleted(dub));

    assertDubbed(dub, task);
    outcome.settle(books(), 1, "completed by the timer: the task is read again");
  }

  @Test
  @FaultRow(Fault.ENGINE_GONE_BEFORE_POST)
  void whatTheEngineCannotRecordIsNotSent(Outcome outcome) {
    DubProcess.FAULTY.deployTo(client, "Dub video");
    awaitWebhook(stack.runtime().endpoint());
    stack.cutOffEngine();
    Outage outage = Outage.endingWith(stack::reconnectEngine);

    // The engine can still hand out the job: only what the runtime sends is swallowed.
    ProcessInstanceEvent dub = start(DubProcess.FAULTY.id(), MEDIA);
    awaitLog("The engine does not tell");
    outage.awaitEnd();
    assertThat(submits()).isZero();
    passTime(JOB_TIMED_OUT, () -> submits() > 0);

    assertDubbed(dub, theTask());
    assertThat(submits()).isEqualTo(1);
    outcome.settle(books(), 1, "completed: nothing was sent before the engine was back");
  }

  @Test
  @FaultRow(Fault.ENGINE_GONE_AFTER_POST)
  void anAnswerThatCannotBeHandedToTheEngineIsNotPaidForAgain(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("accept-slow:3s", "stay"));
    ProcessInstanceEvent dub = dubFaulty();
    TaskView task = theTask();

    stack.cutOffEngine();
    Outage.endingWith(stack::reconnectEngine).awaitEnd();
    assertThat(isSubmitted(dub)).isFalse();
    passTime(JOB_TIMED_OUT, () -> isSubmitted(dub));
    assertWaits(dub);
    evolink.finish(task.id());

    assertDubbed(dub, task);
    assertThat(submits()).isEqualTo(1);
    outcome.settle(books(), 1, "completed by callback, never sent again");
  }

  @Test
  @FaultRow(Fault.ENGINE_GONE_IN_CALLBACK)
  void aCallbackThatCannotBeHandedToTheEngineIsNotConfirmed(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    ProcessInstanceEvent dub = dubFaulty();
    TaskView task = theTask();
    assertWaits(dub);

    stack.cutOffEngine();
    Outage outage = Outage.endingWith(stack::reconnectEngine);
    evolink.finish(task.id());
    evolink.journal().awaitCallback(attempt -> true, PATIENCE);
    assertThat(evolink.journal().callbacks()).noneMatch(CallbackAttempt::successful);
    outage.awaitEnd();
    passTime(JOB_TIMED_OUT, () -> isCompleted(dub));

    assertDubbed(dub, task);
    outcome.settle(books(), 1, "completed by a later callback or the timer; no 200 before");
  }

  private void awaitLog(String text) {
    Awaitility.await().atMost(PATIENCE).until(() -> log().contains(text));
  }

  private String log() throws IOException {
    return Files.readString(stack.runtime().log(), StandardCharsets.ISO_8859_1);
  }
}
