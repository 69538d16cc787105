package io.lipsync.connector.submit;

import io.camunda.connector.api.document.DocumentFactory;
import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.callback.CallbackToken;
import io.lipsync.connector.callback.CallbackUrls;
import io.lipsync.connector.media.check.MediaProbe;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits a paid task, once: checks the input and the media, names the submission, brings documents
 * to the provider, sends one POST and says what became of it. Thread-safe.
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

  /** An order that is sent later might be answered after the job's five minutes. */
  private static final Duration LATEST_ORDER = Duration.ofSeconds(200);

  private static final SubmitAnswer.Unknown BEGUN =
      new SubmitAnswer.Unknown(
          "An earlier try began this submission, and nobody knows how it ended");

  private final Providers providers;
  private final CallbackUrls callbackUrls;
  private final MediaProbe probe;
  private final OnceOnlyGuard guard;
  private final Set<String> trustedIdempotency;
  private final Clock wall;
  private final Clock spans;

  /**
   * A submitter for the given vendors.
   *
   * @param probe looks at media before anybody pays
   * @param trustedIdempotency ids of providers whose {@code Idempotency-Key} is known to work: only
   *     there an order with unknown outcome may be sent again, under the same key, if it is the
   *     same: without documents
   * @param wall tells when a submission was sent
   * @param spans measures spans: one that nobody sets
   */
  public Submitter(
      Providers providers,
      CallbackUrls callbackUrls,
      MediaProbe probe,
      OnceOnlyGuard guard,
      Set<String> trustedIdempotency,
      Clock wall,
      Clock spans) {
    this.providers = providers;
    this.callbackUrls = callbackUrls;
    this.probe = probe;
    this.guard = guard;
    this.trustedIdempotency = Set.copyOf(trustedIdempotency);
    this.wall = wall;
    this.spans = spans;
  }

  /** The same with one clock for dates and for spans. */
  public Submitter(
      Providers providers,
      CallbackUrls callbackUrls,
      MediaProbe probe,
      OnceOnlyGuard guard,
      Set<String> trustedIdempotency,
      Clock clock) {
    this(providers, callbackUrls, probe, guard, trustedIdempotency, clock, clock);
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
      throw SubmitFailures.unknownForGood(BEGUN);
    }
    if (request == null) {
      throw Failures.invalidInput("lipSync", "is missing", "Use the Lip-Sync element template");
    }
    ProviderAccount account = providers.account(request.connection());
    SubmitInput input = SubmitInput.check(request, account.provider());
    MediaCheck check = new MediaCheck(probe, account.provider().mediaRules());
    MediaUploads uploads = new MediaUploads(account, documents, check, spans);
    uploads.check(input);
    String key = SubmissionKey.of(job, account.signingSecrets().getFirst());
    URI callbackUrl = callbackUrl(account, request.callback(), key);
    int current = attempt == null ? 1 : attempt;
    Duration turn = account.provider().turn(account, key);
    // Documents are uploaded anew for every try: the same key would name another order.
    boolean repeatable = isIdempotent(account) && !uploads.areNeeded(input);
    Instant begin = spans.instant();
    Submission submission = new Submission(account, key, callbackUrl, wall.instant(), repeatable);
    boolean begun = (turn.isPositive() || uploads.takeTime(input)) && guard.isBegun(job, current);
    if (begun && !repeatable) {
      // Neither "not sent yet" nor refused media would be true of what an earlier worker began.
      return unknown(submission, BEGUN, List.of(), job);
    }
    if (turn.isPositive()) {
      throw SubmitFailures.notYet(account, turn, current);
    }
    MediaUploads.ReadyOrder ready = uploads.order(submission, begun ? input.withoutCheck() : input);
    checkTime(begin);
    LOG.debug("Attempt {} of {}", current, key);
    return switch (send(submission, ready.order(), current, job)) {
      case SubmitAnswer.Accepted answer -> accepted(submission, answer, ready.mediaWarnings(), job);
      case SubmitAnswer.NotAccepted refused -> {
        guard.allow(job, current + 1);
        throw SubmitFailures.notAccepted(refused);
      }
      case SubmitAnswer.Unknown unknown -> unknown(submission, unknown, ready.mediaWarnings(), job);
    };
  }

  private void checkTime(Instant begin) {
    if (Duration.between(begin, spans.instant()).compareTo(LATEST_ORDER) > 0) {
      throw SubmitFailures.tooLate();
    }
  }

  private SubmitAnswer send(Submission submission, SubmitOrder order, int attempt, JobContext job) {
    boolean first = guard.claim(job, attempt);
    if (!first && !submission.repeatable()) {
      return BEGUN;
    }
    ProviderAccount account = submission.account();
    SubmitAnswer answer = account.provider().submit(account, order);
    // That the repetition is refused tells nothing of the order that it repeats.
    return !first && answer instanceof SubmitAnswer.NotAccepted refused
        ? new SubmitAnswer.Unknown(
            "An earlier try may have been accepted. Repeated: " + refused.failure().message())
        : answer;
  }

  private SubmitResult accepted(
      Submission submission,
      SubmitAnswer.Accepted answer,
      List<String> mediaWarnings,
      JobContext job) {
    SubmitResult result = submission.accepted(answer, mediaWarnings);
    if (submission.callbackUrl() == null) {
      // Nobody else will tell the process if this job fails now.
      guard.keep(job, result);
    }
    return result;
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

  private SubmitResult unknown(
      Submission submission,
      SubmitAnswer.Unknown unknown,
      List<String> mediaWarnings,
      JobContext job) {
    LOG.warn("Submission {} has an unknown outcome: {}", submission.key(), unknown.reason());
    if (submission.repeatable()) {
      throw SubmitFailures.unknownForNow(unknown);
    }
    if (submission.callbackUrl() == null) {
      // The incident may lie for longer than the engine remembers the claim.
      guard.allow(job, OnceOnlyGuard.NONE);
      throw SubmitFailures.unknownForGood(unknown);
    }
    return submission.unknown(mediaWarnings);
  }
}
