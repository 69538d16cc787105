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
    settle(books.billed(), books.lost(), tasks, endedHow);
  }

  /**
   * The same for providers other than EvoLink, whose bills the test has looked at itself.
   *
   * @param paid tasks that the provider wants money for
   * @param missing paid tasks that no process knows
   */
  public void settle(long paid, List<String> missing, long tasks, String endedHow) {
    billed = paid;
    lost = missing.size();
    assertThat(billed).as("billed tasks").isEqualTo(tasks);
    assertThat(missing).as("tasks that were paid for and that no process knows").isEmpty();
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
