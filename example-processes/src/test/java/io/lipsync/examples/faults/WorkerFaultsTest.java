package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.journal.VendorTask;
import io.lipsync.emulator.scenario.Scenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to workers, and between workers and the engine. */
class WorkerFaultsTest extends FaultyNetworkTest {

  @Test
  @FaultRow(Fault.JOB_TIMED_OUT)
  void aJobThatIsHandedOutTwiceIsPaidOnce(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("accept-slow:10s", "finish-after:1s"));
    ProcessInstanceEvent dub = dubFaulty();
    TaskView task = theTask();

    // Nothing is answered yet: whoever gets the job now is the second to work on it.
    camunda.increaseTime(JOB_TIMED_OUT);
    assertThat(answeredSubmits()).isZero();
    passTime(Duration.ofMinutes(2), () -> isSubmitted(dub));

    assertDubbed(dub, task);
    assertThat(submits()).isEqualTo(1);
    outcome.settle(books(), 1, "completed: the second worker leaves it to the first");
  }

  /** Nobody calls back there: the engine must learn the id from this worker. */
  @Test
  @FaultRow(Fault.ENGINE_BLINKS)
  void aConnectionToTheEngineThatBreaksForAMomentLosesNoTask(Outcome outcome) {
    dashscope.scenarios().forNextSubmit(Scenario.ofWords("accept-slow:2s"));
    DubProcess.FAULTY.deployTo(client, "Dub video");
    awaitWebhook(stack.runtime().endpoint());
    Map<String, Object> order = new HashMap<>(MEDIA);
    order.put("provider", "dashscope");
    ProcessInstanceEvent dub = start(DubProcess.FAULTY.id(), order);
    String task = dashscope.journal().awaitTask(seen -> true, PATIENCE).id();

    stack.breakEngine();
    dashscope.journal().awaitTask(VendorTask::ended, PATIENCE);
    stack.reconnectEngine();
    passTime(JOB_TIMED_OUT, () -> isCompleted(dub));

    CamundaAssert.assertThat(dub)
        .hasCompletedElements("VideoMade")
        .hasVariableSatisfies(
            "task", Map.class, result -> assertThat(result).containsEntry("taskId", task));
    outcome.settle(
        dashscope.journal().summary().billedTasks(),
        List.of(),
        1,
        "completed by the timer: the record is repeated until the engine has it");
  }

  @Test
  @Tag(LONG)
  @FaultRow(Fault.KILLED_IN_CALLBACK)
  void aCallbackThatDiesWithTheRuntimeIsReplacedByTheTimer(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("query-hang:1"));
    ProcessInstanceEvent dub = dubFaulty();
    evolink.journal().awaitRequest(request -> request.outcome().equals("hung"), PATIENCE);

    stack.runtime().kill();
    stack.use(stack.startOne());
    evolink.journal().awaitSummary(seen -> seen.callbacksFailed() == 1, PATIENCE);
    assertWaits(dub);
    passTime(JOB_TIMED_OUT, () -> isCompleted(dub));

    assertDubbed(dub, theTask());
    outcome.settle(books(), 1, "completed by the timer: the task is read again");
  }

  private long answeredSubmits() {
    return evolink.journal().requests().stream()
        .filter(request -> request.method().equals("POST"))
        .count();
  }
}
