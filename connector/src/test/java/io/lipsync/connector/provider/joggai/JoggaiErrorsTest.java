package io.lipsync.connector.provider.joggai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Balance;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.support.SubmitOrders;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The envelope counts, whatever the HTTP status; without one the status does. */
class JoggaiErrorsTest {
  @RegisterExtension static final VendorServer JOGGAI = VendorServer.joggai();

  /** "Error handling" page. The statuses are those that JoggAI may or may not send with it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          429   | 429 | NotAccepted | RATE_LIMITED    | true
          10104 | 404 | NotAccepted | TASK_NOT_FOUND  | false
          10105 | 401 | NotAccepted | UNAUTHORIZED    | false
          18020 | 402 | NotAccepted | QUOTA_EXHAUSTED | false
          18025 | 403 | NotAccepted | ACCESS_DENIED   | false
          40000 | 400 | NotAccepted | INVALID_INPUT   | false
          50000 | 500 | Unknown     |                 |
          """)
  void documentedErrorsOfASubmission(
      int code, int usualStatus, String outcome, FailureCode failure, Boolean retryable) {
    for (int status : new int[] {200, usualStatus, 400, 500, 502}) {
      checkSubmission(status, JoggaiJson.error(code, "words"), outcome, failure, retryable);
      String asText = "{\"code\":\"" + code + "\",\"msg\":[]}";
      checkSubmission(status, asText, outcome, failure, retryable);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          429   | Later       | RATE_LIMITED
          10104 | Refused     | TASK_NOT_FOUND
          17003 | Refused     | TASK_NOT_FOUND
          10105 | Refused     | UNAUTHORIZED
          18020 | Refused     | QUOTA_EXHAUSTED
          18025 | Refused     | ACCESS_DENIED
          40000 | Refused     | INVALID_INPUT
          50000 | Later       | PROVIDER_ERROR
          77777 | Later       | PROVIDER_ERROR
          """)
  void documentedErrorsOfARead(int code, String outcome, FailureCode failure) {
    JOGGAI.taskAnswers(200, JoggaiJson.error(code, "words"));
    Answer<FoundTask> answer = JOGGAI.provider().read(JOGGAI.account(), VendorServer.TASK_ID);
    assertThat(answer.getClass().getSimpleName()).isEqualTo(outcome);
    TaskFailure seen =
        answer instanceof Answer.Refused<FoundTask> refused
            ? refused.failure()
            : ((Answer.Later<FoundTask>) answer).failure();
    assertThat(seen.code()).isEqualTo(failure);
    assertThat(seen.providerCode()).isEqualTo(Integer.toString(code));
  }

  /** Codes that nobody documented, and answers that are no envelope. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | Unknown     |                 |
          302 | Unknown     |                 |
          303 | Unknown     |                 |
          400 | Unknown     |                 |
          401 | Unknown     |                 |
          402 | NotAccepted | QUOTA_EXHAUSTED | false
          403 | Unknown     |                 |
          429 | NotAccepted | RATE_LIMITED    | true
          500 | Unknown     |                 |
          502 | Unknown     |                 |
          503 | Unknown     |                 |
          """)
  void errorsWithoutAKnownCode(int status, String outcome, FailureCode failure, Boolean retryable) {
    checkSubmission(status, JoggaiJson.error(77777, "words"), outcome, failure, retryable);
    checkSubmission(status, "{\"code\":0.5}", outcome, failure, retryable);
    checkSubmission(status, "{\"code\":1e400}", outcome, failure, retryable);
    checkSubmission(status, "{\"code\":{},\"msg\":{}}", outcome, failure, retryable);
    checkSubmission(status, "<html></html>", outcome, failure, retryable);
    checkSubmission(status, "", outcome, failure, retryable);
    checkSubmission(status, "null", outcome, failure, retryable);
  }

  /** The path prefix differs between JoggAI's own pages: such a host knows no lip sync. */
  @ParameterizedTest
  @ValueSource(strings = {"<html></html>", "", "null", "{\"detail\":\"Not Found\"}"})
  void aPathThatNobodyServesCreatedNothing(String page) {
    checkSubmission(404, page, "NotAccepted", FailureCode.PROVIDER_ERROR, true);
    checkSubmission(404, JoggaiJson.error(77777, "words"), "Unknown", null, null);
  }

  @ParameterizedTest
  @CsvSource({"200", "201", "400", "500"})
  void aTaskIdCountsWhateverTheStatus(int status) {
    JOGGAI.submitAnswers(status, JoggaiJson.ACCEPTED);
    assertThat(submit())
        .isEqualTo(new SubmitAnswer.Accepted(VendorServer.TASK_ID, TaskStatus.PENDING, null, null));
  }

  @ParameterizedTest
  @CsvSource({"pending, pending", "processing, processing", "success, completed", "failed, failed"})
  void aSubmissionMayBeFinishedAtOnce(String word, String status) {
    JOGGAI.submitAnswers(200, JoggaiJson.task("\"status\":\"" + word + "\""));
    assertThat(((SubmitAnswer.Accepted) submit()).status().word()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":0}",
        "{\"code\":0,\"data\":null}",
        "{\"code\":0,\"data\":{\"task_id\":\"\"}}",
        "{\"code\":0,\"data\":{\"task_id\":7.5}}"
      })
  void aSuccessWithoutATaskIdIsUnknown(String body) {
    checkSubmission(200, body, "Unknown", null, null);
  }

