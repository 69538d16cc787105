package io.lipsync.connector.submit;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.command.PublishMessageCommandStep1.PublishMessageCommandStep3;
import io.camunda.client.api.response.PublishMessageResponse;
import io.camunda.connector.api.outbound.JobContext;
import io.grpc.Status;
import io.lipsync.connector.task.Postponed;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guard that needs no store of its own. An attempt is claimed by publishing a message whose id
 * names it and to which nobody subscribes: the engine replicates it and refuses the same id as long
 * as the message lives. What became of an attempt is a local variable of the element instance.
 * Thread-safe.
 */
public final class EngineGuard implements OnceOnlyGuard {
  private static final Logger LOG = LoggerFactory.getLogger(EngineGuard.class);
  private static final String MESSAGE = "lip-sync-submission";
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);
  private static final Duration FIRST_REPETITION = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final CamundaClient client;
  private final Duration timeToLive;

  /**
   * A guard in the engine that the client is connected to.
   *
   * @param timeToLive how long an attempt stays claimed; longer than all workers together may be
   *     stopped
   */
  public EngineGuard(CamundaClient client, Duration timeToLive) {
    this.client = client;
    this.timeToLive = timeToLive;
  }

  @Override
  public Claim claim(JobContext job, int attempt) {
    CamundaFuture<PublishMessageResponse> sent = publish(job, attempt + "", timeToLive);
    return () -> isNew(sent);
  }

  /** A message that dies at once leaves no trace, and is refused like any other. */
  @Override
  public boolean isClaimed(JobContext job, int attempt) {
    return !isNew(publish(job, attempt + "", Duration.ZERO));
  }

  @Override
  public boolean isFirstSight(JobContext job, int attempt) {
    return isNew(publish(job, attempt + ":seen", timeToLive));
  }

  @Override
  public CompletableFuture<Void> record(
      JobContext job, Map<String, Object> record, Duration patience) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    record(job, record, FIRST_REPETITION, System.nanoTime() + patience.toNanos(), done);
    return done;
  }

  private void record(
      JobContext job,
      Map<String, Object> record,
      Duration pause,
      long end,
      CompletableFuture<Void> done) {
    client
        .newSetVariablesCommand(job.getElementInstanceKey())
        .variables(record)
        .local(true)
        .send()
        .whenComplete(
            (written, failure) -> {
              if (failure == null || isGone(failure)) {
                done.complete(null);
              } else if (isForbidden(failure)) {
                LOG.error(
                    "The submission of element instance {} was not recorded, and will be unknown"
                        + " if its job fails: give the runtime's client the permission"
                        + " UPDATE_PROCESS_INSTANCE for PROCESS_DEFINITION; the role"
                        + " connectors has it",
                    job.getElementInstanceKey());
                done.complete(null);
              } else if (System.nanoTime() + pause.toNanos() > end) {
                LOG.warn(
                    "What became of the submission of element instance {} could not be recorded",
                    job.getElementInstanceKey(),
                    failure);
                done.complete(null);
              } else {
                after(pause).execute(() -> again(job, record, pause, end, done));
              }
            });
  }

  /** Unless the worker was stopped meanwhile: others may have recorded what is true by now. */
  private void again(
      JobContext job,
      Map<String, Object> record,
      Duration pause,
      long end,
      CompletableFuture<Void> done) {
    if (System.nanoTime() > end) {
      done.complete(null);
    } else {
      record(job, record, doubled(pause), end, done);
    }
  }

  private static Executor after(Duration pause) {
    return CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Duration doubled(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private CamundaFuture<PublishMessageResponse> publish(
      JobContext job, String what, Duration lifetime) {
    String instance = Long.toString(job.getElementInstanceKey());
    PublishMessageCommandStep3 message =
        client
            .newPublishMessageCommand()
            .messageName(MESSAGE)
            .correlationKey(instance)
            .messageId(instance + ":" + what)
            .timeToLive(lifetime);
    if (job.getTenantId() != null && !job.getTenantId().isEmpty()) {
      message = message.tenantId(job.getTenantId());
    }
    return message.send();
  }

  private static boolean isNew(CamundaFuture<PublishMessageResponse> sent) {
    try {
      sent.join();
      return true;
    } catch (RuntimeException e) {
      if (has(e, Status.Code.ALREADY_EXISTS, CONFLICT)) {
        return false;
      }
      if (isForbidden(e)) {
        throw Postponed.forPerson(
            "The engine does not let this runtime record that it submits, so it sends nothing."
                + " Give the runtime's client the permission CREATE for MESSAGE; the role"
                + " connectors has it.",
            RETRY_WAIT);
      }
      LOG.warn("The engine does not tell whether this submission was begun", e);
      throw Postponed.until("The engine could not be asked about this submission", RETRY_WAIT);
    }
  }

  /** The element instance is over: nobody will read a record of it. */
  private static boolean isGone(Throwable failure) {
    return has(failure, Status.Code.NOT_FOUND, NOT_FOUND);
  }

  /** Asking again would not help: somebody has to let this runtime do it. */
  private static boolean isForbidden(Throwable failure) {
    return has(failure, Status.Code.PERMISSION_DENIED, FORBIDDEN);
  }

  /** The same answer over gRPC and over REST. */
  private static boolean has(Throwable failure, Status.Code grpc, int rest) {
    Throwable answer = failure instanceof CompletionException ? failure.getCause() : failure;
    return answer instanceof ClientStatusException status && status.getStatusCode() == grpc
        || answer instanceof ProblemException problem && problem.code() == rest;
  }
}
