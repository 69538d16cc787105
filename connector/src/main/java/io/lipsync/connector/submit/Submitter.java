package io.lipsync.connector.submit;

import io.camunda.connector.api.error.ConnectorException;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.limits.AccountLimits;
import io.lipsync.connector.media.check.MediaProbe;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.Postponed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits a paid task, once. Thread-safe.
 *
 * <p>A submission goes through states, each of which can only be made from the one before: {@link
 * Prepared} (nothing has left), {@link Claimed} (the engine records the attempt), {@link Sent}
 * (what became of the one POST), and in the end {@link Conclusion} records that and tells the
 * process. What earlier workers have recorded is read before all of that. Every failure before the
 * claim, whatever raised it, leaves through {@link #beforeClaim}: only there it is decided whether
 * nothing was sent.
 */
public final class Submitter {
  private static final Logger LOG = LoggerFactory.getLogger(Submitter.class);

  private final Providers providers;
  private final OnceOnlyGuard guard;
  private final Supplier<String> cluster;
  private final AccountLimits limits;
  private final Clock spans;
  private final Preparation preparation;
  private final Function<Instant, Conclusion> conclusions;

  /**
   * A submitter for the given providers.
   *
   * @param probe looks at media before anybody pays
   * @param cluster names the cluster; throws {@link Postponed} while nobody knows
   * @param wall tells when a submission was begun
   * @param spans a monotonic clock
   */
  public Submitter(
      Providers providers,
      CallbackUrls callbackUrls,
      MediaProbe probe,
      OnceOnlyGuard guard,
      Supplier<String> cluster,
      AccountLimits limits,
      Patience patience,
      Clock wall,
      Clock spans) {
    this.providers = providers;
    this.guard = guard;
    this.cluster = cluster;
    this.limits = limits;
    this.spans = spans;
    this.preparation =
        new Preparation(
            providers, callbackUrls, probe, limits.turns(), limits.pause(), wall, spans);
    this.conclusions = begin -> new Conclusion(guard, limits.turns(), patience, wall, spans, begin);
  }

  /**
   * Submits the task of one job, unless an earlier worker has.
   *
   * @throws ConnectorException with a {@link io.lipsync.connector.task.FailureCode} as its code:
   *     {@code SUBMIT_OUTCOME_UNKNOWN}, or any other one when no task was created
   * @throws Postponed when the job only has to wait
   */
  public SubmitResult submit(SubmitJob job) {
    Conclusion conclusion = conclusions.apply(spans.instant());
    try {
      return submit(job, conclusion);
    } catch (ConnectorException failure) {
      throw conclusion.ofFailure(failure);
    }
  }

  private SubmitResult submit(SubmitJob job, Conclusion conclusion) {
    return switch (Standing.of(job, secrets(job))) {
      case Standing.Known known -> known.result();
      case Standing.Next next -> attempt(job, next, conclusion);
      case Standing.Undecided open ->
          mayRepeat(job)
              ? attempt(job, open.repeated(), conclusion)
              : conclusion.stillUnknown(submission(job), open.reason());
    };
  }

  private SubmitResult attempt(SubmitJob job, Standing.Next next, Conclusion conclusion) {
    Attempted attempted;
    try {
      SubmitRequest request = Failures.required(job.request().get());
      attempted = withPermit(job, request, () -> send(job, request, next, conclusion.begin()));
    } catch (RuntimeException failure) {
      return beforeClaim(job, next, failure, conclusion);
    }
    // What this worker has prepared is not what the other one sent.
    Submission submission =
        attempted.sent() instanceof Sent.Begun
            ? submission(job)
            : attempted.prepared().submission();
    return conclusion.of(job, next, submission, attempted);
  }

  private Attempted send(SubmitJob job, SubmitRequest request, Standing.Next next, Instant begin) {
    Prepared prepared = preparation.prepare(job, request, key(job), begin);
    LOG.debug("Attempt {} of {}", next.attempt(), prepared.submission().key());
    // Not one line between the two that could fail.
    return new Attempted(prepared, prepared.claim(guard, job.context(), next, spans).send());
  }

  /** What became of an attempt, and whether it may be sent again under the same key. */
  record Attempted(Prepared prepared, Sent sent) {}

  private Attempted withPermit(SubmitJob job, SubmitRequest request, Supplier<Attempted> work) {
    return request.carriesDocuments()
        ? limits.transfer(job.connection(), work)
        : limits.call(job.connection(), work);
  }

  /** The one exit: this worker has sent nothing, but an earlier one may have. */
  private SubmitResult beforeClaim(
      SubmitJob job, Standing.Next next, RuntimeException failure, Conclusion conclusion) {
    boolean onlyWaits = failure instanceof Postponed && mayRepeat(job);
    if (onlyWaits || !guard.isClaimed(job.context(), next.attempt())) {
      throw failure;
    }
    return conclusion.begun(
        job,
        submission(job),
        next.attempt(),
        "%s. This time it could not begin: %s"
            .formatted(
                Conclusion.BEGUN, String.valueOf(failure.getMessage()).replaceAll("\\.$", "")));
  }

  private boolean mayRepeat(SubmitJob job) {
    try {
      SubmitRequest request = job.request().get();
      return request != null
          && !request.carriesDocuments()
          && providers.account(request.connection()).provider().capabilities().idempotent();
    } catch (ConnectorException e) {
      return false;
    }
  }

  /** Null when the input names no account. */
  private Submission submission(SubmitJob job) {
    ProviderAccount account = account(job);
    return account == null ? null : preparation.submission(job, account, key(job));
  }

  private String key(SubmitJob job) {
    return SubmissionKey.of(job.context(), cluster.get());
  }

  private List<Secret> secrets(SubmitJob job) {
    ProviderAccount account = account(job);
    return account == null ? providers.configuredSecrets() : account.signingSecrets();
  }

  private ProviderAccount account(SubmitJob job) {
    try {
      return providers.account(job.connection());
    } catch (ConnectorException e) {
      return null;
    }
  }
}
