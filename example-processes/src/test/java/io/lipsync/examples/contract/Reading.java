package io.lipsync.examples.contract;

import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Balance;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.task.FailureCode;
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

  /**
   * What a provider described, did or told; or why it did not, with {@code again} for "ask later".
   */
  static String of(Answer<?> answer) {
    return switch (answer) {
      case Answer.Ok<?> ok -> words(ok.value());
      case Answer.Later<?> later -> laterWords(later.failure());
      case Answer.Refused<?> refused ->
          refused.failure().code() == FailureCode.NOT_CANCELLABLE
              ? "goes on"
              : refused.failure().code().name();
    };
  }

  private static String words(Object value) {
    if (value == null) {
      return "cancelled";
    }
    return switch (value) {
      case FoundTask found -> words(found.task());
      case Balance balance ->
          balance.remaining() == null
              ? "not told"
              : balance.remaining().stripTrailingZeros().toPlainString();
      default -> "cancelled";
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
