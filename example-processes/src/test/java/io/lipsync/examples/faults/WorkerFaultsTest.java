package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to workers, and between workers and the engine. */
class WorkerFaultsTest extends FaultyNetworkTest {

  @Test
  @FaultRow(Fault.JOB_TIMED_OUT)
  void aJobThatIsHandedOutTwiceIsPaidOnce(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("accept-slow:40s", "finish-after:1s"));
    ProcessInstanceEvent dub = dubFaulty();
    TaskView task = theTask();

    // Nothing is answered yet: whoever completes the job now is the second to work on it.
    passTime(JOB_TIMED_OUT, () -> isSubmitted(dub));

    assertThat(answeredSubmits()).isZero();
    assertDubbed(dub, task);
    assertThat(submits()).isEqualTo(1);
    outcome.settle(books(), 1, "completed by callback: the second worker sends nothing");
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
