package io.lipsync.emulator.evolink;

import io.lipsync.emulator.vendor.DocumentedError;
import io.lipsync.emulator.vendor.DocumentedError.Occasion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All error codes that EvoLink is known to use: those of its pages, and those that the vendor's own
 * client expects beyond them. Stateless.
 */
final class EvoLinkErrorCodes {

  private static final List<String> QUOTA_AND_KEY =
      List.of(
          "insufficient_user_quota",
          "quota_not_enough",
          "account_balance_insufficient",
          "insufficient_token_quota",
          "key_quota_exhausted",
          "token_daily_quota_exceeded",
          "key_daily_quota_exhausted",
          "key_disabled",
          "key_expired",
          "key_model_not_allowed",
          "invalid_token",
          "ip_restricted",
          "user_disabled");

  private static final List<String> CONTENT_AND_INPUT =
      List.of(
          "content_policy_violation",
          "content_filter",
          "sensitive_content",
          "moderation_blocked",
          "input_moderation_failed",
          "invalid_request",
          "invalid_parameter",
          "invalid_parameters",
          "invalid_media_url",
          "unsupported_parameters");

  private static final List<String> CAPACITY =
      List.of(
          "service_unavailable",
          "no_available_channel",
          "model_unavailable",
          "channel_selection_failed");

  /** The page "Error codes", and two that the vendor's client knows. */
  private static final List<String> OF_TASKS =
      List.of(
          "content_policy_violation",
          "invalid_parameters",
          "image_processing_error",
          "image_dimension_mismatch",
          "request_cancelled",
          "generation_failed_no_content",
          "service_error",
          "generation_timeout",
          "resource_exhausted",
          "quota_exceeded",
          "service_unavailable",
          "resource_not_found",
          "unknown_error",
          "invalid_audio",
          "channel_account_disabled");

  private EvoLinkErrorCodes() {}

  /** Every row. */
  static List<DocumentedError> all() {
    List<DocumentedError> rows = new ArrayList<>();
    IntStream.of(400, 401, 402, 403, 409, 429, 500)
        .mapToObj(EvoLinkErrors::submit)
        .forEach(error -> rows.add(row(Occasion.SUBMIT, error)));
    Stream.of(
            beyondThePages(402, QUOTA_AND_KEY),
            beyondThePages(400, CONTENT_AND_INPUT),
            beyondThePages(503, CAPACITY),
            beyondThePages(409, List.of("paid_outcome_unknown")))
        .flatMap(errors -> errors)
        .forEach(rows::add);
    IntStream.of(400, 401, 402, 403, 404, 429, 500)
        .mapToObj(EvoLinkErrors::query)
        .forEach(error -> rows.add(row(Occasion.QUERY, error)));
    OF_TASKS.forEach(
        code ->
            rows.add(
                new DocumentedError(
                    Occasion.TASK, 200, code, new EvoLinkFailures().failed(code, null).message())));
    return rows;
  }

  private static Stream<DocumentedError> beyondThePages(int status, List<String> codes) {
    return codes.stream()
        .map(code -> row(Occasion.SUBMIT, EvoLinkErrors.submit(status).saying(code, null)));
  }

  private static DocumentedError row(Occasion occasion, ApiError error) {
    return new DocumentedError(occasion, error.status(), error.code(), error.getMessage());
  }
}
