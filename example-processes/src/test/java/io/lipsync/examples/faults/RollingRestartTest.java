package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.examples.stack.ConnectorRuntime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two runtimes share the work of one engine, and are replaced one after the other. */
@Tag(FaultTest.LONG)
class RollingRestartTest extends FaultyNetworkTest {
  private static final int AT_ONCE = 10;
  private static final int TASKS = 4 * AT_ONCE;

  private final List<ProcessInstanceEvent> dubbings = new ArrayList<>();

  @Test
  @FaultRow(Fault.ROLLING_RESTART)
  void twoRuntimesAreReplacedWhileTasksAreInFlight(Outcome outcome) {
    evolink.scenarios().forAllSubmits(Scenario.ofWords("accept-slow:1s", "finish-after:5s"));
    DubProcess.FAULTY.deployTo(client, "Dub video");
    ConnectorRuntime first = stack.runtime();
    ConnectorRuntime second = stack.startOne();
    awaitWebhook(second.endpoint());

    startSome();
    stack.use(second);
    first.close();
    startSome();
    ConnectorRuntime newFirst = startWaiting();
    startSome();
    stack.use(newFirst);
    second.close();
    startSome();
    try (ConnectorRuntime newSecond = startWaiting()) {
      passTime(JOB_TIMED_OUT, () -> evolink.journal().tasks().size() == TASKS);
      evolink
          .journal()
          .awaitSummary(
              seen -> seen.callbacksDelivered() + seen.callbacksFailed() == TASKS, PATIENCE);
      passTime(JOB_TIMED_OUT, () -> dubbings.stream().allMatch(this::isCompleted));
    }

    assertThat(submits()).isEqualTo(TASKS);
    outcome.settle(books(), TASKS, "all completed, no person asked");
  }

  private void startSome() {
    for (int i = 0; i < AT_ONCE; i++) {
      dubbings.add(start(DubProcess.FAULTY.id(), MEDIA));
    }
    // Some of them are at the provider and not yet answered.
    long halfOfThem = dubbings.size() - AT_ONCE / 2;
    evolink.journal().awaitSummary(seen -> seen.submits() >= halfOfThem, PATIENCE);
  }

  private ConnectorRuntime startWaiting() {
    ConnectorRuntime started = stack.startOne();
    awaitWebhook(started.endpoint());
    return started;
  }
}
