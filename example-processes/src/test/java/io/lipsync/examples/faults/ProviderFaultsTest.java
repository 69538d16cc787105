package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.emulator.scenario.Scenarios;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a provider, or a gateway in front of it, does to a submission. */
class ProviderFaultsTest extends FaultTest {
  private static final int ORDERS = 12;
  private static final int FEW_ORDERS = 5;
  private static final Duration FOR_ALL = Duration.ofMinutes(5);
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
  @FaultRow(Fault.SERVICE_UNAVAILABLE)
  void aBusyProviderMayHaveCreatedTheTask(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("accept-503"));

    ProcessInstanceEvent dub = dub();

    assertDubbed(dub, theTask());
    assertThat(submits()).isEqualTo(1);
    outcome.settle(books(), 1, "completed by callback, never sent again");
  }

  @Test
  @FaultRow(Fault.BUSY_WITH_RETRY_AFTER)
  void aBusyProviderIsAskedAgainWhenItWantsTo(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenarios.tooManyRequests(1, Duration.ofSeconds(4)));
    ProcessInstanceEvent dub = dub();

    passTime(Duration.ofSeconds(4), () -> submits() == 2);

    assertDubbed(dub, theTask());
    outcome.settle(books(), 1, "completed: sent after the time asked for, without losing a retry");
  }

  @Test
  @FaultRow(Fault.BUSY_WITHOUT_RETRY_AFTER)
  void aBusyProviderThatAsksForNoTimeIsAskedAgainSoon(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("submit-429"));
    ProcessInstanceEvent dub = dub();

    passTime(BACKOFF, () -> submits() == 2);

    assertDubbed(dub, theTask());
    outcome.settle(books(), 1, "completed: sent 15 s later, without losing a retry");
  }

  /** The provider takes four a second here; the rest wait, and a wait uses up no retry. */
  @Test
  @FaultRow(Fault.QUEUE_WITHOUT_RETRIES)
  void ordersThatOnlyHaveToWaitAreNotGivenUp(Outcome outcome) {
    assertAllAreDubbed(ORDERS, outcome);
    assertThat(dashscope.journal().summary().submits()).isEqualTo(ORDERS);
  }

  /** What a runtime waits for a provider passes on its own clock, which no test can move. */
  @Test
  @Tag(LONG)
  @FaultRow(Fault.WINDOW_AFTER_EACH)
  void ordersThatAreRefusedInTurnsAreNotGivenUp(Outcome outcome) {
    dashscope.scenarios().forAllSubmits(Scenario.ofWords("submit-window:10s"));
    assertAllAreDubbed(FEW_ORDERS, outcome);
  }

  private void assertAllAreDubbed(int orders, Outcome outcome) {
    DubProcess process = DubProcess.SHARED.withRetries(1);
    process.deployTo(client, "Dub video");
    awaitWebhook(runtime);
    Map<String, Object> order = new HashMap<>(MEDIA);
    order.put("provider", "dashscope");

    List<ProcessInstanceEvent> dubs =
        IntStream.range(0, orders).mapToObj(number -> start(process.id(), order)).toList();
    Awaitility.await()
        .atMost(FOR_ALL)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              camunda.increaseTime(Duration.ofSeconds(1));
              return dashscope.journal().summary().billedTasks() == orders;
            });
    passTime(Duration.ofMinutes(2), () -> dubs.stream().allMatch(this::isCompleted));

    outcome.settle(
        dashscope.journal().summary().billedTasks(),
        List.of(),
        orders,
        "%1$d of %1$d completed".formatted(orders));
  }
}
