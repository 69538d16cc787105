package io.lipsync.connector.submit;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.command.PublishMessageCommandStep1.PublishMessageCommandStep3;
import io.camunda.connector.api.outbound.JobContext;
import io.grpc.Status;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guard that needs no store of its own: an attempt is claimed by publishing a message whose id
 * names it and to which nobody subscribes. The engine replicates it and refuses the same id as long
 * as the message lives. The number of the attempt is a local variable of the element instance.
 *
 * <p>The ids are made of the element instance key and not of the submission key, so that a changed
 * API key or signing secret opens no gap. Thread-safe.
 */
public final class EngineGuard implements OnceOnlyGuard {
  /** The local variable with the number of the attempt; absent for the first, 0 for no more. */
  public static final String ATTEMPT = "lipSyncAttempt";

  private static final Logger LOG = LoggerFactory.getLogger(EngineGuard.class);
  private static final String MESSAGE = "lip-sync-submission";
  private static final int CONFLICT = 409;
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);

  private final CamundaClient client;
  private final Duration timeToLive;

  /**
   * A guard in the engine that the client is connected to.
   *
   * @param timeToLive how long an attempt stays claimed; longer than any job may wait for its next
   *     try
   */
  public EngineGuard(CamundaClient client, Duration timeToLive) {
    this.client = client;
    this.timeToLive = timeToLive;
  }

  @Override
  public boolean claim(JobContext job, int attempt) {
    return publish(job, attempt, timeToLive);
  }

  /** A message that dies at once leaves no trace, and is refused like any other. */
  @Override
  public boolean isBegun(JobContext job, int attempt) {
    return !publish(job, attempt, Duration.ZERO);
  }

  private boolean publish(JobContext job, int attempt, Duration lifetime) {
    String instance = Long.toString(job.getElementInstanceKey());
    PublishMessageCommandStep3 message =
        client
            .newPublishMessageCommand()
            .messageName(MESSAGE)
            .correlationKey(instance)
            .messageId(instance + ":" + attempt)
            .timeToLive(lifetime);
    if (job.getTenantId() != null && !job.getTenantId().isEmpty()) {
      message = message.tenantId(job.getTenantId());
    }
    try {
      message.send().join();
      return true;
    } catch (RuntimeException e) {
      if (isTaken(e)) {
        return false;
      }
      throw unreachable(e);
    }
  }

  @Override
  public void allow(JobContext job, int nextAttempt) {
    try {
      setLocal(job, ATTEMPT, nextAttempt);
    } catch (RuntimeException e) {
      LOG.warn(
          "Attempt {} of element instance {} could not be noted as its next: while the engine"
              + " remembers the last one, nothing will be submitted",
          nextAttempt,
          job.getElementInstanceKey(),
          e);
    }
  }

  @Override
  public void keep(JobContext job, SubmitResult accepted) {
    try {
      setLocal(job, AcceptedSubmission.VARIABLE, AcceptedSubmission.toVariable(job, accepted));
    } catch (RuntimeException e) {
      LOG.warn(
          "Task {} could not be noted at element instance {}: should its job fail now, the next try"
              + " will not know of it",
          accepted.taskId(),
          job.getElementInstanceKey(),
          e);
    }
  }

  private void setLocal(JobContext job, String name, Object value) {
    client
        .newSetVariablesCommand(job.getElementInstanceKey())
        .variables(Map.of(name, value))
        .local(true)
        .send()
        .join();
  }

  /** Over gRPC the engine says ALREADY_EXISTS, over REST 409. */
  private static boolean isTaken(RuntimeException e) {
    return switch (e) {
      case ClientStatusException grpc -> grpc.getStatusCode() == Status.Code.ALREADY_EXISTS;
      case ProblemException rest -> rest.code() == CONFLICT;
      default -> false;
    };
  }

  private static RuntimeException unreachable(RuntimeException e) {
    LOG.warn("The engine did not record the attempt to submit, so nothing was sent", e);
    return Failures.temporary(
        TaskFailure.of(
            FailureCode.PROVIDER_ERROR,
            "The engine did not record the attempt to submit, so nothing was sent",
            true),
        RETRY_WAIT);
  }
}