  /** An id in its place was paid for, whatever is missing around it. */
  @Test
  void aTaskIdWithoutTheEnvelopesCodeIsATask() {
    JOGGAI.submitAnswers(200, "{\"data\":{\"task_id\":\"3d5c6930\"}}");
    assertThat(submit())
        .isEqualTo(new SubmitAnswer.Accepted("3d5c6930", TaskStatus.PROCESSING, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":429,\"msg\":\"m\",\"retryAfter\":17}",
        "{\"code\":429,\"msg\":\"m\",\"retryAfter\":\"17\"}",
        "{\"code\":429,\"msg\":\"m\",\"data\":{\"retryAfter\":17}}"
      })
  void theWaitInTheBodyIsHandedOn(String body) {
    JOGGAI.submitAnswers(200, body);
    assertThat(((SubmitAnswer.NotAccepted) submit()).requestedWait())
        .contains(Duration.ofSeconds(17));
  }

  @Test
  void theWaitInTheHeaderIsHandedOn() {
    JOGGAI.submitAnswers(okJson(JoggaiJson.error(429, "words")).withHeader("Retry-After", "17"));
    assertThat(((SubmitAnswer.NotAccepted) submit()).requestedWait())
        .contains(Duration.ofSeconds(17));
  }

  @ParameterizedTest
  @CsvSource({"-5", "\"soon\"", "{}", "null"})
  void aWaitThatIsNoneIsIgnored(String wait) {
    JOGGAI.submitAnswers(200, "{\"code\":429,\"retryAfter\":" + wait + "}");
    assertThat(((SubmitAnswer.NotAccepted) submit()).requestedWait()).isEmpty();
  }

  @Test
  void aWaitOfDaysIsCut() {
    JOGGAI.submitAnswers(200, "{\"code\":429,\"retryAfter\":999999}");
    assertThat(((SubmitAnswer.NotAccepted) submit()).requestedWait()).contains(Duration.ofHours(1));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultInsteadOfAnAnswerIsUnknownOrUnavailable(Fault fault) {
    JOGGAI.submitAnswers(aResponse().withStatus(200).withFault(fault));
    JOGGAI.taskAnswers(aResponse().withStatus(200).withFault(fault));
    assertThat(submit()).isInstanceOf(SubmitAnswer.Unknown.class);
    assertThat(JOGGAI.provider().read(JOGGAI.account(), VendorServer.TASK_ID))
        .isInstanceOf(Answer.Later.class);
    assertThat(JOGGAI.requests()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"429, Later", "10105, Refused", "18025, Refused", "50000, Later", "0, Later"})
  void aQuotaThatIsNotTold(int code, String outcome) {
    JOGGAI.getAnswers("/v2/user/remaining_quota", okJson(JoggaiJson.error(code, "words")));
    Answer<Balance> answer = JOGGAI.provider().account(JOGGAI.account());
    assertThat(answer.getClass().getSimpleName()).isEqualTo(outcome);
  }

  @Test
  void nothingIsSentForACancellation() {
    assertThat(JOGGAI.provider().cancel(JOGGAI.account(), VendorServer.TASK_ID))
        .isEqualTo(
            new Answer.Refused<>(
                TaskFailure.of(
                    FailureCode.NOT_CANCELLABLE, "joggai has no call that cancels a task", false)));
    assertThat(JOGGAI.requests()).isEmpty();
  }

  @Test
  void theFailureSaysWhatTheProviderSaidAndNoSecret() {
    JOGGAI.submitAnswers(
        200,
        JoggaiJson.error(
            10105, "Invalid API key " + VendorServer.API_KEY + " for https://a.example.com/?k=s"));
    TaskFailure failure = ((SubmitAnswer.NotAccepted) submit()).failure();
    assertThat(failure.message())
        .isEqualTo("JoggAI answered HTTP 200: Invalid API key *** for https://a.example.com/?***");
    assertThat(failure.providerCode()).isEqualTo("10105");
  }

  private static void checkSubmission(
      int status, String body, String outcome, FailureCode failure, Boolean retryable) {
    JOGGAI.submitAnswers(status, body);
    SubmitAnswer answer = submit();
    assertThat(answer.getClass().getSimpleName()).as(status + body).isEqualTo(outcome);
    if (answer instanceof SubmitAnswer.NotAccepted refused) {
      assertThat(refused.failure().code()).as(body).isEqualTo(failure);
      assertThat(refused.failure().retryable()).as(body).isEqualTo(retryable);
      assertThat(refused.failure().advice()).isNotBlank();
    }
  }

  private static SubmitAnswer submit() {
    return JOGGAI.provider().submit(JOGGAI.account(), SubmitOrders.any(), SendGate.OPEN);
  }
}
