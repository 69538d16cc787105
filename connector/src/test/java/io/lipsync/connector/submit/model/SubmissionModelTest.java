package io.lipsync.connector.submit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The promise about money holds in every order of everything that can happen, within what {@link
 * Assumptions} takes for granted. The real submitter runs; engine, provider, people and time do
 * what the explorer chooses, and it chooses everything once.
 *
 * <ol>
 *   <li>One element instance has at most one task, and one more for each attempt that a person has
 *       allowed after looking into the console.
 *   <li>No order is sent without a claim of the sender's own, and no attempt is sent twice.
 *   <li>A task that was accepted and recorded is never told as anything else, and its id is what
 *       the process gets.
 *   <li>A failure with any other code than {@code SUBMIT_OUTCOME_UNKNOWN} is told only when there
 *       is no task and no worker under way can still make one: it is the model's licence to go to
 *       another provider. The same holds for what a look for the task of a lost answer finds: the
 *       model then sends the order again.
 *   <li>Who only waits never fails, and a person has to decide only where nobody knows.
 *   <li>When a callback is expected, every task finds its process: by its id or by its key.
 *   <li>Nothing goes on for ever.
 * </ol>
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SubmissionModelTest {
  private static final Logger LOG = LoggerFactory.getLogger(SubmissionModelTest.class);

  @RegisterExtension static final QuietSubmitter QUIET = new QuietSubmitter();

  static Stream<Arguments> scenarios() {
    return Stream.of(
        Arguments.of("callback, secrets sign", Scenario.CALLBACK),
        Arguments.of("polled, secrets sign", Scenario.POLLED),
        Arguments.of("callback, API keys sign", Scenario.KEYS_SIGN),
        Arguments.of("polled, trusted idempotency", Scenario.TRUSTED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void thePromiseIsKeptWithOneFaultAndTwoDecisions(String name, Scenario scenario) {
    check(name, scenario, new Budget(1, 2, 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void thePromiseIsKeptWithTwoFaults(String name, Scenario scenario) {
    check(name, scenario, new Budget(2, scenario.callback() ? 0 : 1, 0));
  }

  /** Run by the profile "faults". */
  @Tag("deep")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void thePromiseIsKeptThoughMoreGoesWrong(String name, Scenario scenario) {
    check(name, scenario, new Budget(2, 1, 1));
  }

  private static void check(String name, Scenario scenario, Budget budget) {
    Explorer.Finding finding = Explorer.explore(scenario, budget, EnumSet.noneOf(Rule.class), null);
    LOG.info("{}, {}: {} runs", name, budget, finding.runs());
    assertThat(finding.broken()).isNull();
  }
}
