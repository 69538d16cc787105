package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the network does to the request of a submission, before, in and after it. */
class RequestFaultsTest extends FaultyNetworkTest {
  private static final String MAYBE_SENT =
      "**a person decides** after 2 h: it may have been sent, so it is not sent again";

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
    assertAPersonDecidesAfter(LinkFault.RESET_AT_FIRST_BYTE, outcome);
  }

  @Test
  @FaultRow(Fault.RESET_IN_REQUEST)
  void halfARequestMayHaveBeenEnough(Outcome outcome) {
    assertAPersonDecidesAfter(LinkFault.RESET_IN_BODY, outcome);
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

  private void assertAPersonDecidesAfter(LinkFault fault, Outcome outcome) {
    stack.provider().suffer(fault);

    ProcessInstanceEvent dub = dubFaulty();

    awaitStrike();
    assertAPersonIsAsked(dub);
    assertThat(stack.provider().strikes()).isEqualTo(1);
    outcome.settle(books(), 0, MAYBE_SENT);
  }

  private void awaitStrike() {
    Awaitility.await().atMost(PATIENCE).until(() -> stack.provider().strikes() > 0);
  }
}
