package io.lipsync.localcamunda.command;

import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.lipsync.localcamunda.engine.EngineAnswer;
import io.lipsync.localcamunda.engine.EngineCommand;
import io.lipsync.localcamunda.engine.EngineHost;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What a worker reports about a job it holds. Each future ends with the engine's answer or its
 * rejection. Thread-safe. Variables are JSON objects as text; null means none.
 */
public final class JobCommands {

  private final EngineHost engine;

  /** Commands for the engine of this host. */
  public JobCommands(EngineHost engine) {
    this.engine = engine;
  }

  /** The work is done. */
  public CompletableFuture<EngineAnswer> complete(long key, String variables) {
    var job = new JobRecord().setVariables(VariablesDocument.encode(variables));
    return engine.send(new EngineCommand(key, JobIntent.COMPLETE, job));
  }

  /**
   * The work failed for technical reasons.
   *
   * @param retries how often it may still be tried; 0 raises an incident
   * @param retryBackoff how long the job stays hidden before the next try
   * @param variables set locally on the job's element instance
   */
  public CompletableFuture<EngineAnswer> fail(
      long key, int retries, String errorMessage, Duration retryBackoff, String variables) {
    var job =
        new JobRecord()
            .setRetries(retries)
            .setErrorMessage(text(errorMessage))
            .setRetryBackoff(retryBackoff.toMillis())
            .setVariables(VariablesDocument.encode(variables));
    return engine.send(new EngineCommand(key, JobIntent.FAIL, job));
  }

  /** The work ended in a BPMN error that the model may catch. */
  public CompletableFuture<EngineAnswer> throwError(
      long key, String errorCode, String errorMessage, String variables) {
    var job =
        new JobRecord()
            .setErrorCode(BufferUtil.wrapString(text(errorCode)))
            .setErrorMessage(text(errorMessage))
            .setVariables(VariablesDocument.encode(variables));
    return engine.send(new EngineCommand(key, JobIntent.THROW_ERROR, job));
  }

  /** Gives the job new retries, as an operator does before resolving an incident. */
  public CompletableFuture<EngineAnswer> updateRetries(long key, int retries) {
    var job = new JobRecord().setRetries(retries);
    return engine.send(new EngineCommand(key, JobIntent.UPDATE_RETRIES, job));
  }

  /** Gives the worker more (or less) time, counted from now. */
  public CompletableFuture<EngineAnswer> updateTimeout(long key, Duration timeout) {
    var job = new JobRecord().setTimeout(timeout.toMillis());
    return engine.send(new EngineCommand(key, JobIntent.UPDATE_TIMEOUT, job));
  }

  /** Changes retries and timeout in one go; null leaves one as it is. */
  public CompletableFuture<EngineAnswer> update(long key, Integer retries, Duration timeout) {
    var job = new JobRecord();
    Set<String> changed = new HashSet<>();
    if (retries != null) {
      job.setRetries(retries);
      changed.add("retries");
    }
    if (timeout != null) {
      job.setTimeout(timeout.toMillis());
      changed.add("timeout");
    }
    job.setChangedAttributes(changed);
    return engine.send(new EngineCommand(key, JobIntent.UPDATE, job));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
