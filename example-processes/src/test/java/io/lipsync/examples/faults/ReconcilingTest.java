package io.lipsync.examples.faults;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Processes that nobody calls back, and whose provider cannot be asked, finish all the same. */
class ReconcilingTest extends FaultTest {
  /** Twelve reads, one each five minutes, answered in all the ways of a provider that is down. */
  private static final Scenario AN_HOUR_OF_FAILING_READS =
      Scenario.ofWords("callback:lost", "query-503:4", "query-reset:4", "query-html:502:4");

  private static final int FAILING_READS = 12;

  /** What the connector lets a process wait whose provider cannot be asked. */
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @Test
  @FaultRow(Fault.PROVIDER_DOWN_FOR_AN_HOUR)
  void aWaitWithoutCallbackAndWithoutReadsEndsWhenTheProviderIsBack(Outcome outcome) {
    evolink.scenarios().forNextSubmit(AN_HOUR_OF_FAILING_READS);
    ProcessInstanceEvent dub = dub();
    TaskView task = evolink.journal().awaitTask(TaskView::ended, PATIENCE);

    for (int read = 1; read <= FAILING_READS; read++) {
      assertWaits(dub);
      camunda.increaseTime(FIVE_MINUTES);
      long soFar = read;
      evolink.journal().awaitSummary(seen -> seen.queries() == soFar, PATIENCE);
    }
    assertWaits(dub);
    CamundaAssert.assertThat(dub).hasNoActiveIncidents();
    camunda.increaseTime(FIVE_MINUTES);

    assertDubbed(dub, task);
    CamundaAssert.assertThat(dub).hasNotActivatedElements("ClarifyMissingResult");
    outcome.settle(books(), 1, "completed by the timer, without a person");
  }
}
