package io.lipsync.connector.provider.dashscope;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.support.SubmitOrders;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskStatus;
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
class DashscopeSubmitErrorsTest {
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();

  @Test
  void theDocumentedAnswerIsAccepted() {
    DASHSCOPE.submitAnswers(200, DashscopeJson.ACCEPTED);
    assertThat(submit())
        .isEqualTo(
            new SubmitAnswer.Accepted(
                VendorServer.TASK_ID,
                TaskStatus.PENDING,
                null,
                null,
                "7574ee8f-38a3-4b1e-9280-11c33ab46e51"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"task_status\": 7",
        "\"task_status\": {\"word\": \"PENDING\"}",
        "\"submit_time\": \"soon\"",
        "\"code\": [], \"message\": 1e400",
        "\"unheard\": [[{}]]"
      })
  void aFieldOfAnUnexpectedTypeDoesNotLoseTheId(String fields) {
    DASHSCOPE.submitAnswers(200, DashscopeJson.output(fields));
    assertThat(submit())
        .isInstanceOfSatisfying(
            SubmitAnswer.Accepted.class,
            accepted -> assertThat(accepted.taskId()).isEqualTo(VendorServer.TASK_ID));
  }

  /** "Error messages" pages of Model Studio. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | InvalidParameter                | NotAccepted | INVALID_INPUT     | false
          400 | BadRequest.EmptyInput           | NotAccepted | INVALID_INPUT     | false
          400 | BadRequest.EmptyModel           | NotAccepted | INVALID_INPUT     | false
          400 | BadRequest.EmptyParameters      | NotAccepted | INVALID_INPUT     | false
          400 | BadRequest.IllegalInput         | NotAccepted | INVALID_INPUT     | false
          400 | UnsupportedOperation            | NotAccepted | INVALID_INPUT     | false
          400 | InvalidURL                      | NotAccepted | MEDIA_UNREACHABLE | false
          400 | DataInspectionFailed            | NotAccepted | CONTENT_REJECTED  | false
          400 | InvalidParameter.DataInspection | NotAccepted | MEDIA_UNREACHABLE | true
          400 | Arrearage                       | NotAccepted | QUOTA_EXHAUSTED   | false
          401 | InvalidApiKey                   | NotAccepted | UNAUTHORIZED      | false
          403 | AccessDenied                    | NotAccepted | ACCESS_DENIED     | false
          403 | AccessDenied.Unpurchased        | NotAccepted | ACCESS_DENIED     | false
          403 | Model.AccessDenied              | NotAccepted | ACCESS_DENIED     | false
          403 | Workspace.AccessDenied          | NotAccepted | ACCESS_DENIED     | false
          403 | AllocationQuota.FreeTierOnly    | NotAccepted | QUOTA_EXHAUSTED   | false
          404 | ModelNotFound                   | NotAccepted | ACCESS_DENIED     | false
          404 | WorkSpaceNotFound               | NotAccepted | ACCESS_DENIED     | false
          429 | Throttling                      | NotAccepted | RATE_LIMITED      | true
          429 | Throttling.RateQuota            | NotAccepted | RATE_LIMITED      | true
          429 | Throttling.BurstRate            | NotAccepted | RATE_LIMITED      | true
          429 | Throttling.Concurrency          | NotAccepted | RATE_LIMITED      | true
          429 | Throttling.AllocationQuota      | NotAccepted | RATE_LIMITED      | true
          429 | CommodityNotPurchased           | NotAccepted | QUOTA_EXHAUSTED   | false
          429 | PrepaidBillOverdue              | NotAccepted | QUOTA_EXHAUSTED   | false
          429 | PostpaidBillOverdue             | NotAccepted | QUOTA_EXHAUSTED   | false
          500 | InternalError                   | Unknown     |                   |
          500 | InternalError.Algo              | Unknown     |                   |
          500 | InternalError.Upload            | Unknown     |                   |
          500 | InternalError.FileUpload        | Unknown     |                   |
          500 | InternalError.Timeout           | Unknown     |                   |
          500 | SystemError                     | Unknown     |                   |
          500 | ModelServiceFailed              | Unknown     |                   |
          500 | RequestTimeOut                  | Unknown     |                   |
          503 | ServiceUnavailable              | Unknown     |                   |
          503 | ModelUnavailable                | Unknown     |                   |
          """)
  void documentedErrors(
      int status, String code, String outcome, FailureCode failure, Boolean retryable) {
    check(status, DashscopeJson.error(code, "words"), outcome, failure, retryable);
    check(status, DashscopeJson.error(code.toLowerCase(), "words"), outcome, failure, retryable);
  }

  /** VideoRetalk page; the last ones belong to its siblings. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          InvalidURL.ConnectionRefused | MEDIA_UNREACHABLE | true
          InvalidURL.Timeout           | MEDIA_UNREACHABLE | true
          InvalidFile.Size             | MEDIA_REJECTED    | false
          InvalidFile.Format           | MEDIA_REJECTED    | false
          InvalidFile.Resolution       | MEDIA_REJECTED    | false
          InvalidFile.FPS              | MEDIA_REJECTED    | false
          InvalidFile.Duration         | MEDIA_REJECTED    | false
          InvalidFile.ImageSize        | MEDIA_REJECTED    | false
          InvalidFile.Openerror        | MEDIA_REJECTED    | false
          InvalidFile.Content          | NO_FACE_FOUND     | false
          InvalidFile.FaceNotMatch     | FACE_NOT_MATCHED  | false
          InvalidFile.DownloadFailed   | MEDIA_UNREACHABLE | true
          InvalidFile.AudioLengthError | MEDIA_REJECTED    | false
          InvalidFile.NoHuman          | NO_FACE_FOUND     | false
          InvalidFile.FacePose         | NO_FACE_FOUND     | false
          InvalidFile.Value            | MEDIA_REJECTED    | false
          InvalidFile.FullFace         | NO_FACE_FOUND     | false
          InvalidFile.AspectRatio      | MEDIA_REJECTED    | false
          InvalidFile.MultiHuman       | NO_FACE_FOUND     | false
          InvalidFile.Unheard          | MEDIA_REJECTED    | false
          InvalidURL.Unheard           | MEDIA_UNREACHABLE | false
          InvalidPerson                | NO_FACE_FOUND     | false
          InvalidImage.NoHumanFace     | NO_FACE_FOUND     | false
          """)
  void problemsWithTheMedia(String code, FailureCode failure, Boolean retryable) {
    check(400, DashscopeJson.error(code, "words"), "NotAccepted", failure, retryable);
  }

  /**
   * Of codes that nobody documented only the status is known, and only two of them prove anything.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          302 | Unknown     |                 |
          303 | Unknown     |                 |
          400 | Unknown     |                 |
          401 | Unknown     |                 |
          402 | NotAccepted | QUOTA_EXHAUSTED | false
          403 | Unknown     |                 |
          404 | Unknown     |                 |
          408 | Unknown     |                 |
          409 | Unknown     |                 |
          422 | Unknown     |                 |
          429 | NotAccepted | RATE_LIMITED    | true
          500 | Unknown     |                 |
          502 | Unknown     |                 |
          503 | Unknown     |                 |
          504 | Unknown     |                 |
          """)
  void errorsWithoutAKnownCode(int status, String outcome, FailureCode failure, Boolean retryable) {
    check(status, DashscopeJson.error("NeverHeardOf.It", "words"), outcome, failure, retryable);
    check(status, "{\"code\":{\"a\":1},\"message\":[]}", outcome, failure, retryable);
    check(status, "{\"code\":\".\"}", outcome, failure, retryable);
    check(status, "<html><body>nginx</body></html>", outcome, failure, retryable);
    check(status, "", outcome, failure, retryable);
    check(status, "null", outcome, failure, retryable);
    check(status, DashscopeJson.ACCEPTED, outcome, failure, retryable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[]",
        "<html></html>",
        "{\"output\":null}",
        "{\"output\":{\"task_id\":null}}",
        "{\"output\":{\"task_id\":\" \"}}",
        "{\"output\":{\"task_id\":{}}}",
        "{\"output\":{\"task_status\":\"FAILED\"}}",
        "{\"task_id\":\"a8532587-fa8c\"}",
        "{\"code\":\"NeverHeardOf\"}",
        "{\"output\":{\"task_id\":\"a853"
      })
  void aSuccessWithoutATaskIdIsUnknown(String body) {
    check(200, body, "Unknown", null, null);
  }

  @Test
  void aRefusalIsARefusalEvenWithASuccessStatus() {
    check(
        200,
        DashscopeJson.error("Throttling.RateQuota", "words"),
        "NotAccepted",
        FailureCode.RATE_LIMITED,
        true);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultInsteadOfAnAnswerIsUnknown(Fault fault) {
    DASHSCOPE.submitAnswers(aResponse().withStatus(200).withFault(fault));
    assertThat(submit()).isInstanceOf(SubmitAnswer.Unknown.class);
    assertThat(DASHSCOPE.requests()).hasSize(1);
  }

  @Test
  void aHostThatCannotBeReachedAcceptedNothing() {
    var account =
        DASHSCOPE
            .providers()
            .account(
                new Connection("dashscope", VendorServer.API_KEY, "https://no-such-host.invalid"));
    assertThat(DASHSCOPE.provider().submit(account, SubmitOrders.any(), SendGate.OPEN))
        .isInstanceOf(SubmitAnswer.NotSent.class);
  }

  @Test
  void aWaitThatTheProviderAskedForIsHandedOn() {
    DASHSCOPE.submitAnswers(
        aResponse()
            .withStatus(429)
            .withHeader("Retry-After", "17")
            .withBody(DashscopeJson.error("Throttling", "words")));
    assertThat(((SubmitAnswer.NotAccepted) submit()).requestedWait())
        .contains(Duration.ofSeconds(17));
  }

  @Test
  void theFailureSaysWhatTheProviderSaidAndNoSecret() {
    DASHSCOPE.submitAnswers(
        400,
        DashscopeJson.error(
            "InvalidURL.Timeout",
            "Download https://example.com/a.mp4?Signature=s3cr3t timeout for "
                + VendorServer.API_KEY));
    var failure = ((SubmitAnswer.NotAccepted) submit()).failure();
    assertThat(failure.message())
        .isEqualTo(
            "DashScope answered HTTP 400: Download https://example.com/a.mp4?*** timeout for ***");
    assertThat(failure.providerCode()).isEqualTo("InvalidURL.Timeout");
  }

  private static void check(
      int status, String body, String outcome, FailureCode failure, Boolean retryable) {
    DASHSCOPE.submitAnswers(status, body);
    SubmitAnswer answer = submit();
    assertThat(answer.getClass().getSimpleName()).as(body).isEqualTo(outcome);
    if (answer instanceof SubmitAnswer.NotAccepted refused) {
      assertThat(refused.failure().code()).as(body).isEqualTo(failure);
      assertThat(refused.failure().retryable()).as(body).isEqualTo(retryable);
      assertThat(refused.failure().advice()).isNotBlank();
    }
  }

  private static SubmitAnswer submit() {
    return DASHSCOPE.provider().submit(DASHSCOPE.account(), SubmitOrders.any(), SendGate.OPEN);
  }
}
