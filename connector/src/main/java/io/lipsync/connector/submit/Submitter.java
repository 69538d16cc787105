package io.lipsync.connector.submit;

import io.camunda.connector.api.document.DocumentFactory;
import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.callback.CallbackToken;
import io.lipsync.connector.callback.CallbackUrls;
import io.lipsync.connector.provider.CheckPace;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits a paid task, once: checks the input, names the submission, brings documents to the
 * provider, sends one POST and says what became of it. Thread-safe.
 *
 * <p>Before the POST, and after everything that costs nothing, the attempt is claimed at the {@link
 * OnceOnlyGuard}: another worker that gets the same job later finds it taken and never sends the
 * order again.
 *
 * <p>A refusal that may pass is handed back to the engine for another try, any other refusal stops
 * the job. When nobody can tell whether the provider has the task, nothing is ever sent again: with
 * a callback under way the process goes on and the callback finds it by the submission key, without
 * one a person has to decide.
 */
public final class Submitter {
  private static final Logger LOG = LoggerFactory.getLogger(Submitter.class);
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);

  /** An order that is sent later might be answered after the job's five minutes. */
  private static final Duration LATEST_ORDER = Duration.ofSeconds(200);

  private static final SubmitAnswer.Unknown BEGUN =
      new SubmitAnswer.Unknown(
          "An earlier try began this submission, and nobody knows how it ended");

  /** What the templates give a job; the connector is not told what it really has. */
  private static final int USUAL_TRIES = 3;

  private final Providers providers;
  private final CallbackUrls callbackUrls;
  private final OnceOnlyGuard guard;
  private final Set<String> trustedIdempotency;
  private final Clock clock;

  /**
   * A submitter for the given vendors.
   *
   * @param trustedIdempotency ids of providers whose {@code Idempotency-Key} is known to work: only
   *     there an order with unknown outcome may be sent again, under the same key, if it is the
   *     same: without documents
   */
  public Submitter(
      Providers providers,
      CallbackUrls callbackUrls,
      OnceOnlyGuard guard,
      Set<String> trustedIdempotency,
      Clock clock) {
    this.providers = providers;
    this.callbackUrls = callbackUrls;
    this.guard = guard;
    this.trustedIdempotency = Set.copyOf(trustedIdempotency);
    this.clock = clock;
  }

  /**
   * Submits the task of one job.
   *
   * @param attempt what {@link OnceOnlyGuard#allow} left for this try, null for the first
   * @param documents where documents are that the task names
   * @throws io.camunda.connector.api.error.ConnectorException with a {@link FailureCode} as its
   *     code; see the class description for its retries
   */
  public SubmitResult submit(
      SubmitRequest request, Integer attempt, JobContext job, DocumentFactory documents) {
    if (attempt != null && attempt == OnceOnlyGuard.NONE) {
      // Before the input is looked at: that it is faulty now would not mean that nothing was sent.
      throw Failures.permanent(failure(BEGUN));
    }
    if (request == null) {
      throw Failures.invalidInput("lipSync", "is missing", "Use the Lip-Sync element template");
    }
    ProviderAccount account = providers.account(request.connection());
    SubmitInput input = SubmitInput.check(request, account.provider());
    MediaUploads uploads = new MediaUploads(account, documents, clock);
    uploads.check(input);
    String key = SubmissionKey.of(job, account.signingSecrets().getFirst());
    URI callbackUrl = callbackUrl(account, request.callback(), key);
    int current = attempt == null ? 1 : attempt;
    Duration turn = account.provider().turn(account, key);
    Instant submittedAt = clock.instant();
    boolean takesTime = turn.isPositive() || uploads.areNeeded(input);
    // Documents are uploaded anew for every try: the same key would name another order.
    boolean repeatable = isIdempotent(account) && !uploads.areNeeded(input);
    if (takesTime && !repeatable && guard.isBegun(job, current)) {
      // Neither "not sent yet" nor a refused upload would be true of what an earlier worker began.
      return unknown(account, key, callbackUrl, BEGUN, submittedAt, repeatable, job);
    }
    if (turn.isPositive()) {
      throw notYet(account, turn, current);
    }
    SubmitOrder order = uploads.order(key, input, callbackUrl);
    if (Duration.between(submittedAt, clock.instant()).compareTo(LATEST_ORDER) > 0) {
      throw tooLate();
    }
    return switch (send(account, order, current, job, repeatable)) {
      case SubmitAnswer.Accepted accepted -> accepted(account, order, accepted, submittedAt);
      case SubmitAnswer.NotAccepted refused -> {
        guard.allow(job, current + 1);
        throw notAccepted(refused);
      }
      case SubmitAnswer.Unknown unknown ->
          unknown(account, key, callbackUrl, unknown, submittedAt, repeatable, job);
    };
  }

  /**
   * An order before its turn goes back to the engine instead of keeping a worker busy. That is no
   * failure: only attempts that were refused have used up tries.
   */
  private static RuntimeException notYet(ProviderAccount account, Duration turn, int attempt) {
    String provider = account.provider().id();
    return Failures.postponed(
        new TaskFailure(
            FailureCode.RATE_LIMITED,
            "Not sent yet: " + provider + " takes only so many submissions at a time",
            true,
            "The task is sent at its turn in %d s.".formatted(turn.plusMillis(999).toSeconds()),
            null),
        turn,
        Math.max(1, USUAL_TRIES + 1 - attempt));
  }

  private static RuntimeException tooLate() {
    return Failures.temporary(
        new TaskFailure(
            FailureCode.PROVIDER_ERROR,
            "Not sent yet: too little of the job's time is left to wait for an answer",
            true,
            "Use smaller files, or give links.",
            null),
        RETRY_WAIT);
  }

  private SubmitAnswer send(
      ProviderAccount account, SubmitOrder order, int attempt, JobContext job, boolean repeatable) {
    boolean first = guard.claim(job, attempt);
    if (!first && !repeatable) {
      return BEGUN;
    }
    SubmitAnswer answer = account.provider().submit(account, order);
    // That the repetition is refused tells nothing of the order that it repeats.
    return !first && answer instanceof SubmitAnswer.NotAccepted refused
        ? new SubmitAnswer.Unknown(
            "An earlier try may have been accepted. Repeated: " + refused.failure().message())
        : answer;
  }

  private boolean isIdempotent(ProviderAccount account) {
    return trustedIdempotency.contains(account.provider().id());
  }

  private URI callbackUrl(
      ProviderAccount account, SubmitRequest.Callback callback, String submissionKey) {
    String ownBase = callback == null ? null : callback.baseUrl();
    if (!callbackUrls.isExpected(account.provider(), ownBase)) {
      return null;
    }
    String path = callback == null ? null : callback.path();
    CallbackToken tokens = new CallbackToken(account.signingSecrets());
    return callbackUrls.mint(ownBase, path, submissionKey, tokens);
  }

  private static SubmitResult accepted(
      ProviderAccount account, SubmitOrder order, SubmitAnswer.Accepted accepted, Instant at) {
    LOG.info("{} accepted task {}", account.provider().id(), accepted.taskId());
    return new SubmitResult(
        account.provider().id(),
        accepted.taskId(),
        account.provider().capabilities().callbackPerRequest() ? order.key() : accepted.taskId(),
        accepted.status(),
        SubmitResult.Outcome.ACCEPTED,
        at,
        accepted.estimatedSeconds(),
        accepted.reservedCredits(),
        checkAfter(account, order.callbackUrl(), accepted.estimatedSeconds()));
  }

  private SubmitResult unknown(
      ProviderAccount account,
      String key,
      URI callbackUrl,
      SubmitAnswer.Unknown unknown,
      Instant at,
      boolean repeatable,
      JobContext job) {
    TaskFailure failure = failure(unknown);
    LOG.warn("Submission {} has an unknown outcome: {}", key, unknown.reason());
    if (repeatable) {
      throw Failures.temporary(failure, RETRY_WAIT);
    }
    if (callbackUrl == null) {
      // The incident may lie for longer than the engine remembers the claim.
      guard.allow(job, OnceOnlyGuard.NONE);
      throw Failures.permanent(failure);
    }
    return new SubmitResult(
        account.provider().id(),
        null,
        key,
        TaskStatus.UNKNOWN,
        SubmitResult.Outcome.UNKNOWN,
        at,
        null,
        null,
        checkAfter(account, callbackUrl, null));
  }

  private static TaskFailure failure(SubmitAnswer.Unknown unknown) {
    return TaskFailure.of(FailureCode.SUBMIT_OUTCOME_UNKNOWN, unknown.reason(), false);
  }

  private static RuntimeException notAccepted(SubmitAnswer.NotAccepted refused) {
    LOG.info("Submission not accepted: {}", refused.failure().code());
    return refused.failure().retryable()
        ? Failures.temporary(refused.failure(), refused.requestedWait().orElse(RETRY_WAIT))
        : Failures.permanent(refused.failure());
  }

  private static Duration checkAfter(ProviderAccount account, URI callbackUrl, Integer estimate) {
    return CheckPace.next(
        account.provider().capabilities().shortestCheck(),
        Duration.ZERO,
        estimate == null ? null : Duration.ofSeconds(estimate),
        callbackUrl != null);
  }
}
