package io.lipsync.examples.contract;

import io.lipsync.connector.provider.AccountAnswer;
import io.lipsync.connector.provider.CancelAnswer;
import io.lipsync.connector.provider.ReadAnswer;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;

/** What the connector made of an answer, in the few words that the tables use. */
final class Reading {

  private Reading() {}

  /**
   * {@code accepted}; {@code nobody knows}; or for a provider that surely has no task, the failure
   * code, and {@code again} where the same order may succeed later.
   */
  static String of(SubmitAnswer answer) {
    return switch (answer) {
      case SubmitAnswer.Accepted accepted -> "accepted";
      case SubmitAnswer.NotSent failed -> "not sent";
      case SubmitAnswer.NotAccepted refused -> words(refused.failure());
      case SubmitAnswer.Unknown unknown -> "nobody knows";
    };
  }

  /** The task's status and failure; or why there is none, with {@code again} for "ask later". */
  static String of(ReadAnswer answer) {
    return switch (answer) {
      case ReadAnswer.Found found -> words(found.task());
      case ReadAnswer.Unavailable later -> laterWords(later.failure());
      case ReadAnswer.Refused refused -> refused.failure().code().name();
    };
  }

  static String of(CancelAnswer answer) {
    return switch (answer) {
      case CancelAnswer.Cancelled cancelled -> "cancelled";
      case CancelAnswer.NotCancellable goesOn -> "goes on";
      case CancelAnswer.Unavailable later -> laterWords(later.failure());
      case CancelAnswer.Refused refused -> refused.failure().code().name();
    };
  }

  static String of(AccountAnswer answer) {
    return switch (answer) {
      case AccountAnswer.Known known -> known.remaining().stripTrailingZeros().toPlainString();
      case AccountAnswer.NotTold silent -> "not told";
      case AccountAnswer.Unavailable later -> laterWords(later.failure());
      case AccountAnswer.Refused refused -> refused.failure().code().name();
    };
  }

  private static String words(LipSyncTask task) {
    return task.failure() == null
        ? task.status().word()
        : task.status().word() + ": " + words(task.failure());
  }

  /** Who is told to come again must also read so. */
  private static String laterWords(TaskFailure failure) {
    return failure.retryable() ? words(failure) : words(failure) + " again, but not retryable";
  }

  private static String words(TaskFailure failure) {
    return failure.retryable() ? failure.code() + " again" : failure.code().name();
  }
}
