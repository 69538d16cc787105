package io.lipsync.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.emulator.vendor.DocumentedError.Occasion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * EvoLink's error tables, read from its pages (VideoRetalk, "Get task detail", "Error codes") and
 * from what its own client knows, against what the connector makes of each answer.
 */
class EvolinkErrorsTest {
  private static final String EVOLINK = "evolink";

  /** What the document says it means, "again" for what passes, and whether a task may exist. */
  private static final String SUBMIT =
      """
      # VideoRetalk page
      400 | missing_required_params      | INVALID_INPUT        | no
      401 | unauthorized                 | UNAUTHORIZED         | no
      402 | insufficient_quota           | QUOTA_EXHAUSTED      | no
      403 | model_access_denied          | ACCESS_DENIED        | no
      429 | rate_limit_exceeded          | RATE_LIMITED again   | no
      500 | internal_error               | PROVIDER_ERROR again | perhaps
      # the vendor's own client
      400 | invalid_request              | INVALID_INPUT        | no
      400 | invalid_parameter            | INVALID_INPUT        | no
      400 | invalid_parameters           | INVALID_INPUT        | no
      400 | unsupported_parameters       | -                    | perhaps
      400 | invalid_media_url            | -                    | perhaps
      400 | content_policy_violation     | CONTENT_REJECTED     | no
      400 | content_filter               | CONTENT_REJECTED     | no
      400 | sensitive_content            | CONTENT_REJECTED     | no
      400 | moderation_blocked           | CONTENT_REJECTED     | no
      400 | input_moderation_failed      | CONTENT_REJECTED     | no
      402 | insufficient_user_quota      | QUOTA_EXHAUSTED      | no
      402 | quota_not_enough             | QUOTA_EXHAUSTED      | no
      402 | account_balance_insufficient | QUOTA_EXHAUSTED      | no
      402 | insufficient_token_quota     | QUOTA_EXHAUSTED      | no
      402 | key_quota_exhausted          | QUOTA_EXHAUSTED      | no
      402 | token_daily_quota_exceeded   | QUOTA_EXHAUSTED      | no
      402 | key_daily_quota_exhausted    | QUOTA_EXHAUSTED      | no
      402 | key_disabled                 | UNAUTHORIZED         | no
      402 | key_expired                  | UNAUTHORIZED         | no
      402 | invalid_token                | UNAUTHORIZED         | no
      402 | key_model_not_allowed        | ACCESS_DENIED        | no
      402 | ip_restricted                | ACCESS_DENIED        | no
      402 | user_disabled                | ACCESS_DENIED        | no
      409 | idempotency_conflict         | -                    | perhaps
      409 | paid_outcome_unknown         | -                    | perhaps
      503 | service_unavailable          | -                    | perhaps
      503 | no_available_channel         | -                    | perhaps
      503 | model_unavailable            | -                    | perhaps
      503 | channel_selection_failed     | -                    | perhaps
      """;

  private static final String QUERY =
      """
      400 | invalid_task_id     | INVALID_INPUT
      401 | unauthorized        | UNAUTHORIZED
      402 | quota_exceeded      | QUOTA_EXHAUSTED
      403 | permission_denied   | ACCESS_DENIED
      404 | task_not_found      | TASK_NOT_FOUND
      429 | rate_limit_exceeded | RATE_LIMITED again
      500 | internal_error      | PROVIDER_ERROR again
      """;

  /** "Again" here means a new task, which is paid anew. */
  private static final String TASK =
      """
      200 | content_policy_violation     | failed: CONTENT_REJECTED
      200 | invalid_parameters           | failed: INVALID_INPUT
      200 | image_processing_error       | failed: MEDIA_REJECTED
      200 | image_dimension_mismatch     | failed: MEDIA_REJECTED
      200 | invalid_audio                | failed: MEDIA_REJECTED
      200 | request_cancelled            | cancelled: TASK_CANCELLED
      200 | generation_failed_no_content | failed: MEDIA_REJECTED
      200 | service_error                | failed: PROVIDER_ERROR again
      200 | generation_timeout           | failed: PROVIDER_ERROR again
      200 | resource_exhausted           | failed: PROVIDER_ERROR again
      200 | quota_exceeded               | failed: RATE_LIMITED again
      200 | service_unavailable          | failed: PROVIDER_ERROR again
      200 | channel_account_disabled     | failed: PROVIDER_ERROR again
      200 | resource_not_found           | failed: TASK_NOT_FOUND
      200 | unknown_error                | failed: PROVIDER_ERROR
      """;

  @RegisterExtension static final ContractBench BENCH = ContractBench.start();

  @ParameterizedTest
  @CsvSource(textBlock = SUBMIT, delimiter = '|')
  void aRefusedSubmission(int status, String code, String meaning, String taskExists) {
    String expected = taskExists.equals("no") ? meaning : "nobody knows";

    assertThat(Reading.of(BENCH.submit(EVOLINK, "submit-%d:code=%s".formatted(status, code))))
        .isEqualTo(expected);
    assertThat(BENCH.vendor(EVOLINK).journal().summary().submits()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(textBlock = QUERY, delimiter = '|')
  void aRefusedQuery(int status, String code, String meaning) {
    assertThat(Reading.of(BENCH.submitAndRead(EVOLINK, "query-%d:code=%s".formatted(status, code))))
        .isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource(textBlock = TASK, delimiter = '|')
  void aFailedTask(int status, String code, String meaning) {
    assertThat(Reading.of(BENCH.submitAndRead(EVOLINK, "fail:" + code))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "no-face-match, failed: FACE_NOT_MATCHED",
    "invalid_parameters:No face was found in the video, failed: NO_FACE_FOUND",
    "something_new:Whatever it is, failed: PROVIDER_ERROR again"
  })
  void whatOnlyTheTextOrNobodyTells(String failure, String meaning) {
    assertThat(Reading.of(BENCH.submitAndRead(EVOLINK, "fail:" + failure))).isEqualTo(meaning);
  }

  @Test
  void noDocumentedErrorIsLeftOut() {
    var documented = BENCH.vendor(EVOLINK).documentedErrors();
    ErrorTable.assertComplete(SUBMIT, documented, Occasion.SUBMIT);
    ErrorTable.assertComplete(QUERY, documented, Occasion.QUERY);
    ErrorTable.assertComplete(TASK, documented, Occasion.TASK);
  }
}
