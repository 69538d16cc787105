package io.lipsync.connector.provider.evolink;

import static io.lipsync.connector.provider.ErrorRule.busy;
import static io.lipsync.connector.provider.ErrorRule.refused;
import static io.lipsync.connector.provider.ErrorRule.unclear;
import static io.lipsync.connector.task.FailureCode.ACCESS_DENIED;
import static io.lipsync.connector.task.FailureCode.CONTENT_REJECTED;
import static io.lipsync.connector.task.FailureCode.FACE_NOT_MATCHED;
import static io.lipsync.connector.task.FailureCode.INVALID_INPUT;
import static io.lipsync.connector.task.FailureCode.MEDIA_REJECTED;
import static io.lipsync.connector.task.FailureCode.MEDIA_UNREACHABLE;
import static io.lipsync.connector.task.FailureCode.NO_FACE_FOUND;
import static io.lipsync.connector.task.FailureCode.PROVIDER_ERROR;
import static io.lipsync.connector.task.FailureCode.QUOTA_EXHAUSTED;
import static io.lipsync.connector.task.FailureCode.RATE_LIMITED;
import static io.lipsync.connector.task.FailureCode.SUBMIT_OUTCOME_UNKNOWN;
import static io.lipsync.connector.task.FailureCode.TASK_CANCELLED;
import static io.lipsync.connector.task.FailureCode.TASK_NOT_FOUND;
import static io.lipsync.connector.task.FailureCode.UNAUTHORIZED;

import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.task.FailureCode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What EvoLink's error codes mean, for calls and for failed tasks. Follows the VideoRetalk page,
 * the "error codes" and "get task detail" pages of the EvoLink API manual, and the codes that the
 * vendor's own client knows.
 */
final class EvolinkErrors {
  private static final Map<String, ErrorRule> BY_CODE = new HashMap<>();

  static {
    // What the vendor's own client calls checks before dispatch, and what the documents list as
    // faults of the request: after these no task exists.
    rule(
        refused(INVALID_INPUT),
        "missing_required_params",
        "invalid_request",
        "invalid_parameter",
        "invalid_parameters");
    rule(
        refused(CONTENT_REJECTED),
        "content_policy_violation",
        "content_filter",
        "sensitive_content",
        "moderation_blocked",
        "input_moderation_failed",
        "sensitive_words_detected");
    rule(refused(UNAUTHORIZED), "unauthorized", "invalid_token", "key_disabled", "key_expired");
    rule(refused(ACCESS_DENIED), "model_access_denied", "key_model_not_allowed", "user_disabled");
    rule(
        refused(QUOTA_EXHAUSTED),
        "insufficient_quota",
        "insufficient_user_quota",
        "quota_not_enough",
        "account_balance_insufficient",
        "insufficient_token_quota",
        "key_quota_exhausted",
        "token_daily_quota_exceeded",
        "key_daily_quota_exhausted",
        "pre_consume_token_quota_failed");
    rule(busy(RATE_LIMITED), "rate_limit_exceeded");

    // Final for a read and for a failed task; after a submission a task may exist.
    rule(noProof(INVALID_INPUT), "unsupported_parameters", "invalid_task_id");
    rule(noProof(MEDIA_UNREACHABLE), "invalid_media_url");
    rule(
        noProof(MEDIA_REJECTED),
        "image_processing_error",
        "image_dimension_mismatch",
        "invalid_audio",
        "generation_failed_no_content");
    rule(noProof(ACCESS_DENIED), "permission_denied", "ip_restricted");
    rule(noProof(QUOTA_EXHAUSTED), "quota_exceeded");
    rule(noProof(TASK_CANCELLED), "request_cancelled");
    rule(noProof(TASK_NOT_FOUND), "task_not_found", "resource_not_found");

    rule(
        unclear(PROVIDER_ERROR),
        "service_unavailable",
        "no_available_channel",
        "model_unavailable",
        "channel_selection_failed",
        "resource_exhausted",
        "internal_error",
        "service_error",
        "generation_timeout",
        "unknown_error");
    rule(unclear(SUBMIT_OUTCOME_UNKNOWN), "idempotency_conflict", "paid_outcome_unknown");
  }

  /** What means something else for a failed task than for a refused call. */
  private static final Map<String, ErrorRule> BY_TASK_CODE =
      Map.of(
          "quota_exceeded",
          busy(RATE_LIMITED).advising("EvoLink limits how much runs at once: submit again later."),
          "unknown_error",
          refused(PROVIDER_ERROR).advising("Ask EvoLink's support, naming the task id."));

  private EvolinkErrors() {}

  /**
   * The rule for an error answer. Nothing that comes with a 5xx is a proof.
   *
   * @param httpStatus the answer's status
   * @param code {@code error.code}, or null when the body had none
   */
  static ErrorRule forCall(int httpStatus, String code) {
    ErrorRule named = named(code);
    if (named == null) {
      return ErrorRule.ofStatus(httpStatus);
    }
    boolean proof = httpStatus == 402 || named.created() == ErrorRule.TaskCreated.NO;
    return named.provenBy(proof && httpStatus >= 400 && httpStatus < 500);
  }

  /**
   * The rule for a finished task without a video.
   *
   * @param code {@code error.code}, or null
   * @param message {@code error.message}; EvoLink tells face problems only in words
   */
  static ErrorRule forTask(String code, String message) {
    ErrorRule face = faceProblem(message);
    if (face != null) {
      return face;
    }
    ErrorRule special = code == null ? null : BY_TASK_CODE.get(code.toLowerCase(Locale.ROOT));
    if (special != null) {
      return special;
    }
    ErrorRule named = named(code);
    return named != null ? named : unclear(PROVIDER_ERROR);
  }

  private static ErrorRule faceProblem(String message) {
    String text = message == null ? "" : message.toLowerCase(Locale.ROOT);
    if (text.contains("no matching face") || text.contains("face not match")) {
      return refused(FACE_NOT_MATCHED);
    }
    return text.contains("no face") ? refused(NO_FACE_FOUND) : null;
  }

  private static ErrorRule named(String code) {
    if (code == null) {
      return null;
    }
    String key = code.toLowerCase(Locale.ROOT);
    ErrorRule known = BY_CODE.get(key);
    // Trouble between EvoLink and its own supplier: nobody says whether it came before the order.
    return known == null && key.startsWith("channel_") ? unclear(PROVIDER_ERROR) : known;
  }

  private static ErrorRule noProof(FailureCode code) {
    return refused(code).provenBy(false);
  }

  private static void rule(ErrorRule rule, String... codes) {
    List.of(codes).forEach(code -> BY_CODE.put(code, rule));
  }
}
