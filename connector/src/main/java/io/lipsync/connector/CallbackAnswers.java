package io.lipsync.connector;

import io.camunda.connector.api.inbound.InboundConnectorContext;
import io.camunda.connector.api.inbound.Severity;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorException;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorException.WebhookSecurityException;
import io.lipsync.connector.callback.FinishedCallback;
import io.lipsync.connector.callback.Verdict;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.watch.CallbackVerdict;
import io.lipsync.connector.watch.LipSyncMeters;
import io.lipsync.connector.watch.LogFields;
import java.util.function.Consumer;

/**
 * What a caller is answered for each verdict, what the activity log says of it, and which counter
 * goes up. One for each active element. Thread-safe.
 */
final class CallbackAnswers {
  private final InboundConnectorContext context;
  private final LipSyncMeters meters;
  private final String provider;
  private final String path;
  private final Consumer<LipSyncTask> taken;

  /**
   * @param taken is told of each task that the engine has taken
   */
  CallbackAnswers(
      InboundConnectorContext context,
      LipSyncMeters meters,
      String provider,
      String path,
      Consumer<LipSyncTask> taken) {
    this.context = context;
    this.meters = meters;
    this.provider = provider;
    this.path = path;
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
      case Verdict.NotFinished early -> throw notFinished(early);
      case Verdict.Unreadable unreadable -> throw unreadable(unreadable);
      case Verdict.Irrelevant other -> throw irrelevant(other);
      case Verdict.Forged forged -> throw forged(forged);
      case Verdict.Malformed malformed -> throw malformed(malformed);
    };
  }

  /** The answer to what no provider sends. */
  WebhookConnectorException notLookedAt(WebhookConnectorException refusal) {
    tell(
        CallbackVerdict.REFUSED,
        Severity.WARNING,
        "Callback refused with " + refusal.getStatusCode());
    return bare(refusal);
  }

  /** The answer while the element cannot judge. */
  WebhookConnectorException notReady() {
    meters.callback(provider, CallbackVerdict.NOT_READY);
    return bare(new WebhookConnectorException(503, "not ready"));
  }

  /** Counts what was answered before anybody had to judge. */
  void irrelevant() {
    meters.callback(provider, CallbackVerdict.IRRELEVANT);
  }

  /** Writes to the activity log, and through it to the runtime's log. */
  void log(Severity severity, String message) {
    try (LogFields fields = new LogFields()) {
      fields.with("provider", provider).with("callbackPath", path);
      context.log(
          activity -> activity.withSeverity(severity).withTag("Lip-Sync").withMessage(message));
    }
  }

  private FinishedCallback finished(LipSyncTask task) {
    FinishedCallback result = new FinishedCallback(task, () -> taken.accept(task));
    handedOver(task, "");
    return result;
  }

  /**
   * The engine gets a task.
   *
   * @param circumstances more of it for the log, or empty
   */
  void handedOver(LipSyncTask task, String circumstances) {
    try (LogFields fields = new LogFields()) {
      fields.with("taskId", task.taskId()).with("correlationKey", task.correlationKey());
      tell(
          CallbackVerdict.FINISHED,
          Severity.INFO,
          "Task %s is %s, handed to the engine%s"
              .formatted(task.taskId(), task.status().word(), circumstances));
    }
  }

  /** Nobody reads the task again; the process finds it by its timer. */
  void givenUp(String taskId, String reason) {
    try (LogFields fields = new LogFields()) {
      fields.with("taskId", taskId);
      tell(
          CallbackVerdict.GIVEN_UP,
          Severity.WARNING,
          "Task %s is not read again, its process waits for its timer: %s"
              .formatted(taskId, reason));
    }
  }

  private WebhookConnectorException notFinished(Verdict.NotFinished early) {
    return answer(
        CallbackVerdict.NOT_FINISHED,
        early.taskId(),
        "Callback for task %s, but the provider says it is still %s: answered 503"
            .formatted(early.taskId(), early.taskStatus().word()),
        new WebhookConnectorException(early.status(), "not finished"));
  }

  private WebhookConnectorException unreadable(Verdict.Unreadable unreadable) {
    String task = unreadable.taskId() == null ? "" : " for task " + unreadable.taskId();
    return answer(
        CallbackVerdict.UNREADABLE,
        unreadable.taskId(),
        "Callback%s could not be checked: answered 503. %s".formatted(task, unreadable.reason()),
        new WebhookConnectorException(unreadable.status(), "not checked"));
  }

  /** Only for a runtime that does not ask {@link LipSyncCallback#verify} first. */
  private WebhookConnectorException irrelevant(Verdict.Irrelevant other) {
    tell(
        CallbackVerdict.IRRELEVANT,
        Severity.INFO,
        "Callback of no interest: answered 200, " + other.reason());
    return bare(new WebhookConnectorException(other.status(), "received"));
  }

  private WebhookConnectorException forged(Verdict.Forged forged) {
    return answer(
        CallbackVerdict.FORGED,
        null,
        "Callback that nothing proves to be the provider's: answered 401, " + forged.reason(),
        new WebhookSecurityException(
            forged.status(), WebhookSecurityException.Reason.INVALID_CREDENTIALS));
  }

  private WebhookConnectorException malformed(Verdict.Malformed malformed) {
    return answer(
        CallbackVerdict.MALFORMED,
        null,
        "Callback not understood: answered 400, " + malformed.reason(),
        new WebhookConnectorException(malformed.status(), "no task id"));
  }

  private WebhookConnectorException answer(
      CallbackVerdict verdict, String taskId, String message, WebhookConnectorException answer) {
    try (LogFields fields = new LogFields()) {
      fields.with("taskId", taskId);
      tell(verdict, Severity.WARNING, message);
    }
    return bare(answer);
  }

  private void tell(CallbackVerdict verdict, Severity severity, String message) {
    meters.callback(provider, verdict);
    log(severity, message);
  }

  /** The runtime logs every exception whole; a stack of ours would tell nobody anything. */
  private static WebhookConnectorException bare(WebhookConnectorException exception) {
    exception.setStackTrace(new StackTraceElement[0]);
    return exception;
  }
}
