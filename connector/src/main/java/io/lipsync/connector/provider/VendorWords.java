package io.lipsync.connector.provider;

import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;

/**
 * The one door through which what a vendor says becomes a message, a log line or a variable. {@link
 * VendorApi} sends every outcome through it, so that vendors' packages hand on raw words and none
 * can forget to clean them. Immutable and thread-safe.
 *
 * @param apiKey the account's key, which vendors quote
 */
record VendorWords(Secret apiKey) {
  private static final int LONGEST_CODE = 60;
  private static final String CUT = "...";

  /** A sentence in one line of at most 500 characters, without the key and whatever proves. */
  String message(String said) {
    return said == null ? null : Redaction.clean(said, apiKey);
  }

  /**
   * A code as a token of at most 60 letters, digits and {@code _ . : -}. Anything else in it
   * becomes one {@code _}; a longer one ends in three full stops.
   */
  String code(String said) {
    if (said == null) {
      return null;
    }
    String token = message(said).replaceAll("[^A-Za-z0-9_.:-]+", "_");
    return token.length() <= LONGEST_CODE
        ? token
        : token.substring(0, LONGEST_CODE - CUT.length()) + CUT;
  }

  TaskFailure failure(TaskFailure said) {
    return said == null
        ? null
        : new TaskFailure(
            said.code(),
            message(said.message()),
            said.retryable(),
            said.advice(),
            code(said.providerCode()));
  }

  LipSyncTask task(LipSyncTask said) {
    return new LipSyncTask(
        said.provider(),
        said.taskId(),
        said.correlationKey(),
        said.status(),
        said.progress(),
        said.videoUrl(),
        said.coverUrl(),
        said.durationSeconds(),
        said.width(),
        said.height(),
        said.fps(),
        said.expiresAt(),
        said.usage(),
        said.checkAfter(),
        failure(said.failure()));
  }

  /** A task whose id has not the vendor's form cannot be asked for: nobody can tell its end. */
  SubmitAnswer submission(SubmitAnswer answer, LipSyncProvider vendor) {
    return switch (answer) {
      case SubmitAnswer.Accepted accepted ->
          vendor.isTaskId(accepted.taskId())
              ? accepted
              : new SubmitAnswer.Unknown(
                  vendor.id()
                      + " accepted a task whose id has not the form of its task ids: "
                      + code(accepted.taskId()));
      case SubmitAnswer.NotSent failed -> new SubmitAnswer.NotSent(message(failed.reason()));
      case SubmitAnswer.NotAccepted refused ->
          new SubmitAnswer.NotAccepted(failure(refused.failure()), refused.retryAfter());
      case SubmitAnswer.Unknown unknown -> new SubmitAnswer.Unknown(message(unknown.reason()));
    };
  }

  ReadAnswer read(ReadAnswer answer) {
    return switch (answer) {
      case ReadAnswer.Found found ->
          new ReadAnswer.Found(task(found.task()), found.since(), found.shortestCheck());
      case ReadAnswer.Unavailable later ->
          new ReadAnswer.Unavailable(failure(later.failure()), later.retryAfter());
      case ReadAnswer.Refused refused -> new ReadAnswer.Refused(failure(refused.failure()));
    };
  }

  AccountAnswer account(AccountAnswer answer) {
    return switch (answer) {
      case AccountAnswer.Known known -> known;
      case AccountAnswer.NotTold silent -> new AccountAnswer.NotTold(message(silent.reason()));
      case AccountAnswer.Unavailable later ->
          new AccountAnswer.Unavailable(failure(later.failure()), later.retryAfter());
      case AccountAnswer.Refused refused -> new AccountAnswer.Refused(failure(refused.failure()));
    };
  }

  UploadAnswer upload(UploadAnswer answer) {
    return switch (answer) {
      case UploadAnswer.Stored stored -> stored;
      case UploadAnswer.NotTaken no -> new UploadAnswer.NotTaken(message(no.reason()));
      case UploadAnswer.Unavailable later ->
          new UploadAnswer.Unavailable(failure(later.failure()), later.retryAfter());
      case UploadAnswer.Refused refused -> new UploadAnswer.Refused(failure(refused.failure()));
    };
  }

  CancelAnswer cancellation(CancelAnswer answer) {
    return switch (answer) {
      case CancelAnswer.Cancelled cancelled -> cancelled;
      case CancelAnswer.NotCancellable no -> new CancelAnswer.NotCancellable(message(no.reason()));
      case CancelAnswer.Unavailable later ->
          new CancelAnswer.Unavailable(failure(later.failure()), later.retryAfter());
      case CancelAnswer.Refused refused -> new CancelAnswer.Refused(failure(refused.failure()));
    };
  }
}
