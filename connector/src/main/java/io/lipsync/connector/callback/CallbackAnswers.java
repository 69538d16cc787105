package io.lipsync.connector.callback;

import io.camunda.connector.api.inbound.Severity;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorException;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorException.WebhookSecurityException;
import io.lipsync.connector.LipSyncCallback;
import io.lipsync.connector.callback.judge.Verdict;
import io.lipsync.connector.metrics.CallbackOutcome;
import io.lipsync.connector.task.LipSyncTask;
import java.util.function.Consumer;

/**
 * What a caller is answered for each verdict; told to the element's report. One for each active
 * element. Thread-safe.
 */
final class CallbackAnswers {
  private final CallbackReport report;
  private final Consumer<LipSyncTask> taken;

  /**
   * @param taken is told of each task that the engine has taken
   */
  CallbackAnswers(CallbackReport report, Consumer<LipSyncTask> taken) {
    this.report = report;
    this.taken = taken;
  }

  /**
   * The result of a callback that moves a process.
   *
   * @throws WebhookConnectorException the answer to every other
   */
  FinishedCallback to(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Finished finished -> finished(finished.task());
      case Verdict.NotFinished early ->
          throw answer(
              early,
              early.taskId(),
              "Callback for task %s, but the provider says it is still %s: answered 503"
                  .formatted(early.taskId(), early.taskStatus().word()),
              "not finished");
      case Verdict.Unreadable unreadable ->
          throw answer(
              unreadable,
              unreadable.taskId(),
              "Callback%s could not be checked: answered 503. %s"
                  .formatted(
                      unreadable.taskId() == null ? "" : " for task " + unreadable.taskId(),
                      unreadable.reason()),
              "not checked");
      case Verdict.Irrelevant other -> throw irrelevant(other);
      case Verdict.Forged forged -> throw forged(forged);
      case Verdict.Malformed malformed ->
          throw answer(
              malformed,
              null,
              "Callback not understood: answered 400, " + malformed.reason(),
              "no task id");
    };
  }

  /** The answer to what no provider sends. */
  WebhookConnectorException notLookedAt(WebhookConnectorException refusal) {
    report.tell(
        CallbackOutcome.REFUSED,
        Severity.WARNING,
        null,
        "Callback refused with " + refusal.getStatusCode());
    return bare(refusal);
  }

  /** The answer while the element cannot judge. */
  WebhookConnectorException notReady() {
    report.count(CallbackOutcome.NOT_READY);
    return bare(new WebhookConnectorException(503, "not ready"));
  }

  /** Counts what was answered before anybody had to judge. */
  void irrelevant() {
    report.count(CallbackOutcome.IRRELEVANT);
  }

  private FinishedCallback finished(LipSyncTask task) {
    FinishedCallback result = new FinishedCallback(task, () -> taken.accept(task));
    report.handedOver(task, "");
    return result;
  }

  /** Only for a runtime that does not ask {@link LipSyncCallback#verify} first. */
  private WebhookConnectorException irrelevant(Verdict.Irrelevant other) {
    report.tell(
        other.outcome(),
        Severity.INFO,
        null,
        "Callback of no interest: answered 200, " + other.reason());
    return bare(new WebhookConnectorException(other.status(), "received"));
  }

  private WebhookConnectorException forged(Verdict.Forged forged) {
    report.tell(
        forged.outcome(),
        Severity.WARNING,
        null,
        "Callback that nothing proves to be the provider's: answered 401, " + forged.reason());
    return bare(
        new WebhookSecurityException(
            forged.status(), WebhookSecurityException.Reason.INVALID_CREDENTIALS));
  }

  /**
   * @param message for our own log
   * @param answer for the caller, who learns nothing
   */
  private WebhookConnectorException answer(
      Verdict verdict, String taskId, String message, String answer) {
    report.tell(verdict.outcome(), Severity.WARNING, taskId, message);
    return bare(new WebhookConnectorException(verdict.status(), answer));
  }

  /** The runtime logs every exception whole; a stack of ours would tell nobody anything. */
  private static WebhookConnectorException bare(WebhookConnectorException exception) {
    exception.setStackTrace(new StackTraceElement[0]);
    return exception;
  }
}
