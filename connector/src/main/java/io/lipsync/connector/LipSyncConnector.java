package io.lipsync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.outbound.JobContext;
import io.camunda.connector.api.outbound.OutboundConnectorContext;
import io.camunda.connector.api.outbound.OutboundConnectorFunction;
import io.lipsync.connector.input.JobInput;
import io.lipsync.connector.input.JobInputs;
import io.lipsync.connector.query.AccountReader;
import io.lipsync.connector.query.AccountRequest;
import io.lipsync.connector.query.CancelRequest;
import io.lipsync.connector.query.TaskCanceller;
import io.lipsync.connector.query.TaskReader;
import io.lipsync.connector.query.TaskRequest;
import io.lipsync.connector.result.ResultSaver;
import io.lipsync.connector.result.SaveRequest;
import io.lipsync.connector.result.SavedResult;
import io.lipsync.connector.submit.AcceptedSubmission;
import io.lipsync.connector.submit.EngineGuard;
import io.lipsync.connector.submit.SubmitRequest;
import io.lipsync.connector.submit.SubmitResult;
import io.lipsync.connector.submit.Submitter;
import io.lipsync.connector.watch.OperationWatch;
import java.util.function.Supplier;

/**
 * The Lip-Sync task of a BPMN diagram. The task header {@code operation} chooses what it does; all
 * input comes in the one variable {@code lipSync}, so that equally named process variables cannot
 * slip into empty fields. Thread-safe.
 *
 * <p>A function and not a provider of annotated operations: the runtime would fill secrets into a
 * provider's variables before this class is called, and nobody could see where.
 */
@OutboundConnector(
    name = "Lip-Sync",
    type = LipSyncConnector.TYPE,
    inputVariables = {JobInput.VARIABLE, EngineGuard.ATTEMPT, AcceptedSubmission.VARIABLE})
public class LipSyncConnector implements OutboundConnectorFunction {
  /** The job type. */
  public static final String TYPE = "io.lipsync:lip-sync:1";

  private static final String OPERATION = "operation";

  private final JobInputs inputs;
  private final Submitter submitter;
  private final TaskReader reader;
  private final TaskCanceller canceller;
  private final AccountReader accounts;
  private final ResultSaver saver;
  private final OperationWatch watch;
  private final Shares shares;

  /** The connector over its workers. */
  LipSyncConnector(
      JobInputs inputs,
      Submitter submitter,
      TaskReader reader,
      TaskCanceller canceller,
      AccountReader accounts,
      ResultSaver saver,
      OperationWatch watch,
      Shares shares) {
    this.inputs = inputs;
    this.submitter = submitter;
    this.reader = reader;
    this.canceller = canceller;
    this.accounts = accounts;
    this.saver = saver;
    this.watch = watch;
    this.shares = shares;
  }

  /**
   * Does what the job's header {@code operation} says.
   *
   * @throws io.camunda.connector.api.error.ConnectorException with one of the project's failure
   *     codes
   */
  @Override
  public Object execute(OutboundConnectorContext context) {
    JobInput input = inputs.of(context);
    JobContext job = context.getJobContext();
    LipSyncOperation operation = LipSyncOperation.of(job.getCustomHeaders().get(OPERATION));
    return Undisturbed.run(
        () ->
            watch.run(
                operation.id(), input.connection(), job, () -> run(operation, input, context)));
  }

  private Object run(LipSyncOperation operation, JobInput input, OutboundConnectorContext context) {
    return switch (operation) {
      case SUBMIT -> submit(input, context);
      case GET_TASK -> forAccount(input, () -> reader.read(input.request(TaskRequest.class)));
      case CANCEL_TASK ->
          forAccount(input, () -> canceller.cancel(input.request(CancelRequest.class)));
      case CHECK_ACCOUNT ->
          forAccount(input, () -> accounts.read(input.request(AccountRequest.class)));
      case SAVE_RESULT -> save(input.request(SaveRequest.class), context);
    };
  }

  private SubmitResult submit(JobInput input, OutboundConnectorContext context) {
    JsonNode kept = input.variable(AcceptedSubmission.VARIABLE, JsonNode.class);
    return AcceptedSubmission.of(context.getJobContext(), kept)
        .orElseGet(() -> submitInTurn(input, context));
  }

  private SubmitResult submitInTurn(JobInput input, OutboundConnectorContext context) {
    SubmitRequest request = input.request(SubmitRequest.class);
    Integer attempt = input.variable(EngineGuard.ATTEMPT, Integer.class);
    return shares.ofAccount(
        input.connection(),
        request != null && request.carriesDocuments(),
        () -> submitter.submit(request, attempt, context.getJobContext(), context));
  }

  private SavedResult save(SaveRequest request, OutboundConnectorContext context) {
    return shares.ofHosts(request, () -> saver.save(request, context));
  }

  private <T> T forAccount(JobInput input, Supplier<T> work) {
    return shares.ofAccount(input.connection(), false, work);
  }
}
