package io.lipsync.connector;

import io.camunda.connector.api.annotation.Operation;
import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.annotation.Variable;
import io.camunda.connector.api.outbound.OutboundConnectorContext;
import io.camunda.connector.api.outbound.OutboundConnectorProvider;
import io.lipsync.connector.query.TaskReader;
import io.lipsync.connector.query.TaskRequest;
import io.lipsync.connector.submit.EngineGuard;
import io.lipsync.connector.submit.SubmitRequest;
import io.lipsync.connector.submit.SubmitResult;
import io.lipsync.connector.submit.Submitter;
import io.lipsync.connector.task.LipSyncTask;

/**
 * The Lip-Sync task of a BPMN diagram. The task header {@code operation} chooses the method; all
 * input comes in the one variable {@code lipSync}, so that equally named process variables cannot
 * slip into empty fields. Thread-safe.
 */
@OutboundConnector(
    name = "Lip-Sync",
    type = LipSyncConnector.TYPE,
    inputVariables = {LipSyncConnector.VARIABLE, EngineGuard.ATTEMPT})
public class LipSyncConnector implements OutboundConnectorProvider {
  /** The job type. */
  public static final String TYPE = "io.lipsync:lip-sync:1";

  /** The variable that holds all input. */
  public static final String VARIABLE = "lipSync";

  private final Submitter submitter;
  private final TaskReader reader;

  /** The connector over its two workers. */
  public LipSyncConnector(Submitter submitter, TaskReader reader) {
    this.submitter = submitter;
    this.reader = reader;
  }

  /** Submits a paid lip-sync task. */
  @Operation(id = "submit", name = "Submit a lip-sync task")
  public SubmitResult submit(
      @Variable(name = VARIABLE, required = false) SubmitRequest request,
      @Variable(name = EngineGuard.ATTEMPT, required = false) Integer attempt,
      OutboundConnectorContext context) {
    return submitter.submit(request, attempt, context.getJobContext());
  }

  /** Asks the provider how a task stands. */
  @Operation(id = "getTask", name = "Get a lip-sync task")
  public LipSyncTask getTask(@Variable(name = VARIABLE, required = false) TaskRequest request) {
    return reader.read(request);
  }
}
