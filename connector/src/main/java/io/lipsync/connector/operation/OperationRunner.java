package io.lipsync.connector.operation;

import io.camunda.connector.api.error.ConnectorRetryException;
import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.task.Postponed;
import java.util.function.Supplier;

/**
 * Runs the operation of one job to its end: nobody interrupts it, it is counted and logged, and a
 * job that only has to wait goes back to the engine with the retries that it had. Thread-safe.
 */
public final class OperationRunner {
  private final OperationWatch watch;

  /** A runner whose operations are watched. */
  public OperationRunner(OperationWatch watch) {
    this.watch = watch;
  }

  /**
   * Runs one operation.
   *
   * @param connection the provider that the job names, or null when it names none
   * @throws RuntimeException what the work throws; {@link ConnectorRetryException} without an error
   *     code when the job has to wait
   */
  public <T> T run(
      LipSyncOperation operation, Connection connection, JobContext job, Supplier<T> work) {
    try {
      return Undisturbed.run(() -> watch.run(operation.id(), connection, job, work));
    } catch (Postponed e) {
      throw backToTheEngine(e, job);
    }
  }

  /** Without an error code; without retries named, the runtime takes one away. */
  static ConnectorRetryException backToTheEngine(Postponed job, JobContext context) {
    return ConnectorRetryException.builder()
        .message(job.getMessage())
        .backoffDuration(job.backoff())
        .retries(job.losesRetry() ? null : JobRetries.of(context))
        .build();
  }
}
