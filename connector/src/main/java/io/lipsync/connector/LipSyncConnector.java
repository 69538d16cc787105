package io.lipsync.connector;

import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.outbound.JobContext;
import io.camunda.connector.api.outbound.OutboundConnectorContext;
import io.camunda.connector.api.outbound.OutboundConnectorFunction;
import io.lipsync.connector.input.JobInput;
import io.lipsync.connector.input.JobInputs;
import io.lipsync.connector.limits.AccountLimits;
import io.lipsync.connector.operation.LipSyncOperation;
import io.lipsync.connector.operation.OperationRunner;
import io.lipsync.connector.query.AccountReader;
import io.lipsync.connector.query.AccountRequest;
import io.lipsync.connector.query.CancelRequest;
import io.lipsync.connector.query.TaskCanceller;
import io.lipsync.connector.query.TaskReader;
import io.lipsync.connector.query.TaskRequest;
import io.lipsync.connector.result.ResultSaver;
import io.lipsync.connector.result.SaveRequest;
import io.lipsync.connector.result.SavedResult;
import io.lipsync.connector.submit.Standing;
import io.lipsync.connector.submit.SubmissionRecord;
import io.lipsync.connector.submit.SubmitJob;
import io.lipsync.connector.submit.SubmitRequest;
import io.lipsync.connector.submit.Submitter;
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
    inputVariables = {
      JobInput.VARIABLE,
      SubmissionRecord.ACCEPTED,
      SubmissionRecord.LAST,
      Standing.ALLOWED
    })
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
  private final OperationRunner runner;
  private final AccountLimits limits;

  /** The connector over its workers. */
  public LipSyncConnector(
      JobInputs inputs,
      Submitter submitter,
      TaskReader reader,
      TaskCanceller canceller,
      AccountReader accounts,
      ResultSaver saver,
      OperationRunner runner,
      AccountLimits limits) {
    this.inputs = inputs;
    this.submitter = submitter;
    this.reader = reader;
    this.canceller = canceller;
    this.accounts = accounts;
    this.saver = saver;
    this.runner = runner;
    this.limits = limits;
  }

  /**
   * Does what the job's header {@code operation} says.
   *
   * @throws io.camunda.connector.api.error.ConnectorException with one of the project's failure
   *     codes; without a code when the job only has to wait
   */
  @Override
  public Object execute(OutboundConnectorContext context) {
    JobInput input = inputs.of(context);
    JobContext job = context.getJobContext();
    LipSyncOperation operation = LipSyncOperation.of(job.getCustomHeaders().get(OPERATION));
    return runner.run(operation, input.connection(), job, () -> run(operation, input, context));
  }

  private Object run(LipSyncOperation operation, JobInput input, OutboundConnectorContext context) {
    return switch (operation) {
      case SUBMIT -> submitter.submit(submitJob(input, context));
      case GET_TASK -> forAccount(input, () -> reader.read(input.request(TaskRequest.class)));
      case CANCEL_TASK ->
          forAccount(input, () -> canceller.cancel(input.request(CancelRequest.class)));
      case CHECK_ACCOUNT ->
          forAccount(input, () -> accounts.read(input.request(AccountRequest.class)));
      case SAVE_RESULT -> save(input.request(SaveRequest.class), context);
    };
  }

  private static SubmitJob submitJob(JobInput input, OutboundConnectorContext context) {
    return new SubmitJob(
        context.getJobContext(),
        input.named(),
        () -> input.request(SubmitRequest.class),
        input.left(SubmissionRecord.ACCEPTED),
        input.left(SubmissionRecord.LAST),
        input.left(Standing.ALLOWED),
        context);
  }

  private SavedResult save(SaveRequest request, OutboundConnectorContext context) {
    return limits.transfer(
        request == null ? null : request.hosts(), () -> saver.save(request, context));
  }

  private <T> T forAccount(JobInput input, Supplier<T> work) {
    return limits.call(input.connection(), work);
  }
}
