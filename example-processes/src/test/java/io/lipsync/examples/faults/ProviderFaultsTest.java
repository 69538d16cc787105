package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.emulator.scenario.Scenarios;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a provider, or a gateway in front of it, does to a submission. */
class ProviderFaultsTest extends FaultTest {
  private static final Duration BACKOFF = Duration.ofSeconds(20);

  @Test
  @FaultRow(Fault.ANSWER_LOST)
  void anAnswerThatNeverComesIsReplacedByTheCallback(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenarios.answerNeverComes());

    ProcessInstanceEvent dub = dub();

    assertDubbed(dub, theTask());
    assertThat(submits()).isEqualTo(1);
    outcome.settle(books(), 1, "completed: the callback finds the process by our key");
  }

  @Test
  @FaultRow(Fault.GATEWAY_PAGE)
  void aGatewaysPageIsNoRefusal(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("accept-html:502"));
    ProcessInstanceEvent first = dub();
    assertDubbed(first, theTask());
    evolink.scenarios().forNextSubmit(Scenario.ofWords("accept-html:503"));
    ProcessInstanceEvent second = dub();

    TaskView other =
        evolink.journal().awaitTask(task -> !task.id().equals(theTask().id()), PATIENCE);
    assertDubbed(second, other);
    assertThat(submits()).isEqualTo(2);
    outcome.settle(books(), 2, "completed by callback, never sent again");
  }

  @Test
  @FaultRow(Fault.REFUSED_THREE_TIMES)
  void aRefusalIsTriedAgain(Outcome outcome) {
    evolink.scenarios().forNextSubmits(3, Scenario.ofWords("submit-503"));
    ProcessInstanceEvent dub = dub(DubProcess.SHARED.withRetries(4), runtime);

    passTime(BACKOFF, () -> submits() == 4);

    assertDubbed(dub, theTask());
    assertThat(submits()).isEqualTo(4);
    outcome.settle(books(), 1, "completed: the fourth try was accepted");
  }

  @Test
  @FaultRow(Fault.BUSY_WITH_RETRY_AFTER)
  void aBusyProviderIsAskedAgainWhenItWantsTo(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenarios.tooManyRequests(1, Duration.ofMinutes(3)));
    ProcessInstanceEvent dub = dub();
    awaitRetries(dub, 2);

    Duration waited = passTime(Duration.ofSeconds(30), () -> submits() == 2);

    assertThat(waited).isGreaterThan(Duration.ofMinutes(2));
    assertDubbed(dub, theTask());
    outcome.settle(books(), 1, "completed: tried again after the time asked for");
  }

  @Test
  @FaultRow(Fault.BUSY_WITHOUT_RETRY_AFTER)
  void aBusyProviderThatAsksForNoTimeIsAskedAgainSoon(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("submit-429"));
    ProcessInstanceEvent dub = dub();

    passTime(BACKOFF, () -> submits() == 2);

    assertDubbed(dub, theTask());
    outcome.settle(books(), 1, "completed: tried again after 15 s");
  }
}
