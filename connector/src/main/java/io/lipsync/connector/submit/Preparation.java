package io.lipsync.connector.submit;

import io.lipsync.connector.callback.address.CallbackToken;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.limits.Pause;
import io.lipsync.connector.limits.SubmitTurns;
import io.lipsync.connector.media.check.MediaProbe;
import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.Postponed;
import io.lipsync.connector.task.TaskFailure;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Everything that comes before the claim of an attempt: checks the input and the media, makes the
 * callback address, uploads documents and waits for the account's turn. All of it is free of charge
 * and may be done again. Thread-safe.
 *
 * @param wall tells when a submission was begun
 * @param spans a monotonic clock
 */
record Preparation(
    Providers providers,
    CallbackUrls callbackUrls,
    MediaProbe probe,
    SubmitTurns turns,
    Pause pause,
    Clock wall,
    Clock spans) {

  /** Before anything is uploaded a submission waits so long in place, else it goes back. */
  private static final Duration SHORT_WAIT = Duration.ofSeconds(2);

  /** After its uploads it waits longer: going back would repeat them. */
  private static final Duration LONG_WAIT = Duration.ofSeconds(30);

  /** An order that is sent later might be answered after the job's five minutes. */
  private static final Duration LATEST_ORDER = Duration.ofSeconds(200);

  /**
   * Prepares a submission.
   *
   * @param key its submission key
   * @param begin when the worker began with the job, by the monotonic clock: what it knows of
   *     earlier attempts may not be true for longer than the job is its own
   * @throws RuntimeException a {@code ConnectorException} that names what is wrong, or {@link
   *     Postponed}
   */
  Prepared prepare(SubmitJob job, SubmitRequest request, String key, Instant begin) {
    ProviderAccount account = providers.account(request.connection());
    SubmitInput input = SubmitInput.check(request, account.provider());
    MediaCheck check = new MediaCheck(probe, account.provider().capabilities().mediaRules());
    MediaUploads uploads = new MediaUploads(account, job.documents(), check, spans);
    uploads.check(input);
    URI callbackUrl = callbackUrl(account, request, key);
    Duration spacing = account.provider().capabilities().submitSpacing();
    await(account, turns.reserve(account.name(), key, spacing), SHORT_WAIT);
    MediaUploads.ReadyOrder ready = uploads.order(input, key, callbackUrl);
    takeTurn(account, key, spacing);
    Instant end = spans.instant();
    checkTime(begin, end);
    Instant at = wall.instant();
    LostOrder lost =
        callbackUrl != null || request.dealsWithUnknown()
            ? account.provider().lost(ready.order(), at)
            : null;
    return new Prepared(
        new Submission(account, key, callbackUrl != null, at, lost),
        ready.order(),
        () -> depart(account.name(), spacing),
        // Documents are uploaded anew for every attempt: the same key would name another order.
        account.provider().capabilities().idempotent() && !uploads.areNeeded(input),
        ready.mediaWarnings(),
        end);
  }

  /** The submission that another worker began, as far as it is known from its input. */
  Submission submission(SubmitJob job, ProviderAccount account, String key) {
    return new Submission(
        account,
        key,
        callbackUrls.isExpected(account.provider(), ownBase(job)),
        wall.instant(),
        lost(job, account, key));
  }

  /** Null where documents are in it: what the other worker made of them nobody knows. */
  private static LostOrder lost(SubmitJob job, ProviderAccount account, String key) {
    try {
      SubmitRequest request = job.request().get();
      if (request == null || request.carriesDocuments() || !request.dealsWithUnknown()) {
        return null;
      }
      SubmitInput input = SubmitInput.check(request, account.provider());
      return account.provider().lost(MediaUploads.ofLinks(input, key), null);
    } catch (RuntimeException e) {
      return null;
    }
  }

  private void takeTurn(ProviderAccount account, String key, Duration spacing) {
    Instant begin = spans.instant();
    Duration wait = turns.take(account.name(), key, spacing);
    while (wait.isPositive()) {
      await(account, wait, LONG_WAIT.minus(Duration.between(begin, spans.instant())));
      wait = turns.take(account.name(), key, spacing);
    }
  }

  private void depart(String account, Duration spacing) {
    Duration wait = turns.depart(account, spacing);
    if (wait.isPositive()) {
      pause.await(wait);
    }
  }

  private void await(ProviderAccount account, Duration wait, Duration longest) {
    if (wait.compareTo(longest) > 0) {
      throw Postponed.until(
          "The rate limit of this %s account leaves no room for this submission yet"
              .formatted(account.provider().id()),
          wait);
    }
    if (wait.isPositive()) {
      pause.await(wait);
    }
  }

  private static void checkTime(Instant begin, Instant end) {
    if (Duration.between(begin, end).compareTo(LATEST_ORDER) > 0) {
      throw Failures.temporary(
          new TaskFailure(
              FailureCode.PROVIDER_ERROR,
              "Too little of the job's time was left to wait for an answer",
              true,
              "Use smaller files, or give links.",
              null),
          null);
    }
  }

  private URI callbackUrl(ProviderAccount account, SubmitRequest request, String key) {
    SubmitRequest.Callback callback = request.callback();
    String ownBase = callback == null ? null : callback.baseUrl();
    if (!callbackUrls.isExpected(account.provider(), ownBase)) {
      return null;
    }
    return callbackUrls.mint(
        ownBase,
        callback == null ? null : callback.path(),
        key,
        new CallbackToken(account.signingSecrets()));
  }

  /** The base that the task itself names, or null; of input that cannot be used it is not known. */
  private static String ownBase(SubmitJob job) {
    try {
      SubmitRequest request = job.request().get();
      return request == null || request.callback() == null ? null : request.callback().baseUrl();
    } catch (RuntimeException e) {
      return null;
    }
  }
}
