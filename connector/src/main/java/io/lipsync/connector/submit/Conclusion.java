package io.lipsync.connector.submit;

import io.camunda.connector.api.error.ConnectorException;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.limits.SubmitTurns;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.submit.SubmissionRecord.State;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.Postponed;
import io.lipsync.connector.task.TaskFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last state of a submission: records what became of the attempt, always, and then tells the
 * process. Thread-safe.
 *
 * @param spans a monotonic clock
 * @param begin when the worker began with the job, by that clock
 */
record Conclusion(
    OnceOnlyGuard guard,
    SubmitTurns turns,
    Patience patience,
    Clock wall,
    Clock spans,
    Instant begin) {
  /** What is known of an attempt that another worker began. */
  static final String BEGUN =
      "An earlier attempt began this submission, and nobody knows how it ended";

  private static final Logger LOG = LoggerFactory.getLogger(Conclusion.class);
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);

  /** A record of a paid task is worth all of the job's time. */
  private static final Duration UNTIL_THE_JOB_ENDS = Duration.ofMinutes(4);

  /** Later it might replace what another worker records by then. */
  private static final Duration WHILE_NOBODY_ELSE_MAY = Duration.ofSeconds(60);

  /**
   * Only a worker that was stopped takes longer. Another one may have its job then, so that what
   * this one says may not be true any more, unless it has a task.
   */
  private static final Duration LONGEST = Duration.ofSeconds(285);

  /** A job that fails waits for its record a little, so that the next one finds it. */
  private static final Duration HEAD_START = Duration.ofSeconds(2);

  /** Who was turned away so long ago begins to wait anew: somebody has looked at it since. */
  private static final Duration LOOKED_AT = Duration.ofHours(1);

  /** What the process gets for what became of the POST. */
  SubmitResult of(
      SubmitJob job, Standing.Next next, Submission submission, Submitter.Attempted attempted) {
    boolean repeatable = attempted.prepared().repeatable();
    return switch (attempted.sent()) {
      case Sent.Accepted accepted -> accepted(job, submission, next, accepted.result());
      case Sent.Refused refused -> throw refused(job, submission, next, refused.answer());
      case Sent.NotSent failed -> throw notSent(job, submission, next, failed.reason());
      case Sent.Unclaimed unclaimed -> throw unclaimed.why();
      case Sent.Unknown unknown ->
          repeatable
              ? repeat(job, submission, next.attempt(), unknown.reason())
              : unknown(job, submission, next.attempt(), unknown.reason());
      case Sent.Begun begun ->
          repeatable
              ? repeat(job, submission, next.attempt(), BEGUN)
              : begun(job, submission, next.attempt(), BEGUN);
    };
  }

  /**
   * Another worker claimed the attempt. It gets the time to record what became of it.
   *
   * @param submission null when the job names no account
   */
  SubmitResult begun(SubmitJob job, Submission submission, int attempt, String reason) {
    if (isFirstSight(job, attempt)) {
      throw Postponed.until(
          "Another worker may be submitting this task at this moment", patience.owner());
    }
    return unknown(job, submission, attempt, reason);
  }

  private boolean isFirstSight(SubmitJob job, int attempt) {
    try {
      return guard.isFirstSight(job.context(), attempt);
    } catch (Postponed e) {
      // It may have been the first, and the next to ask will not be.
      throw Postponed.until("The engine does not tell who is submitting", patience.owner());
    }
  }

  /**
   * Nobody can tell, and nothing is sent again: where a callback or the provider's own calls will
   * find the task the process goes on, else a person has to decide.
   *
   * @param submission null when the job names no account
   */
  SubmitResult unknown(SubmitJob job, Submission submission, int attempt, String reason) {
    LOG.warn("Attempt {} of {} has an unknown outcome: {}", attempt, job, reason);
    // Later a person may have allowed another attempt, whose task nobody would look for.
    SubmitResult result = withoutAnswer(isOver() ? onlyByCallback(submission) : submission);
    await(
        record(
            job,
            submission,
            new SubmissionRecord(attempt, State.UNKNOWN, result, reason, null),
            WHILE_NOBODY_ELSE_MAY));
    if (result == null) {
      throw Failures.permanent(outcomeUnknown(reason));
    }
    return result;
  }

  /**
   * An unknown outcome that is recorded already. Nothing is recorded again: that could replace a
   * task id that arrives meanwhile, or one that only this worker cannot verify.
   *
   * @param submission null when the job names no account
   */
  SubmitResult stillUnknown(Submission submission, String reason) {
    SubmitResult result = withoutAnswer(submission);
    if (result == null) {
      throw Failures.permanent(outcomeUnknown(reason));
    }
    return result;
  }

  private static Submission onlyByCallback(Submission submission) {
    return submission == null ? null : submission.withoutLookingFor();
  }

  /** What the process gets when somebody else can tell; null when nobody can. */
  private static SubmitResult withoutAnswer(Submission submission) {
    return submission != null && submission.mayBeFound() ? submission.unknown() : null;
  }

  private SubmitResult repeat(SubmitJob job, Submission submission, int attempt, String reason) {
    await(
        record(
            job,
            submission,
            new SubmissionRecord(attempt, State.UNKNOWN, null, reason, null),
            WHILE_NOBODY_ELSE_MAY));
    throw Failures.temporary(outcomeUnknown(reason), RETRY_WAIT);
  }

  private SubmitResult accepted(
      SubmitJob job, Submission submission, Standing.Next next, SubmitResult result) {
    turns.accepted(submission.account().name());
    record(
        job,
        submission,
        new SubmissionRecord(next.attempt(), State.ACCEPTED, result, null, null),
        UNTIL_THE_JOB_ENDS);
    return result;
  }

  private RuntimeException refused(
      SubmitJob job, Submission submission, Standing.Next next, SubmitAnswer.NotAccepted refused) {
    TaskFailure failure = refused.failure();
    Duration asked = refused.requestedWait().orElse(RETRY_WAIT);
    if (failure.code() == FailureCode.RATE_LIMITED && failure.retryable()) {
      String account = submission.account().name();
      turns.throttled(account, refused.retryAfter());
      Duration wait =
          turns.reserve(
              account,
              submission.key(),
              submission.account().provider().capabilities().submitSpacing());
      return turnedAway(job, submission, next, failure, patience.throttled(), wait);
    }
    notCreated(job, submission, next, null);
    return failure.retryable() ? Failures.temporary(failure, asked) : Failures.permanent(failure);
  }

  private RuntimeException notSent(
      SubmitJob job, Submission submission, Standing.Next next, String reason) {
    TaskFailure failure = TaskFailure.of(FailureCode.PROVIDER_ERROR, reason, true);
    return turnedAway(job, submission, next, failure, patience.unreachable(), RETRY_WAIT);
  }

  /**
   * The failure as it is while nobody else can have the job, and later one without a code: no model
   * may take it for a proof that nothing was sent.
   */
  ConnectorException ofFailure(ConnectorException failure) {
    return isOver()
        ? ConnectorRetryException.builder()
            .message(failure.getMessage())
            .backoffDuration(RETRY_WAIT)
            .build()
        : failure;
  }

  private boolean isOver() {
    return Duration.between(begin, spans.instant()).compareTo(LONGEST) > 0;
  }

  /** The provider will take it later: that costs no retry until the patience is over. */
  private RuntimeException turnedAway(
      SubmitJob job,
      Submission submission,
      Standing.Next next,
      TaskFailure failure,
      Duration patience,
      Duration wait) {
    Instant now = wall.instant();
    Instant since = next.waitingSince() == null ? now : next.waitingSince();
    if (since.plus(patience).plus(LOOKED_AT).isBefore(now)) {
      since = now;
    }
    notCreated(job, submission, next, since);
    return since.plus(patience).isAfter(now)
        ? Postponed.until(failure.said(), wait)
        : Failures.temporary(failure, wait);
  }

  private void notCreated(
      SubmitJob job, Submission submission, Standing.Next next, Instant waitingSince) {
    await(
        record(
            job,
            submission,
            new SubmissionRecord(next.attempt(), State.NOT_CREATED, null, null, waitingSince),
            WHILE_NOBODY_ELSE_MAY));
  }

  private CompletableFuture<Void> record(
      SubmitJob job, Submission submission, SubmissionRecord record, Duration patience) {
    if (record.state() != State.ACCEPTED && isOver()) {
      return CompletableFuture.completedFuture(null);
    }
    List<Secret> secrets = submission == null ? List.of() : submission.account().signingSecrets();
    return guard.record(
        job.context(), record.toVariables(job.elementInstanceKey(), secrets), patience);
  }

  private static void await(CompletableFuture<Void> recorded) {
    recorded
        .completeOnTimeout(null, HEAD_START.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(failure -> null)
        .join();
  }

  private static TaskFailure outcomeUnknown(String reason) {
    return TaskFailure.of(FailureCode.SUBMIT_OUTCOME_UNKNOWN, reason, false);
  }
}
