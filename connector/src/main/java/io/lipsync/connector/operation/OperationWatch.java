package io.lipsync.connector.operation;

import io.camunda.connector.api.error.ConnectorException;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.metrics.LogFields;
import io.lipsync.connector.metrics.Outcome;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.query.AccountState;
import io.lipsync.connector.result.SavedResult;
import io.lipsync.connector.submit.SubmitResult;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.Postponed;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts operations and writes one log line at the end of each. Everything that is logged meanwhile
 * carries the keys of the job. Changes neither results nor exceptions. Thread-safe.
 */
public final class OperationWatch {
  private static final Logger LOG = LoggerFactory.getLogger(OperationWatch.class);

  private final LipSyncMeters meters;

  /** A watch that counts with these meters. */
  public OperationWatch(LipSyncMeters meters) {
    this.meters = meters;
  }

  /**
   * Runs one operation.
   *
   * @param connection the provider that the job names, or null when it names none
   * @throws RuntimeException what the work throws
   */
  public <T> T run(String operation, Connection connection, JobContext job, Supplier<T> work) {
    String provider = meters.known(connection == null ? null : connection.provider());
    try (LogFields fields = fieldsOf(job)) {
      fields.with("operation", operation).with("provider", provider);
      T result;
      try {
        result = work.get();
      } catch (RuntimeException e) {
        failed(operation, provider, e, fields);
        throw e;
      }
      completed(operation, provider, result, fields);
      return result;
    }
  }

  private static LogFields fieldsOf(JobContext job) {
    return new LogFields()
        .with("processInstanceKey", job.getProcessInstanceKey())
        .with("bpmnProcessId", job.getBpmnProcessId())
        .with("elementId", job.getElementId())
        .with("elementInstanceKey", job.getElementInstanceKey());
  }

  private void completed(String operation, String provider, Object result, LogFields fields) {
    Outcome outcome = Outcome.COMPLETED;
    switch (result) {
      case SubmitResult submitted -> {
        fields.with("taskId", submitted.taskId());
        fields.with("correlationKey", submitted.correlationKey());
        if (submitted.outcome() == SubmitResult.Outcome.UNKNOWN) {
          outcome = Outcome.UNKNOWN;
          LOG.warn("{} may have the task: its callback will tell", provider);
        } else {
          LOG.info("{} accepted task {}", provider, submitted.taskId());
        }
      }
      case LipSyncTask task -> {
        fields.with("taskId", task.taskId()).with("status", task.status().word());
        LOG.info("Task {} of {} is {}", task.taskId(), provider, task.status().word());
      }
      case SavedResult saved -> {
        meters.saved(saved.sizeBytes());
        LOG.info("Saved a video of {} bytes", saved.sizeBytes());
      }
      case AccountState account -> LOG.info("{} was asked what is left", provider);
      default -> LOG.info("{} completed", operation);
    }
    meters.ended(operation, provider, outcome);
  }

  private void failed(String operation, String provider, RuntimeException e, LogFields fields) {
    String code = e instanceof ConnectorException known ? known.getErrorCode() : null;
    Outcome outcome = outcome(e, code);
    fields.with("code", code);
    meters.ended(operation, provider, outcome);
    if (outcome == Outcome.POSTPONED) {
      LOG.info("{} postponed: {}", operation, e.getMessage());
      return;
    }
    meters.failed(provider, code);
    LOG.info("{} {}: {}", operation, outcome.name().toLowerCase(java.util.Locale.ROOT), code);
  }

  private static Outcome outcome(RuntimeException e, String code) {
    if (e instanceof Postponed) {
      return Outcome.POSTPONED;
    }
    if (e instanceof ConnectorRetryException retry && retry.getRetries() == null) {
      return Outcome.RETRIED;
    }
    return FailureCode.SUBMIT_OUTCOME_UNKNOWN.name().equals(code)
        ? Outcome.UNKNOWN
        : Outcome.FAILED;
  }
}
