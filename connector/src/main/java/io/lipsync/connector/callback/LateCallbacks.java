package io.lipsync.connector.callback;

import io.camunda.client.api.command.ProblemException;
import io.camunda.connector.api.inbound.CorrelationFailureHandlingStrategy.ForwardErrorToUpstream;
import io.camunda.connector.api.inbound.CorrelationRequest;
import io.camunda.connector.api.inbound.CorrelationResult;
import io.camunda.connector.api.inbound.Health;
import io.camunda.connector.api.inbound.Severity;
import io.lipsync.connector.callback.judge.CallbackReceiver;
import io.lipsync.connector.callback.judge.Verdict;
import io.lipsync.connector.callback.reread.Rereads;
import io.lipsync.connector.metrics.CallbackOutcome;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.task.LipSyncTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Has tasks read again whose genuine callback moves no process yet, and correlates them once they
 * are finished, as the runtime correlates a callback. One for each active element. Thread-safe.
 */
final class LateCallbacks implements CallbackReceiver.Later {
  private static final int CONFLICT = 409;

  private final CallbackReport report;
  private final CallbackMemory memory;
  private final String account;
  private final AtomicBoolean doubted = new AtomicBoolean();

  /**
   * @param account the account's name
   */
  LateCallbacks(CallbackReport report, CallbackMemory memory, String account) {
    this.report = report;
    this.memory = memory;
    this.account = account;
  }

  @Override
  public void begin(SignalVerdict.Genuine genuine, Verdict verdict, Supplier<Verdict> again) {
    String taskId = genuine.taskId();
    Rereads.Key key = new Rereads.Key(account, genuine.correlationKey(), taskId);
    if (memory.rereads().begin(key, this, new Reread(taskId, again))) {
      report.log(
          Severity.INFO,
          "Task %s is read again from time to time, for about ten minutes: %s"
              .formatted(taskId, verdict.reason()));
    }
  }

  /** The element's health names what may be a wrong setting, until a callback is believed. */
  @Override
  public void doubted(String reason) {
    if (doubted.compareAndSet(false, true)) {
      report.context().reportHealth(Health.down(new IllegalStateException(reason)));
    }
  }

  @Override
  public void believed() {
    if (doubted.compareAndSet(true, false)) {
      report.context().reportHealth(Health.up());
    }
  }

  /** The element waits no longer. */
  void end() {
    int dropped = memory.rereads().endAll(this);
    if (dropped > 0) {
      report.log(Severity.INFO, "Deactivated. Tasks that are not read again: " + dropped);
    }
  }

  /** The engine has taken the task, from whomever. */
  void taken(LipSyncTask task) {
    memory.delivered().add(report.path(), task);
    memory.rereads().end(new Rereads.Key(account, task.correlationKey(), task.taskId()));
  }

  private final class Reread implements Rereads.Work {
    private final String taskId;
    private final Supplier<Verdict> again;

    Reread(String taskId, Supplier<Verdict> again) {
      this.taskId = taskId;
      this.again = again;
    }

    @Override
    public Verdict read() {
      return again.get();
    }

    @Override
    public boolean handOver(LipSyncTask task) {
      if (memory.delivered().contains(report.path(), task)) {
        return true;
      }
      CorrelationRequest request =
          CorrelationRequest.builder().variables(new FinishedCallback(task).variables()).build();
      return switch (report.context().correlate(request)) {
        case CorrelationResult.Success success -> delivered(task);
        case CorrelationResult.Failure failure -> isThere(failure) ? delivered(task) : not(failure);
      };
    }

    @Override
    public void givenUp(Verdict last) {
      tellGivenUp(last.reason());
    }

    private void tellGivenUp(String reason) {
      report.tell(
          CallbackOutcome.GIVEN_UP,
          Severity.WARNING,
          taskId,
          "Task %s is not read again, its process waits for its timer: %s"
              .formatted(taskId, reason));
    }

    private boolean delivered(LipSyncTask task) {
      taken(task);
      report.handedOver(task, " after it was read again");
      return true;
    }

    private boolean not(CorrelationResult.Failure failure) {
      boolean mayPass =
          failure.handlingStrategy() instanceof ForwardErrorToUpstream forward
              && forward.isRetryable();
      if (!mayPass) {
        tellGivenUp("the engine does not take it, " + failure.message());
      }
      return !mayPass;
    }

    /** Runtimes that talk REST to the engine take its refusal of a second message for an error. */
    private static boolean isThere(CorrelationResult.Failure failure) {
      return failure instanceof CorrelationResult.Failure.Other other
          && other.error() instanceof ProblemException rest
          && rest.code() == CONFLICT;
    }
  }
}
