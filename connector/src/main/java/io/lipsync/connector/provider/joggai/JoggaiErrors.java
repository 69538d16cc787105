package io.lipsync.connector.provider.joggai;

import static io.lipsync.connector.provider.ErrorRule.busy;
import static io.lipsync.connector.provider.ErrorRule.refused;
import static io.lipsync.connector.provider.ErrorRule.unclear;
import static io.lipsync.connector.provider.ErrorTable.row;

import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.provider.ErrorTable;
import io.lipsync.connector.provider.VendorError;
import io.lipsync.connector.task.FailureCode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What JoggAI's error codes mean ("Error handling" page), and what can be read from the free text
 * that is all it gives for a failed task. Immutable and thread-safe.
 *
 * @param retryableFailures see {@link JoggaiSettings}
 */
record JoggaiErrors(Pattern retryableFailures) {
  private static final Pattern TIMEOUT = Pattern.compile("timeout|timed out");

  private static final ErrorTable TABLE =
      new ErrorTable(
          // Nobody but JoggAI answers in this envelope, whatever the HTTP status.
          status -> true,
          "",
          List.of(
              row(busy(FailureCode.RATE_LIMITED), "429"),
              row(refused(FailureCode.TASK_NOT_FOUND), "10104", "17003"),
              row(refused(FailureCode.UNAUTHORIZED), "10105"),
              row(refused(FailureCode.QUOTA_EXHAUSTED), "18020"),
              row(
                  refused(FailureCode.ACCESS_DENIED)
                      .advising("Let the JoggAI account use the API."),
                  "18025"),
              row(refused(FailureCode.INVALID_INPUT), "40000"),
              row(unclear(FailureCode.PROVIDER_ERROR), "50000")));

  /**
   * The rule for an answer that is no success.
   *
   * @param httpStatus the answer's status; counts only without a known code
   * @param enveloped whether JoggAI's envelope is around it: without one a 404 says that the path
   *     is not JoggAI's, or not known there, so that no task exists
   */
  static ErrorRule forCall(int httpStatus, VendorError said, boolean enveloped) {
    ErrorRule rule = TABLE.forCall(httpStatus, said);
    return httpStatus == 404 && !enveloped
        ? rule.provenBy(true).advising("Check the base URL and lipsync.joggai.lip-sync-base-path.")
        : rule;
  }

  /**
   * The rule for a finished task without a video. JoggAI fetches the media before it works, so that
   * a timeout is one of fetching. Failures cost a new attempt, which only a setting calls useful.
   */
  ErrorRule forTask(VendorError said) {
    String text = said.lowerCase();
    ErrorRule rule = TABLE.forTask(said, refused(FailureCode.PROVIDER_ERROR));
    ErrorRule named =
        rule.code() == FailureCode.PROVIDER_ERROR && TIMEOUT.matcher(text).find()
            ? refused(FailureCode.MEDIA_UNREACHABLE)
            : rule;
    return named.retryable(retryableFailures.matcher(text).find());
  }
}
