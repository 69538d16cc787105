package io.lipsync.connector.provider.dashscope;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.lipsync.connector.provider.AccountAnswer;
import io.lipsync.connector.provider.CancelAnswer;
import io.lipsync.connector.support.VendorServer;
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
    assertThat(cancel()).isEqualTo(new CancelAnswer.Cancelled("45ac7f13"));
    assertThat(DASHSCOPE.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"RUNNING, processing", "POST-PROCESSING, processing", "FAILED, failed"})
  void aTaskThatDoesNotQueueGoesOn(String word, String status) {
    DASHSCOPE.cancelAnswers(400, NOT_PENDING);
    DASHSCOPE.taskAnswers(200, DashscopeJson.status(word));
    assertThat(cancel())
        .isEqualTo(
            new CancelAnswer.NotCancellable(
                "DashScope cancels only tasks that still queue, and this one is " + status));
  }

  @Test
  void aTaskThatAnEarlierTryCancelledCountsAsCancelled() {
    DASHSCOPE.cancelAnswers(400, NOT_PENDING);
    DASHSCOPE.taskAnswers(200, DashscopeJson.status("CANCELED"));
    assertThat(cancel()).isEqualTo(new CancelAnswer.Cancelled());
  }

  @Test
  void aTaskThatCannotBeReadNowIsTriedAgain() {
    DASHSCOPE.cancelAnswers(400, NOT_PENDING);
    DASHSCOPE.taskAnswers(503, "");
    assertThat(cancel()).isInstanceOf(CancelAnswer.Unavailable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | InvalidApiKey      | Refused
          403 | AccessDenied       | Refused
          404 | NeverHeardOf       | Unavailable
          429 | Throttling         | Unavailable
          500 | InternalError      | Unavailable
          503 | ServiceUnavailable | Unavailable
          502 | NeverHeardOf       | Unavailable
          """)
  void errorsOfACancellation(int status, String code, String outcome) {
    DASHSCOPE.cancelAnswers(status, DashscopeJson.error(code, "words"));
    assertThat(cancel().getClass().getSimpleName()).isEqualTo(outcome);
  }

  @Test
  void aLostAnswerIsAskedForAgain() {
    DASHSCOPE.cancelAnswers(aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThat(cancel()).isInstanceOf(CancelAnswer.Unavailable.class);
  }

  @Test
  void anAccountTellsNothing() {
    assertThat(DASHSCOPE.provider().account(DASHSCOPE.account()))
        .isInstanceOf(AccountAnswer.NotTold.class);
    assertThat(DASHSCOPE.requests()).isEmpty();
  }

  private static CancelAnswer cancel() {
    return DASHSCOPE.provider().cancel(DASHSCOPE.account(), VendorServer.TASK_ID);
  }
}
