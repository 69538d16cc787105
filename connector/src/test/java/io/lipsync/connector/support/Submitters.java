package io.lipsync.connector.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.camunda.connector.api.document.DocumentFactory;
import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.limits.AccountLimits;
import io.lipsync.connector.limits.Pause;
import io.lipsync.connector.limits.SubmitTurns;
import io.lipsync.connector.media.check.MediaProbe;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.submit.OnceOnlyGuard;
import io.lipsync.connector.submit.Patience;
import io.lipsync.connector.submit.SubmitJob;
import io.lipsync.connector.submit.SubmitRequest;
import io.lipsync.connector.submit.SubmitResult;
import io.lipsync.connector.submit.Submitter;
import java.time.Clock;
import java.time.Duration;

/** Submitters of a cluster that is called {@value #CLUSTER}, and jobs for them. */
public final class Submitters {
  public static final String CLUSTER = "test";

  private Submitters() {}

  /** With one clock for dates and spans. */
  public static Submitter of(
      Providers providers,
      CallbackUrls callbackUrls,
      MediaProbe probe,
      OnceOnlyGuard guard,
      Clock clock) {
    return of(providers, callbackUrls, probe, guard, clock, clock);
  }

  /** One that never waits in place for its turn unless its clock is a movable one. */
  public static Submitter of(
      Providers providers,
      CallbackUrls callbackUrls,
      MediaProbe probe,
      OnceOnlyGuard guard,
      Clock wall,
      Clock spans) {
    return new Submitter(
        providers,
        callbackUrls,
        probe,
        guard,
        () -> CLUSTER,
        limits(spans),
        Patience.usual(Duration.ofSeconds(60)),
        wall,
        spans);
  }

  /** Limits that nobody reaches, and turns by this clock. */
  public static AccountLimits limits(Clock spans) {
    Pause pause = spans instanceof MovableClock movable ? movable::move : Pause.REAL;
    return new AccountLimits(
        AccountLimits.permits(50, spans),
        AccountLimits.permits(50, spans),
        new SubmitTurns(spans),
        pause);
  }

  /** Submits as a worker does that gets the job from the engine of this guard. */
  public static SubmitResult submit(
      Submitter worker,
      SubmitRequest request,
      RememberingGuard engine,
      JobContext job,
      DocumentFactory documents) {
    return worker.submit(job(request, engine.recorded(job), null, job, documents));
  }

  /**
   * A job.
   *
   * @param records what {@link RememberingGuard#recorded} gives, or null
   * @param allowed what a person has allowed, or null
   */
  public static SubmitJob job(
      SubmitRequest request,
      JsonNode records,
      String allowed,
      JobContext job,
      DocumentFactory documents) {
    return new SubmitJob(
        job,
        request == null ? null : request.connection(),
        () -> request,
        records == null ? null : records.get("lipSyncSubmitted"),
        records == null ? null : records.get("lipSyncLastAttempt"),
        allowed == null ? null : TextNode.valueOf(allowed),
        documents);
  }
}
