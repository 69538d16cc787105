package io.lipsync.connector.provider.dashscope;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Balance;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only a task that queues can be stopped; a lost answer may be asked for again. */
class DashscopeCancelTest {
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();

  private static final String NOT_PENDING =
      DashscopeJson.error(
          "UnsupportedOperation",
          "Failed to cancel the task, please confirm if the task is in PENDING status.");

  @Test
  void aTaskThatQueuesIsCancelled() {
    DASHSCOPE.cancelAnswers(200, "{\"request_id\":\"45ac7f13\"}");
    assertThat(cancel()).isEqualTo(new Answer.Ok<>("45ac7f13"));
    assertThat(DASHSCOPE.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"RUNNING, processing", "POST-PROCESSING, processing", "FAILED, failed"})
  void aTaskThatDoesNotQueueGoesOn(String word, String status) {
    DASHSCOPE.cancelAnswers(400, NOT_PENDING);
    DASHSCOPE.taskAnswers(200, DashscopeJson.status(word));
    assertThat(cancel())
        .isEqualTo(
            new Answer.Refused<>(
                TaskFailure.of(
                    FailureCode.NOT_CANCELLABLE,
                    "DashScope cancels only tasks that still queue, and this one is " + status,
                    false)));
  }

  @Test
  void aTaskThatAnEarlierTryCancelledCountsAsCancelled() {
    DASHSCOPE.cancelAnswers(400, NOT_PENDING);
    DASHSCOPE.taskAnswers(200, DashscopeJson.status("CANCELED"));
    assertThat(cancel()).isEqualTo(new Answer.Ok<>(null));
  }

  @Test
  void aTaskThatCannotBeReadNowIsTriedAgain() {
    DASHSCOPE.cancelAnswers(400, NOT_PENDING);
    DASHSCOPE.taskAnswers(503, "");
    assertThat(cancel()).isInstanceOf(Answer.Later.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | InvalidApiKey      | Refused
          403 | AccessDenied       | Refused
          404 | NeverHeardOf       | Later
          429 | Throttling         | Later
          500 | InternalError      | Later
          503 | ServiceUnavailable | Later
          502 | NeverHeardOf       | Later
          """)
  void errorsOfACancellation(int status, String code, String outcome) {
    DASHSCOPE.cancelAnswers(status, DashscopeJson.error(code, "words"));
    assertThat(cancel().getClass().getSimpleName()).isEqualTo(outcome);
  }

  @Test
  void aLostAnswerIsAskedForAgain() {
    DASHSCOPE.cancelAnswers(aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThat(cancel()).isInstanceOf(Answer.Later.class);
  }

  @Test
  void anAccountTellsNothing() {
    Balance told = DASHSCOPE.provider().account(DASHSCOPE.account()).orThrow();
    assertThat(told.remaining()).isNull();
    assertThat(told.reason()).isNotNull();
    assertThat(DASHSCOPE.requests()).isEmpty();
  }

  private static Answer<String> cancel() {
    return DASHSCOPE.provider().cancel(DASHSCOPE.account(), VendorServer.TASK_ID);
  }
}
