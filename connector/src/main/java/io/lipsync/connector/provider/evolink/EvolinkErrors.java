package io.lipsync.connector.provider.evolink;

import static io.lipsync.connector.provider.ErrorRule.busy;
import static io.lipsync.connector.provider.ErrorRule.refused;
import static io.lipsync.connector.provider.ErrorRule.unclear;
import static io.lipsync.connector.provider.ErrorTable.row;
import static io.lipsync.connector.task.FailureCode.ACCESS_DENIED;
import static io.lipsync.connector.task.FailureCode.CONTENT_REJECTED;
import static io.lipsync.connector.task.FailureCode.INVALID_INPUT;
import static io.lipsync.connector.task.FailureCode.MEDIA_REJECTED;
import static io.lipsync.connector.task.FailureCode.MEDIA_UNREACHABLE;
import static io.lipsync.connector.task.FailureCode.PROVIDER_ERROR;
import static io.lipsync.connector.task.FailureCode.QUOTA_EXHAUSTED;
import static io.lipsync.connector.task.FailureCode.RATE_LIMITED;
import static io.lipsync.connector.task.FailureCode.SUBMIT_OUTCOME_UNKNOWN;
import static io.lipsync.connector.task.FailureCode.TASK_CANCELLED;
import static io.lipsync.connector.task.FailureCode.TASK_NOT_FOUND;
import static io.lipsync.connector.task.FailureCode.UNAUTHORIZED;

import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.provider.ErrorTable;
import io.lipsync.connector.provider.VendorError;
import io.lipsync.connector.task.FailureCode;
import java.util.List;
import java.util.Locale;

/**
 * What EvoLink's error codes mean, for calls and for failed tasks. Follows the VideoRetalk page,
 * the "error codes" and "get task detail" pages of the EvoLink API manual, and the codes that the
 * vendor's own client knows.
 */
final class EvolinkErrors {
  private static final ErrorTable TABLE =
      new ErrorTable(
          status -> status >= 400 && status < 500,
          "",
          List.of(
              // What the vendor's own client calls checks before dispatch, and what the documents
              // list as faults of the request: after these no task exists.
              row(
                  refused(INVALID_INPUT),
                  "missing_required_params",
                  "invalid_request",
                  "invalid_parameter",
                  "invalid_parameters"),
              row(
                  refused(CONTENT_REJECTED),
                  "content_policy_violation",
                  "content_filter",
                  "sensitive_content",
                  "moderation_blocked",
                  "input_moderation_failed",
                  "sensitive_words_detected"),
              row(
                  refused(UNAUTHORIZED),
                  "unauthorized",
                  "invalid_token",
                  "key_disabled",
                  "key_expired"),
              row(
                  refused(ACCESS_DENIED),
                  "model_access_denied",
                  "key_model_not_allowed",
                  "user_disabled"),
              row(
                  refused(QUOTA_EXHAUSTED),
                  "insufficient_quota",
                  "insufficient_user_quota",
                  "quota_not_enough",
                  "account_balance_insufficient",
                  "insufficient_token_quota",
                  "key_quota_exhausted",
                  "token_daily_quota_exceeded",
                  "key_daily_quota_exhausted"),
              row(busy(RATE_LIMITED), "rate_limit_exceeded"),
              // Final for a read and for a failed task; after a submission a task may exist.
              row(noProof(INVALID_INPUT), "unsupported_parameters", "invalid_task_id"),
              row(noProof(MEDIA_UNREACHABLE), "invalid_media_url"),
              row(
                  noProof(MEDIA_REJECTED),
                  "image_processing_error",
                  "image_dimension_mismatch",
                  "invalid_audio",
                  "generation_failed_no_content"),
              row(noProof(ACCESS_DENIED), "permission_denied", "ip_restricted"),
              row(noProof(QUOTA_EXHAUSTED), "quota_exceeded", "pre_consume_token_quota_failed"),
              row(noProof(TASK_CANCELLED), "request_cancelled"),
              row(noProof(TASK_NOT_FOUND), "task_not_found", "resource_not_found"),
              row(
                  unclear(PROVIDER_ERROR),
                  "service_unavailable",
                  "no_available_channel",
                  "model_unavailable",
                  "channel_selection_failed",
                  "resource_exhausted",
                  "internal_error",
                  "service_error",
                  "generation_timeout",
                  "unknown_error"),
              row(
                  unclear(SUBMIT_OUTCOME_UNKNOWN),
                  "idempotency_conflict",
                  "paid_outcome_unknown")));

  /** What means something else for a failed task than for a refused call. */
  private static final ErrorTable OF_TASKS =
      new ErrorTable(
          status -> false,
          "",
          List.of(
              row(
                  busy(RATE_LIMITED)
                      .advising("EvoLink limits how much runs at once: submit again later."),
                  "quota_exceeded"),
              row(
                  refused(PROVIDER_ERROR).advising("Ask EvoLink's support, naming the task id."),
                  "unknown_error")));

  private EvolinkErrors() {}

  /** The rule for an error answer. Nothing that comes with a 5xx is a proof; a 402 is one. */
  static ErrorRule forCall(int httpStatus, VendorError said) {
    ErrorRule rule =
        isBetweenSuppliers(said.code()) ? unclear(PROVIDER_ERROR) : TABLE.forCall(httpStatus, said);
    return httpStatus == 402 ? rule.provenBy(true) : rule;
  }

  /** Trouble between EvoLink and its own supplier: nobody says whether it came before the order. */
  private static boolean isBetweenSuppliers(String code) {
    return code != null && code.toLowerCase(Locale.ROOT).matches("channel[_:].*");
  }

  /** The rule for a finished task without a video; faults of the media are told only in words. */
  static ErrorRule forTask(VendorError said) {
    return OF_TASKS.named(said.code()) == null
        ? TABLE.forTask(said, unclear(PROVIDER_ERROR))
        : OF_TASKS.forTask(said, null);
  }

  private static ErrorRule noProof(FailureCode code) {
    return refused(code).provenBy(false);
  }
}
