package io.lipsync.connector.submit.model;

import static io.lipsync.connector.submit.model.Answer.fault;
import static io.lipsync.connector.submit.model.Answer.usual;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.camunda.connector.api.error.ConnectorException;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.camunda.connector.jackson.ConnectorsObjectMapperSupplier;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.submit.SubmissionRecord;
import io.lipsync.connector.submit.SubmitJob;
import io.lipsync.connector.submit.SubmitRequest;
import io.lipsync.connector.submit.SubmitResult;
import io.lipsync.connector.support.Documents;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.task.Postponed;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a worker does with a job beside the submission: what the connector runtime does. */
final class Jobs {
  private static final ObjectMapper JSON = ConnectorsObjectMapperSupplier.getCopy();
  private static final Map<Settings, SubmitRequest> REQUESTS = new EnumMap<>(Settings.class);

  static {
    for (Settings settings : Settings.values()) {
      try {
        REQUESTS.put(settings, JSON.readValue(settings.request(), SubmitRequest.class));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final Run run;

  Jobs(Run run) {
    this.run = run;
  }

  static Connection connection(Settings settings) {
    return REQUESTS.get(settings).connection();
  }

  static SubmitJob job(Settings settings, JsonNode records, String allowed) {
    SubmitRequest request = REQUESTS.get(settings);
    return new SubmitJob(
        Job.any(),
        request.connection(),
        () -> request,
        records.get(SubmissionRecord.ACCEPTED),
        records.get(SubmissionRecord.LAST),
        allowed == null ? null : TextNode.valueOf(allowed),
        Documents.none());
  }

  /**
   * Works on the job as the engine hands it out now.
   *
   * @param around what else the runtime is doing
   */
  void work(Worker worker, JsonNode records, String allowed, UnaryOperator<Runnable> around) {
    SubmitJob job = job(worker.settings(), records, allowed);
    Runtimes.Runtime runtime = run.runtimes().of(worker.settings());
    worker.runtime(runtime);
    runtime.note(run.time().now(), "begun");
    around.apply(() -> submit(worker, runtime, job)).run();
  }

  private void submit(Worker worker, Runtimes.Runtime runtime, SubmitJob job) {
    int retries = run.engine().retries();
    SubmitResult result;
    try {
      result = runtime.submitter().submit(job);
    } catch (Postponed e) {
      tell(worker, "it waits: " + e.getMessage(), () -> fail(retries, e.backoff()), true);
      return;
    } catch (ConnectorRetryException e) {
      int left = e.getRetries() == null ? retries - 1 : e.getRetries();
      tell(worker, words(e), () -> fail(worker, e, left), false);
      return;
    }
    complete(worker, result);
  }

  private static String words(ConnectorException e) {
    return e.getErrorCode() + ", " + e.getMessage();
  }

  private void complete(Worker worker, SubmitResult result) {
    worker.ask(
        "completes its job with " + result.outcome() + " " + result.taskId(),
        List.of(
            usual("the engine takes it", () -> completed(worker, result)),
            fault("the command is lost", () -> null),
            fault(
                "an expression of the model fails",
                () -> {
                  run.promise().told(worker, result);
                  return fail(0, null);
                })));
  }

  private Void completed(Worker worker, SubmitResult result) {
    if (run.engine().takesCommands()) {
      run.promise().told(worker, result);
      run.complete(result);
    }
    return null;
  }

  private void tell(Worker worker, String what, Runnable command, boolean stoppable) {
    worker.ask(
        "tells the engine: " + what,
        List.of(
            usual(
                "done",
                () -> {
                  command.run();
                  return null;
                }),
            fault("the command is lost", () -> null)),
        stoppable);
  }

  private void fail(Worker worker, ConnectorRetryException e, int left) {
    if (run.engine().takesCommands()) {
      if (e.getErrorCode() != null) {
        run.promise().told(worker, e.getErrorCode());
      }
      run.lastFailure(e.getErrorCode());
      fail(left, e.getBackoffDuration());
    }
  }

  private Void fail(int left, Duration backoff) {
    if (run.engine().takesCommands()) {
      run.engine().fail(left, backoff);
    }
    return null;
  }
}
