package io.lipsync.connector.callback;

import io.camunda.connector.api.inbound.InboundConnectorContext;
import io.camunda.connector.api.inbound.Severity;
import io.lipsync.connector.metrics.CallbackOutcome;
import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.metrics.LogFields;
import io.lipsync.connector.task.LipSyncTask;

/**
 * What the activity log says of an element's callbacks, and which counter goes up. Thread-safe.
 *
 * @param provider who calls, or null while nobody knows
 * @param path where the element waits, or null while nobody knows
 */
record CallbackReport(
    InboundConnectorContext context, LipSyncMeters meters, String provider, String path) {

  /** Writes to the activity log, and through it to the runtime's log. */
  void log(Severity severity, String message) {
    try (LogFields fields = new LogFields()) {
      fields.with("provider", provider).with("callbackPath", path);
      context.log(
          activity -> activity.withSeverity(severity).withTag("Lip-Sync").withMessage(message));
    }
  }

  /** Counts without a word. */
  void count(CallbackOutcome verdict) {
    meters.callback(provider, verdict);
  }

  /**
   * Counts and logs.
   *
   * @param taskId the task, or null
   */
  void tell(CallbackOutcome verdict, Severity severity, String taskId, String message) {
    try (LogFields fields = new LogFields()) {
      fields.with("taskId", taskId);
      count(verdict);
      log(severity, message);
    }
  }

  /**
   * The engine gets a task.
   *
   * @param circumstances more of it for the log, or empty
   */
  void handedOver(LipSyncTask task, String circumstances) {
    try (LogFields fields = new LogFields()) {
      fields.with("correlationKey", task.correlationKey());
      tell(
          CallbackOutcome.FINISHED,
          Severity.INFO,
          task.taskId(),
          "Task %s is %s, handed to the engine%s"
              .formatted(task.taskId(), task.status().word(), circumstances));
    }
  }
}
