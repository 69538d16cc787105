package io.lipsync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.connector.api.annotation.Operation;
import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.annotation.Variable;
import io.camunda.connector.api.outbound.OutboundConnectorContext;
import io.camunda.connector.api.outbound.OutboundConnectorProvider;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.query.AccountReader;
import io.lipsync.connector.query.AccountRequest;
import io.lipsync.connector.query.AccountState;
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
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.watch.OperationWatch;
import java.util.function.Supplier;

/**
 * The Lip-Sync task of a BPMN diagram. The task header {@code operation} chooses the method; all
 * input comes in the one variable {@code lipSync}, so that equally named process variables cannot
 * slip into empty fields. Thread-safe.
 */
@OutboundConnector(
    name = "Lip-Sync",
    type = LipSyncConnector.TYPE,
    inputVariables = {LipSyncConnector.VARIABLE, EngineGuard.ATTEMPT, AcceptedSubmission.VARIABLE})
public class LipSyncConnector implements OutboundConnectorProvider {
  /** The job type. */
  public static final String TYPE = "io.lipsync:lip-sync:1";

  /** The variable that holds all input. */
  public static final String VARIABLE = "lipSync";

  private final Submitter submitter;
  private final TaskReader reader;
  private final TaskCanceller canceller;
  private final AccountReader accounts;
  private final ResultSaver saver;
  private final OperationWatch watch;
  private final Shares shares;

  /** The connector over its workers. */
  LipSyncConnector(
      Submitter submitter,
      TaskReader reader,
      TaskCanceller canceller,
      AccountReader accounts,
      ResultSaver saver,
      OperationWatch watch,
      Shares shares) {
    this.submitter = submitter;
    this.reader = reader;
    this.canceller = canceller;
    this.accounts = accounts;
    this.saver = saver;
    this.watch = watch;
    this.shares = shares;
  }

  /** Submits a paid lip-sync task. */
  @Operation(id = "submit", name = "Submit a lip-sync task")
  public SubmitResult submit(
      @Variable(name = VARIABLE, required = false) SubmitRequest request,
      @Variable(name = EngineGuard.ATTEMPT, required = false) Integer attempt,
      @Variable(name = AcceptedSubmission.VARIABLE, required = false) JsonNode kept,
      OutboundConnectorContext context) {
    Connection connection = request == null ? null : request.connection();
    return run(
        "submit",
        connection,
        context,
        () ->
            AcceptedSubmission.of(context.getJobContext(), kept)
                .orElseGet(() -> submitInTurn(request, attempt, context)));
  }

  /** Asks the provider how a task stands. */
  @Operation(id = "getTask", name = "Get a lip-sync task")
  public LipSyncTask getTask(
      @Variable(name = VARIABLE, required = false) TaskRequest request,
      OutboundConnectorContext context) {
    Connection connection = request == null ? null : request.connection();
    return runForAccount("getTask", connection, context, () -> reader.read(request));
  }

  /** Stops a task that the provider has not begun, where the provider can. */
  @Operation(id = "cancelTask", name = "Cancel a lip-sync task")
  public LipSyncTask cancelTask(
      @Variable(name = VARIABLE, required = false) CancelRequest request,
      OutboundConnectorContext context) {
    Connection connection = request == null ? null : request.connection();
    return runForAccount("cancelTask", connection, context, () -> canceller.cancel(request));
  }

  /** Asks the provider what is left of an account. */
  @Operation(id = "checkAccount", name = "Check a provider account")
  public AccountState checkAccount(
      @Variable(name = VARIABLE, required = false) AccountRequest request,
      OutboundConnectorContext context) {
    Connection connection = request == null ? null : request.connection();
    return runForAccount("checkAccount", connection, context, () -> accounts.read(request));
  }

  /** Saves a finished video to a place that lasts. */
  @Operation(id = "saveResult", name = "Save the finished video")
  public SavedResult saveResult(
      @Variable(name = VARIABLE, required = false) SaveRequest request,
      OutboundConnectorContext context) {
    return run(
        "saveResult",
        null,
        context,
        () -> shares.ofHosts(request, () -> saver.save(request, context)));
  }

  private SubmitResult submitInTurn(
      SubmitRequest request, Integer attempt, OutboundConnectorContext context) {
    return shares.ofAccount(
        request == null ? null : request.connection(),
        request != null && request.carriesDocuments(),
        () -> submitter.submit(request, attempt, context.getJobContext(), context));
  }

  private <T> T runForAccount(
      String operation, Connection connection, OutboundConnectorContext context, Supplier<T> work) {
    return run(operation, connection, context, () -> shares.ofAccount(connection, false, work));
  }

  private <T> T run(
      String operation, Connection connection, OutboundConnectorContext context, Supplier<T> work) {
    return Undisturbed.run(() -> watch.run(operation, connection, context.getJobContext(), work));
  }
}
