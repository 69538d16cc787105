package io.lipsync.connector.provider.joggai;

import static io.lipsync.connector.provider.ErrorRule.busy;
import static io.lipsync.connector.provider.ErrorRule.refused;
import static io.lipsync.connector.provider.ErrorRule.unclear;

import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What JoggAI's error codes mean ("Error handling" page), and what can be read from the free text
 * that is all it gives for a failed task. Immutable and thread-safe.
 */
final class JoggaiErrors {
  private static final Pattern FETCH =
      Pattern.compile("fetch|download|unreachable|timeout|timed out");
  private static final Pattern CONTENT =
      Pattern.compile("sensitive|moderation|content policy|inappropriate|nsfw");
  private static final Pattern FACE = Pattern.compile("\\bfaces?\\b");
  private static final Pattern CREDIT = Pattern.compile("insufficient (credit|quota)");
  private static final Pattern MEDIA =
      Pattern.compile(
          "duration|format|resolution|codec|corrupt|unsupported|too (long|short|large)");

  /** Nobody gives a reason after that. */
  private static final int LONGEST_READ = 10_000;

  private final Pattern retryableFailures;

  JoggaiErrors(Pattern retryableFailures) {
    this.retryableFailures = retryableFailures;
  }

  /**
   * The rule for an answer that is no success.
   *
   * @param httpStatus the answer's status; counts only without a known code
   * @param code the envelope's code, or null when the answer is no envelope
   */
  static ErrorRule forCall(int httpStatus, Integer code) {
    return switch (code == null ? 0 : code) {
      case 429 -> busy(FailureCode.RATE_LIMITED);
      // Nobody but JoggAI answers in this envelope, whatever the HTTP status.
      case 10104, 17003 -> refused(FailureCode.TASK_NOT_FOUND);
      case 10105 -> refused(FailureCode.UNAUTHORIZED);
      case 18020 -> refused(FailureCode.QUOTA_EXHAUSTED);
      case 18025 ->
          refused(FailureCode.ACCESS_DENIED).advising("Let the JoggAI account use the API.");
      case 40000 -> refused(FailureCode.INVALID_INPUT);
      case 50000 -> unclear(FailureCode.PROVIDER_ERROR);
      // JoggAI may answer 200 to everything: such a status refuses nothing.
      default ->
          httpStatus < 300
              ? unclear(FailureCode.PROVIDER_ERROR)
              // Without an envelope: the path is not JoggAI's, or not known there.
              : ErrorRule.ofStatus(httpStatus).provenBy(provesNothingCreated(httpStatus, code));
    };
  }

  private static boolean provesNothingCreated(int httpStatus, Integer code) {
    return httpStatus == 402 || httpStatus == 429 || httpStatus == 404 && code == null;
  }

  /** The failure of a finished task, from its free text; the text is kept. */
  TaskFailure forTask(String message, String providerCode) {
    String begin = message.substring(0, Math.min(message.length(), LONGEST_READ));
    String text = begin.toLowerCase(Locale.ROOT);
    FailureCode code = code(text);
    boolean retryable = retryableFailures.matcher(text).find();
    return new TaskFailure(code, message, retryable, code.advice(), providerCode);
  }

  private static FailureCode code(String text) {
    if (FETCH.matcher(text).find()) {
      return FailureCode.MEDIA_UNREACHABLE;
    }
    if (CONTENT.matcher(text).find()) {
      return FailureCode.CONTENT_REJECTED;
    }
    if (FACE.matcher(text).find()) {
      return FailureCode.NO_FACE_FOUND;
    }
    if (CREDIT.matcher(text).find()) {
      return FailureCode.QUOTA_EXHAUSTED;
    }
    return MEDIA.matcher(text).find() ? FailureCode.MEDIA_REJECTED : FailureCode.PROVIDER_ERROR;
  }
}
