package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenario;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the network does to the request of a submission, before, in and after it. */
class RequestFaultsTest extends FaultyNetworkTest {
  @Test
  @FaultRow(Fault.CONNECTION_REFUSED)
  void aRefusedConnectionHasSentNothing(Outcome outcome) {
    stack.provider().suffer(LinkFault.REFUSED);
    ProcessInstanceEvent dub = dubFaulty();
    awaitRecord(dub, "NOT_CREATED");
    assertThat(submits()).isZero();

    stack.provider().heal();
    passTime(Duration.ofSeconds(20), () -> submits() == 1);

    assertDubbed(dub, theTask());
    outcome.settle(books(), 1, "completed: nothing had been sent, which costs no retry");
  }

  @Test
  @FaultRow(Fault.RESET_BEFORE_REQUEST)
  void aConnectionThatIsResetAtTheFirstByteMayHaveSentMore(Outcome outcome) {
    assertIsOrderedAgainAfter(LinkFault.RESET_AT_FIRST_BYTE, outcome);
  }

  @Test
  @FaultRow(Fault.RESET_IN_REQUEST)
  void halfARequestMayHaveBeenEnough(Outcome outcome) {
    assertIsOrderedAgainAfter(LinkFault.RESET_IN_BODY, outcome);
  }

  @Test
  @FaultRow(Fault.SERVICE_UNAVAILABLE_ONLY)
  void aBusyProviderMayHaveCreatedNothing(Outcome outcome) {
    proveList();
    evolink.scenarios().forNextSubmit(Scenario.ofWords("submit-503"));
    ProcessInstanceEvent dub = dubFaulty();

    assertIsOrderedAgain(dub, outcome);
  }

  @Test
  @FaultRow(Fault.RESET_AFTER_REQUEST)
  void aConnectionThatIsResetInsteadOfTheAnswerIsNotUsedAgain(Outcome outcome) {
    stack.provider().suffer(LinkFault.RESET_FOR_ANSWER);
    ProcessInstanceEvent dub = dubFaulty();
    awaitStrike();
    stack.provider().heal();

    assertDubbed(dub, theTask());
    assertThat(submits()).isEqualTo(1);
    outcome.settle(books(), 1, "completed: the callback finds the process by our key");
  }

  private void assertIsOrderedAgainAfter(LinkFault fault, Outcome outcome) {
    proveList();
    stack.provider().suffer(fault);
    ProcessInstanceEvent dub = dubFaulty();
    awaitStrike();
    stack.provider().heal();
    assertIsOrderedAgain(dub, outcome);
  }

  /** A runtime that knows nothing yet sees its first task pending in the provider's list. */
  private void proveList() {
    stack.runtime().kill();
    stack.use(stack.startOne());
    evolink.scenarios().forNextSubmit(Scenario.ofWords("finish-after:3s"));
    assertDubbed(dubFaulty(), theTask());
  }

  private void assertIsOrderedAgain(ProcessInstanceEvent dub, Outcome outcome) {
    passTime(Duration.ofMinutes(6), () -> books().billed() == 2);

    TaskView second =
        evolink.journal().awaitTask(task -> !task.id().equals(theTask().id()), PATIENCE);
    assertDubbed(dub, second);
    outcome.settle(books(), 2, "completed: the list shows twice that there is none, sent again");
  }

  private void awaitStrike() {
    Awaitility.await().atMost(PATIENCE).until(() -> stack.provider().strikes() > 0);
  }
}
