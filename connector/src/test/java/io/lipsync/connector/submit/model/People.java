package io.lipsync.connector.submit.model;

import io.lipsync.connector.submit.model.Budget.Cost;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.task.FailureCode;
import java.util.List;

/** What people do about an incident. */
final class People {
  /** So often an operator resolves the incident of a task that exists. */
  private static final int MOST_RETRIES = 2;

  private final Run run;
  private int retries;

  People(Run run) {
    this.run = run;
  }

  void add(List<Option> options) {
    boolean anyTask = !run.provider().tasks().isEmpty();
    options.add(
        anyTask && retries < MOST_RETRIES
            ? new Option("an operator resolves the incident", Cost.NOTHING, this::retry)
            : new Option("the incident stays", Cost.NOTHING, run::end));
    decisions(options);
  }

  void decisions(List<Option> options) {
    options.add(
        new Option("an operator resolves the incident again", Cost.DECISION, this::resolve));
    options.add(
        new Option("8 days later an operator resolves the incident", Cost.DECISION, this::late));
    if (FailureCode.SUBMIT_OUTCOME_UNKNOWN.name().equals(run.lastFailure())) {
      options.add(new Option("an operator allows one more attempt", Cost.DECISION, this::allow));
    }
  }

  void describe(Description text) {
    text.add(retries);
  }

  private void retry() {
    retries++;
    resolve();
  }

  private void resolve() {
    run.engine().resolve();
  }

  private void late() {
    run.pass(Assumptions.LONG_INCIDENT);
    resolve();
  }

  private void allow() {
    int last = run.engine().lastAttempt();
    run.allow(Job.any().elementInstanceKey() + ":" + (last + 1));
    run.promise().allowed();
    resolve();
  }
}
