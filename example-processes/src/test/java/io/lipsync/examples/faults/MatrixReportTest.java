package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixReportTest {
  private final MatrixReport report = new MatrixReport();

  @Test
  void rowsComeInTheOrderOfTheMatrixWhicheverTestWasFirst() {
    report.add(Fault.RESET_IN_REQUEST, "0 | 0 | a person decides");
    report.add(Fault.ANSWER_LOST, "1 | 0 | completed");

    assertThat(rows()).hasSize(Fault.values().length);
    assertThat(rows().get(Fault.ANSWER_LOST.ordinal()))
        .isEqualTo("| " + Fault.ANSWER_LOST.title() + " | 1 | 0 | completed |");
    assertThat(rows().get(Fault.RESET_IN_REQUEST.ordinal())).endsWith("| a person decides |");
    assertThat(rows().get(Fault.GATEWAY_PAGE.ordinal())).endsWith("| – | – | not run |");
  }

  @Test
  void aFaultThatEndsTheSameWayTwiceHasOneRow() {
    report.add(Fault.KILLED_AFTER_POST, "1 | 0 | completed");
    report.add(Fault.KILLED_AFTER_POST, "1 | 0 | completed");

    assertThat(rows()).hasSize(Fault.values().length);
  }

  @Test
  void aFailureIsSeenOnceAndBesideASuccess() {
    report.add(Fault.KILLED_AFTER_POST, "1 | 0 | completed");
    report.addFailure(Fault.KILLED_AFTER_POST, new AssertionError("billed:\n  2 | 1"));
    report.addFailure(Fault.KILLED_AFTER_POST, new AssertionError("once more"));

    assertThat(rows()).hasSize(Fault.values().length + 1);
    assertThat(rows().get(Fault.KILLED_AFTER_POST.ordinal() + 1))
        .endsWith("| ? | ? | **FAILED**: billed: 2 \\| 1 |");
  }

  private List<String> rows() {
    return report.table().lines().skip(2).toList();
  }
}
