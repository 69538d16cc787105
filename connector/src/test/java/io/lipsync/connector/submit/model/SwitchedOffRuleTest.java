package io.lipsync.connector.submit.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.connector.submit.SubmissionRecord;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule is needed: without it the model check finds the fault that the rule is against. */
class SwitchedOffRuleTest {
  @RegisterExtension static final QuietSubmitter QUIET = new QuietSubmitter();

  private static final Budget BUDGET = new Budget(2, 1, 0);

  @ParameterizedTest(name = "{0}, callback {1}")
  @CsvSource({
    "CLAIM, true, (2) attempt 1 is sent twice",
    "RECORD_ALWAYS CLAIM_OUTLIVES_THE_RECORD, true, (2) attempt 1 is sent twice",
    "RECORD_UNKNOWN CLAIM_OUTLIVES_THE_RECORD, false, (2) attempt 1 is sent twice",
    "CLAIM_OUTLIVES_THE_RECORD, false, (2) attempt 1 is sent twice",
    "EXIT_ASKS, true, (4) PROVIDER_ERROR is told though a task exists",
    "CLOSED_LIST_OF_PROOFS, false, (4) PROVIDER_ERROR is told though a task exists",
    "OWNER_RECORDS_FIRST, false, (3) a person has to decide while the owner may still be recording",
    "WAITING_IS_NO_FAILURE, false, (5) RATE_LIMITED is told by a worker that only had to wait",
    "LOOK_FOR_OWN_ORDER, true, (4) no task is found though one exists",
    "KEY_WITHOUT_SECRET, true, (6) the callback of the task does not find the process"
  })
  void findsTheOldFault(String rules, boolean callback, String fault) {
    EnumSet<Rule> off = EnumSet.noneOf(Rule.class);
    Arrays.stream(rules.split(" ")).map(Rule::valueOf).forEach(off::add);
    Scenario scenario = callback ? Scenario.CALLBACK : Scenario.POLLED;
    assertThat(Explorer.explore(scenario, BUDGET, off, null).broken()).startsWith(fault);
  }

  @Test
  void aWorkerThatWasStoppedMustLookAtTheTime() {
    Budget budget = new Budget(1, 1, 0);
    Set<Rule> off = EnumSet.of(Rule.STALL_CHECK);
    assertThat(Explorer.explore(Scenario.POLLED, budget, off, null).broken())
        .startsWith("(1) there is a task more than anybody allowed");
  }

  @Test
  void whatAProcessPutsThereIsBelievedOnlyWithASignature() {
    ObjectNode forged = ForgedRecord.of(Scenario.CALLBACK);
    assertThat(explore(forged).broken())
        .startsWith("(3) the process is given a task that nobody has submitted");
    ((ObjectNode) forged.get(SubmissionRecord.ACCEPTED)).put("signature", "x");
    assertThat(explore(forged).broken()).isNull();
  }

  private static Explorer.Finding explore(ObjectNode records) {
    return Explorer.explore(Scenario.CALLBACK, new Budget(0, 0, 0), Set.of(), records);
  }
}
