package io.lipsync.connector.provider.joggai;

import static io.lipsync.connector.provider.ErrorRule.busy;
import static io.lipsync.connector.provider.ErrorRule.refused;
import static io.lipsync.connector.provider.ErrorRule.unclear;
import static io.lipsync.connector.provider.ErrorTable.row;

import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.provider.ErrorTable;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorError;
import io.lipsync.connector.task.FailureCode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What JoggAI's error codes mean ("Error handling" page), and what can be read from the free text
 * that is all it gives for a failed task. Pure functions.
 */
final class JoggaiErrors {
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

  private JoggaiErrors() {}

  /**
   * What the answer refuses, or null when it is none. JoggAI's envelope decides, whatever the HTTP
   * status; without one a 404 says that the path is not JoggAI's, or not known there, so that no
   * task exists.
   */
  static VendorApi.Refusal refusal(Exchange.Answered answer) {
    JoggaiEnvelope envelope = JoggaiEnvelope.of(answer);
    if (envelope.isSuccess()) {
      return null;
    }
    ErrorRule rule = TABLE.forCall(answer.status(), envelope.error());
    if (answer.status() == 404 && envelope.code() == null) {
      rule =
          rule.provenBy(true).advising("Check the base URL and lipsync.joggai.lip-sync-base-path.");
    }
    return new VendorApi.Refusal(rule, envelope.error(), envelope.retryAfter());
  }

  /**
   * The rule for a finished task without a video. JoggAI fetches the media before it works, so that
   * a timeout is one of fetching. Failures cost a new attempt, which only a setting calls useful.
   *
   * @param retryableFailures see {@link JoggaiSettings}
   */
  static ErrorRule forTask(VendorError said, Pattern retryableFailures) {
    String text = said.lowerCase();
    ErrorRule rule = TABLE.forTask(said, refused(FailureCode.PROVIDER_ERROR));
    ErrorRule named =
        rule.code() == FailureCode.PROVIDER_ERROR && TIMEOUT.matcher(text).find()
            ? refused(FailureCode.MEDIA_UNREACHABLE)
            : rule;
    return named.retryable(retryableFailures.matcher(text).find());
  }
}
