package io.lipsync.connector.query;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.camunda.connector.jackson.ConnectorsObjectMapperSupplier;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.task.LipSyncTask;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the cancel operation gives the process. */
class TaskCancellerTest {
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();
  @RegisterExtension static final VendorServer JOGGAI = VendorServer.joggai();
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  private static final ObjectMapper RUNTIME = ConnectorsObjectMapperSupplier.getCopy();

  @Test
  void aCancelledTaskHasExactlyTheFieldsOfTheContract() throws Exception {
    DASHSCOPE.cancelAnswers(200, "{\"request_id\":\"r\"}");
    LipSyncTask cancelled =
        new TaskCanceller(DASHSCOPE.providers())
            .cancel(new CancelRequest(DASHSCOPE.connection(), VendorServer.TASK_ID, "key"));
    assertThat(RUNTIME.readTree(RUNTIME.writeValueAsString(cancelled)))
        .isEqualTo(
            RUNTIME.readTree(
                """
                {
                  "provider": "dashscope",
                  "taskId": "%s",
                  "correlationKey": "key",
                  "status": "cancelled",
                  "failure": {
                    "code": "TASK_CANCELLED",
                    "message": "The process cancelled the task",
                    "retryable": false,
                    "advice":
                      "If the video is still wanted, it takes a new submission, which costs again."
                  },
                  "requestId": "r"
                }
                """
                    .formatted(VendorServer.TASK_ID)));
  }

  @Test
  void aTaskThatRunsIsNotCancellableAndSaysWhy() {
    DASHSCOPE.cancelAnswers(400, "{\"code\":\"UnsupportedOperation\",\"message\":\"m\"}");
    DASHSCOPE.taskAnswers(
        200,
        "{\"output\":{\"task_id\":\"%s\",\"task_status\":\"RUNNING\"}}"
            .formatted(VendorServer.TASK_ID));
    ConnectorRetryException failure = failure(dashscope());
    assertThat(failure.getErrorCode()).isEqualTo("NOT_CANCELLABLE");
    assertThat(failure.getRetries()).isZero();
    assertThat(failure)
        .hasMessageStartingWith(
            "DashScope cancels only tasks that still queue, and this one is processing.");
  }

  @Test
  void whereThereIsNoSuchCallNothingIsSent() {
    assertNotCancellable(
        failure(
            new TaskCanceller(JOGGAI.providers()),
            new CancelRequest(JOGGAI.connection(), VendorServer.TASK_ID, null)),
        "joggai has no call that cancels a task.");
    assertNotCancellable(
        failure(
            new TaskCanceller(EVOLINK.providers()),
            new CancelRequest(EVOLINK.connection(), EvolinkServer.TASK_ID, null)),
        "evolink has no call that cancels a task.");
    assertThat(JOGGAI.requests()).isEmpty();
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @Test
  void whatMayPassIsTriedAgain() {
    DASHSCOPE.cancelAnswers(
        aResponse()
            .withStatus(429)
            .withHeader("Retry-After", "42")
            .withBody("{\"code\":\"Throttling\"}"));
    ConnectorRetryException failure = failure(dashscope());
    assertThat(failure.getErrorCode()).isEqualTo("RATE_LIMITED");
    assertThat(failure.getRetries()).as("one less than the job has").isNull();
    assertThat(failure.getBackoffDuration()).isEqualTo(Duration.ofSeconds(42));
  }

  @Test
  void whatWaitingCannotMendStopsTheJob() {
    DASHSCOPE.cancelAnswers(401, "{\"code\":\"InvalidApiKey\"}");
    ConnectorRetryException failure = failure(dashscope());
    assertThat(failure.getErrorCode()).isEqualTo("UNAUTHORIZED");
    assertThat(failure.getRetries()).isZero();
  }

  @Test
  void faultyInputSendsNothing() {
    TaskCanceller canceller = new TaskCanceller(DASHSCOPE.providers());
    for (CancelRequest request :
        new CancelRequest[] {
          null,
          new CancelRequest(null, VendorServer.TASK_ID, null),
          new CancelRequest(DASHSCOPE.connection(), null, null),
          new CancelRequest(DASHSCOPE.connection(), "a/../../b", null)
        }) {
      assertThat(failure(canceller, request).getErrorCode()).isEqualTo("INVALID_INPUT");
    }
    assertThat(DASHSCOPE.requests()).isEmpty();
  }

  private static CancelRequest dashscope() {
    return new CancelRequest(DASHSCOPE.connection(), VendorServer.TASK_ID, null);
  }

  private static void assertNotCancellable(ConnectorRetryException failure, String message) {
    assertThat(failure.getErrorCode()).isEqualTo("NOT_CANCELLABLE");
    assertThat(failure.getRetries()).isZero();
    assertThat(failure).hasMessageStartingWith(message);
  }

  private static ConnectorRetryException failure(CancelRequest request) {
    return failure(new TaskCanceller(DASHSCOPE.providers()), request);
  }

  private static ConnectorRetryException failure(TaskCanceller canceller, CancelRequest request) {
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> canceller.cancel(request));
    assertThat(failure).isNotNull();
    return failure;
  }
}
