package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What a fault cost and where its processes ended. A test of the fault matrix settles it once. */
public final class Outcome {
  private long billed;
  private int lost;
  private String ended;

  Outcome() {}

  /**
   * Asserts that the provider billed what was wanted and that every video that was paid for has
   * reached a process.
   *
   * @param tasks how many tasks were to be paid
   * @param endedHow where the processes ended, which the test has seen before
   */
  public void settle(Books books, long tasks, String endedHow) {
    billed = books.billed();
    List<String> missing = books.lost();
    lost = missing.size();
    assertThat(billed).as("billed tasks").isEqualTo(tasks);
    assertThat(missing).as("videos that were paid for and reached no process").isEmpty();
    ended = endedHow;
  }

  boolean isSettled() {
    return ended != null;
  }

  /** The row without its first column. */
  String asColumns() {
    return "%d | %d | %s".formatted(billed, lost, ended);
  }
}
