package io.lipsync.connector.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.connector.api.inbound.webhook.WebhookHttpResponse;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import io.lipsync.connector.task.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FinishedCallbackTest {
  private final FinishedCallback callback =
      new FinishedCallback(
          LipSyncTask.builder("evolink", "task-unified-1", TaskStatus.COMPLETED)
              .correlationKey("key")
              .videoUrl("https://cdn.example.com/out.mp4?sig=x")
              .expiresAt(Instant.parse("2026-03-02T12:00:00Z"))
              .usage(new Usage(null, new BigDecimal("47.5")))
              .build());

  @Test
  void expressionsSeeTheTaskAsARequestBody() {
    assertThat(callback.request().body())
        .isEqualTo(
            Map.of(
                "provider", "evolink",
                "taskId", "task-unified-1",
                "correlationKey", "key",
                "status", "completed",
                "videoUrl", "https://cdn.example.com/out.mp4?sig=x",
                "expiresAt", "2026-03-02T12:00:00Z",
                "usage", Map.of("creditsUsed", new BigDecimal("47.5"))));
  }

  @Test
  void aFailureIsPlainDataToo() {
    var failed =
        new FinishedCallback(
            LipSyncTask.builder("evolink", "task-unified-1", TaskStatus.FAILED)
                .correlationKey("key")
                .failure(TaskFailure.of(FailureCode.NO_FACE_FOUND, "no face", false))
                .build());
    assertThat(failed.request().body())
        .extracting("failure")
        .isEqualTo(
            Map.of(
                "code",
                "NO_FACE_FOUND",
                "message",
                "no face",
                "retryable",
                false,
                "advice",
                FailureCode.NO_FACE_FOUND.advice()));
  }

  @Test
  void neitherHeadersNorParametersAreShownBecauseTheTokenIsInThem() {
    assertThat(callback.request().headers()).isEmpty();
    assertThat(callback.request().params()).isEmpty();
  }

  @Test
  void theKeyOfTheWaitingProcessIsConnectorData() {
    assertThat(callback.connectorData()).isEqualTo(Map.of("correlationKey", "key"));
  }

  @Test
  void theProviderIsThankedAndToldNothingEvenForASecondDelivery() {
    WebhookHttpResponse response = callback.response().apply(null);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Map.of("received", true));
    assertThat(response.headers()).isEmpty();
  }
}
