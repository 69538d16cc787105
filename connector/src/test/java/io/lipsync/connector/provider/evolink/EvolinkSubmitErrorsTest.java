package io.lipsync.connector.provider.evolink;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.task.FailureCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The error tables of a submission. The column that decides about money is "outcome": only after
 * {@code NotAccepted} may the order ever be sent again.
 */
class EvolinkSubmitErrorsTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  /** VideoRetalk page, responses 400 to 500; in words the message of the example. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | missing_required_params | NotAccepted | INVALID_INPUT   | false
          401 | unauthorized            | NotAccepted | UNAUTHORIZED    | false
          402 | insufficient_quota      | NotAccepted | QUOTA_EXHAUSTED | false
          403 | model_access_denied     | NotAccepted | ACCESS_DENIED   | false
          429 | rate_limit_exceeded     | NotAccepted | RATE_LIMITED    | true
          500 | internal_error          | Unknown     |                 |
          """)
  void documentedErrors(
      int status, String code, String outcome, FailureCode failure, Boolean retryable) {
    check(status, EvolinkJson.error(code, "words"), outcome, failure, retryable);
  }

  /** Codes of the gateway that the vendor's own client knows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | invalid_request              | NotAccepted | INVALID_INPUT     | false
          400 | invalid_parameter            | NotAccepted | INVALID_INPUT     | false
          400 | invalid_parameters           | NotAccepted | INVALID_INPUT     | false
          400 | unsupported_parameters       | Unknown     |                   |
          400 | invalid_media_url            | Unknown     |                   |
          400 | content_policy_violation     | NotAccepted | CONTENT_REJECTED  | false
          400 | content_filter               | NotAccepted | CONTENT_REJECTED  | false
          400 | sensitive_content            | NotAccepted | CONTENT_REJECTED  | false
          400 | moderation_blocked           | NotAccepted | CONTENT_REJECTED  | false
          400 | input_moderation_failed      | NotAccepted | CONTENT_REJECTED  | false
          402 | insufficient_user_quota      | NotAccepted | QUOTA_EXHAUSTED   | false
          402 | quota_not_enough             | NotAccepted | QUOTA_EXHAUSTED   | false
          402 | account_balance_insufficient | NotAccepted | QUOTA_EXHAUSTED   | false
          402 | insufficient_token_quota     | NotAccepted | QUOTA_EXHAUSTED   | false
          402 | key_quota_exhausted          | NotAccepted | QUOTA_EXHAUSTED   | false
          402 | token_daily_quota_exceeded   | NotAccepted | QUOTA_EXHAUSTED   | false
          402 | key_daily_quota_exhausted    | NotAccepted | QUOTA_EXHAUSTED   | false
          402 | quota_exceeded               | NotAccepted | QUOTA_EXHAUSTED   | false
          402 | key_disabled                 | NotAccepted | UNAUTHORIZED      | false
          402 | key_expired                  | NotAccepted | UNAUTHORIZED      | false
          401 | invalid_token                | NotAccepted | UNAUTHORIZED      | false
          402 | key_model_not_allowed        | NotAccepted | ACCESS_DENIED     | false
          403 | ip_restricted                | Unknown     |                   |
          403 | user_disabled                | NotAccepted | ACCESS_DENIED     | false
          503 | no_available_channel         | Unknown     |                   |
          503 | model_unavailable            | Unknown     |                   |
          503 | channel_selection_failed     | Unknown     |                   |
          503 | service_unavailable          | Unknown     |                   |
          503 | SERVICE_UNAVAILABLE          | Unknown     |                   |
          429 | resource_exhausted           | Unknown     |                   |
          409 | idempotency_conflict         | Unknown     |                   |
          409 | paid_outcome_unknown         | Unknown     |                   |
          500 | service_error                | Unknown     |                   |
          504 | generation_timeout           | Unknown     |                   |
          500 | unknown_error                | Unknown     |                   |
          502 | channel_response_timeout     | Unknown     |                   |
          """)
  void gatewayErrors(
      int status, String code, String outcome, FailureCode failure, Boolean retryable) {
    check(status, EvolinkJson.error(code, "words"), outcome, failure, retryable);
  }

  /**
   * Of codes that nobody documented only the status is known, and only two of them prove anything.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          301 | Unknown     |                 |
          303 | Unknown     |                 |
          307 | Unknown     |                 |
          400 | Unknown     |                 |
          401 | Unknown     |                 |
          402 | NotAccepted | QUOTA_EXHAUSTED | false
          403 | Unknown     |                 |
          404 | Unknown     |                 |
          405 | Unknown     |                 |
          408 | Unknown     |                 |
          409 | Unknown     |                 |
          413 | Unknown     |                 |
          422 | Unknown     |                 |
          429 | NotAccepted | RATE_LIMITED    | true
          500 | Unknown     |                 |
          502 | Unknown     |                 |
          503 | Unknown     |                 |
          504 | Unknown     |                 |
          524 | Unknown     |                 |
          """)
  void errorsWithoutAKnownCode(int status, String outcome, FailureCode failure, Boolean retryable) {
    check(status, EvolinkJson.error("never_heard_of", "words"), outcome, failure, retryable);
    check(status, EvolinkJson.error(null, "words"), outcome, failure, retryable);
    check(status, "{\"error\":{\"code\":" + status + "}}", outcome, failure, retryable);
    check(status, "{\"error\":{\"code\":{\"a\":1},\"message\":[]}}", outcome, failure, retryable);
    check(status, "{\"error\":\"x\",\"error_description\":\"y\"}", outcome, failure, retryable);
    check(status, "{\"success\":false,\"code\":1,\"msg\":\"m\"}", outcome, failure, retryable);
    check(status, "<html><body>nginx</body></html>", outcome, failure, retryable);
    check(status, "", outcome, failure, retryable);
    check(status, "null", outcome, failure, retryable);
    check(status, "[]", outcome, failure, retryable);
  }

  /** The gateway's own shapes: the code counts, wherever it stands. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | {"code":"insufficient_user_quota","message":"words"}         | NotAccepted | QUOTA_EXHAUSTED
          403 | {"error":{"error":{"code":"insufficient_user_quota"}}}       | NotAccepted | QUOTA_EXHAUSTED
          400 | {"error":{"code":"sensitive_words_detected"}}                | NotAccepted | CONTENT_REJECTED
          401 | {"error":"invalid_token","error_description":"words"}        | NotAccepted | UNAUTHORIZED
          400 | {"error":{"code":"invalid_parameters","message":"Invalid video resolution. The height or width of video must be 640 ~ 2048."}} | NotAccepted | MEDIA_REJECTED
          403 | {"code":"pre_consume_token_quota_failed","message":"words"}  | Unknown     |
          429 | {"error":{"code":"channel:no_available_key"}}                | Unknown     |
          503 | {"error":{"code":"insufficient_user_quota"}}                 | Unknown     |
          400 | {"message":"insufficient_user_quota"}                        | Unknown     |
          400 | {"detail":"Invalid video resolution"}                        | Unknown     |
          400 | {"error":{"code":"insufficient_quota_of_something"}}         | Unknown     |
          """)
  void theGatewaysShapes(int status, String body, String outcome, FailureCode failure) {
    check(status, body, outcome, failure, failure == null ? null : false);
  }

  /** The vendor's words for "nothing happened" prove nothing when they come with a 5xx. */
  @ParameterizedTest
  @ValueSource(strings = {"insufficient_quota", "rate_limit_exceeded", "invalid_request"})
  void norDoesAKnownCodeWithAServerError(String code) {
    check(500, EvolinkJson.error(code, "words"), "Unknown", null, null);
    check(503, EvolinkJson.error(code, "words"), "Unknown", null, null);
    check(200, "{\"error\":{\"code\":\"" + code + "\"}}", "Unknown", null, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[]",
        "\"x\"",
        "<html></html>",
        "{\"id\":null}",
        "{\"id\":\"\"}",
        "{\"id\":\" \"}",
        "{\"id\":{}}",
        "{\"status\":\"failed\",\"error\":{\"code\":\"x\"}}",
        "{\"id\":\"task-unified-1"
      })
  void aSuccessWithoutATaskIdIsUnknown(String body) {
    check(200, body, "Unknown", null, null);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultInsteadOfAnAnswerIsUnknown(Fault fault) {
    EVOLINK.submitAnswers(aResponse().withStatus(200).withFault(fault));
    assertThat(submit()).isInstanceOf(SubmitAnswer.Unknown.class);
    assertThat(EVOLINK.submissions()).hasSize(1);
  }

  @Test
  void aHostThatCannotBeReachedAcceptedNothing() {
    EvolinkProvider nowhere = EVOLINK.provider();
    var account =
        EVOLINK
            .providers()
            .account(
                new io.lipsync.connector.provider.Connection(
                    "evolink", EvolinkServer.API_KEY, "https://no-such-host.invalid"));
    assertThat(nowhere.submit(account, Orders.any(), SendGate.OPEN))
        .isInstanceOf(SubmitAnswer.NotSent.class);
  }

  @Test
  void theWaitThatTheProviderAskedForIsHandedOn() {
    EVOLINK.submitAnswers(
        aResponse()
            .withStatus(429)
            .withHeader("Retry-After", "17")
            .withBody(EvolinkJson.error("rate_limit_exceeded", "words")));
    assertThat(((SubmitAnswer.NotAccepted) submit()).requestedWait())
        .contains(Duration.ofSeconds(17));
  }

  @Test
  void theFailureSaysWhatTheProviderSaid() {
    EVOLINK.submitAnswers(
        402, EvolinkJson.error("insufficient_quota", "Please top up your account."));
    var failure = ((SubmitAnswer.NotAccepted) submit()).failure();
    assertThat(failure.message())
        .isEqualTo("EvoLink answered HTTP 402: Please top up your account.");
    assertThat(failure.providerCode()).isEqualTo("insufficient_quota");
    assertThat(failure.describe())
        .isEqualTo(
            "EvoLink answered HTTP 402: Please top up your account. (provider code"
                + " insufficient_quota). Top up the provider account, then try again.");
  }

  private static void check(
      int status, String body, String outcome, FailureCode failure, Boolean retryable) {
    EVOLINK.submitAnswers(status, body);
    SubmitAnswer answer = submit();
    assertThat(answer.getClass().getSimpleName()).as(body).isEqualTo(outcome);
    if (answer instanceof SubmitAnswer.NotAccepted refused) {
      assertThat(refused.failure().code()).as(body).isEqualTo(failure);
      assertThat(refused.failure().retryable()).as(body).isEqualTo(retryable);
      assertThat(refused.failure().advice()).isNotBlank();
    }
  }

  private static SubmitAnswer submit() {
    return EVOLINK.provider().submit(EVOLINK.account(), Orders.any(), SendGate.OPEN);
  }
}
