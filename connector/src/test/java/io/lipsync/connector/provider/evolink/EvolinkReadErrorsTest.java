package io.lipsync.connector.provider.evolink;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error table of a query: "Later" is waited out, "Refused" needs a person. */
class EvolinkReadErrorsTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  /** "Get task detail" page, responses 400 to 500. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | invalid_task_id     | Refused     | INVALID_INPUT
          401 | unauthorized        | Refused     | UNAUTHORIZED
          402 | quota_exceeded      | Refused     | QUOTA_EXHAUSTED
          403 | permission_denied   | Refused     | ACCESS_DENIED
          404 | task_not_found      | Refused     | TASK_NOT_FOUND
          429 | rate_limit_exceeded | Later       | RATE_LIMITED
          500 | internal_error      | Later       | PROVIDER_ERROR
          """)
  void documentedErrors(int status, String code, String outcome, FailureCode failure) {
    check(status, EvolinkJson.error(code, "words"), outcome, failure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          302 | Later       | PROVIDER_ERROR
          400 | Later       | PROVIDER_ERROR
          401 | Later       | UNAUTHORIZED
          402 | Refused     | QUOTA_EXHAUSTED
          403 | Later       | ACCESS_DENIED
          404 | Later       | PROVIDER_ERROR
          408 | Later       | PROVIDER_ERROR
          429 | Later       | RATE_LIMITED
          500 | Later       | PROVIDER_ERROR
          502 | Later       | PROVIDER_ERROR
          503 | Later       | PROVIDER_ERROR
          504 | Later       | PROVIDER_ERROR
          """)
  void errorsWithoutAKnownCode(int status, String outcome, FailureCode failure) {
    check(status, EvolinkJson.error("never_heard_of", "words"), outcome, failure);
    check(status, "{\"error\":{\"code\":" + status + "}}", outcome, failure);
    check(status, "{\"error\":\"x\"}", outcome, failure);
    check(status, "<html></html>", outcome, failure);
    check(status, "", outcome, failure);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultInsteadOfAnAnswerIsUnavailable(Fault fault) {
    EVOLINK.taskAnswers(aResponse().withStatus(200).withFault(fault));
    assertThat(read()).isInstanceOf(Answer.Later.class);
  }

  @Test
  void theWaitThatTheProviderAskedForIsHandedOn() {
    EVOLINK.taskAnswers(aResponse().withStatus(503).withHeader("Retry-After", "40"));
    assertThat(((Answer.Later<FoundTask>) read()).retryAfter()).isEqualTo(Duration.ofSeconds(40));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"task-unified-1775200000-another1\",\"status\":\"completed\","
            + "\"results\":[\"https://example.com/other.mp4\"]}",
        "{\"status\":\"completed\",\"results\":[\"https://example.com/other.mp4\"]}",
        "{}",
        "null",
        "<html></html>",
        ""
      })
  void anAnswerAboutAnotherTaskOrNoneIsNotBelieved(String body) {
    check(200, body, "Later", FailureCode.PROVIDER_ERROR);
  }

  private static void check(int status, String body, String outcome, FailureCode code) {
    EVOLINK.taskAnswers(status, body);
    Answer<FoundTask> answer = read();
    assertThat(answer.getClass().getSimpleName()).as(body).isEqualTo(outcome);
    assertThat(failure(answer).code()).as(body).isEqualTo(code);
  }

  private static TaskFailure failure(Answer<FoundTask> answer) {
    return answer instanceof Answer.Refused<FoundTask> refused
        ? refused.failure()
        : ((Answer.Later<FoundTask>) answer).failure();
  }

  private static Answer<FoundTask> read() {
    return EVOLINK.provider().read(EVOLINK.account(), EvolinkServer.TASK_ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"results\":[]",
        "\"results\":[null]",
        "\"results\":[\" \"]",
        "\"results\":[{}]",
        "\"results\":null",
        "\"result_data\":{}",
        "\"result_data\":[]",
        "\"results\":[\"\"]"
      })
  void aCompletedTaskWithoutAVideoIsNotGivenUp(String results) {
    check(
        200,
        EvolinkJson.task("\"status\": \"completed\", " + results),
        "Later",
        FailureCode.PROVIDER_ERROR);
  }
}
