package io.lipsync.connector.submit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Runs the submission through all sequences of choices that the budget affords. */
final class Explorer {

  /**
   * What was found.
   *
   * @param runs how many sequences were tried
   * @param broken how the promise was broken, and by which steps; or null
   */
  record Finding(long runs, String broken) {}

  private Explorer() {}

  static Finding explore(Scenario scenario, Budget budget, Set<Rule> off, ObjectNode records) {
    CompletableFuture<Finding> finding = new CompletableFuture<>();
    // On a virtual thread, as the workers are: to hand over costs little then.
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                finding.complete(all(scenario, budget, off, records));
              } catch (Throwable e) {
                finding.completeExceptionally(e);
              }
            });
    return finding.join();
  }

  private static Finding all(Scenario scenario, Budget budget, Set<Rule> off, ObjectNode records) {
    Choices choices = new Choices();
    long runs = 0;
    do {
      runs++;
      String broken = new Run(scenario, off, budget, choices, records).toTheEnd();
      if (broken != null) {
        return new Finding(runs, broken);
      }
    } while (choices.next());
    return new Finding(runs, null);
  }
}
