package io.lipsync.connector.provider.evolink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process sees of EvoLink's task bodies. */
class EvolinkTaskTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  @Test
  void aTaskAtWork() {
    LipSyncTask task = read(EvolinkJson.PROCESSING);
    assertThat(task.provider()).isEqualTo("evolink");
    assertThat(task.taskId()).isEqualTo(EvolinkServer.TASK_ID);
    assertThat(task.status()).isEqualTo(TaskStatus.PROCESSING);
    assertThat(task.progress()).isEqualTo(65);
    assertThat(task.videoUrl()).isNull();
    assertThat(task.expiresAt()).isNull();
    assertThat(task.failure()).isNull();
  }

  @Test
  void aCompletedTaskHasItsLinkAndTheEarliestEndOfItsLife() {
    LipSyncTask task = read(EvolinkJson.COMPLETED);
    assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(task.videoUrl())
        .isEqualTo("https://cdn.example.com/videos/out.mp4?Signature=s3cr3t");
    assertThat(task.expiresAt()).isEqualTo(Instant.ofEpochSecond(1775200000 + 24 * 3600));
    assertThat(task.failure()).isNull();
  }

  @Test
  void whatTheManualOfTheQueryDoesNotPromiseIsReadWhenItIsThere() {
    LipSyncTask task =
        read(
            EvolinkJson.task(
                "\"status\": \"completed\", \"results\": [\"https://example.com/a.mp4\"],"
                    + " \"duration\": 73, \"result_data\": [{\"duration\": 12.5}], \"usage\": {\"credits_used\": 47.5}"));
    assertThat(task.durationSeconds()).isEqualTo(12.5);
    assertThat(task.usage().creditsUsed()).isEqualByComparingTo("47.5");
    assertThat(task.usage().creditsReserved()).isNull();
  }

  @Test
  void aLinkWithoutAListIsALinkToo() {
    LipSyncTask task =
        read(
            EvolinkJson.task(
                "\"status\": \"completed\", \"results\": \"https://example.com/a.mp4\""));
    assertThat(task.videoUrl()).isEqualTo("https://example.com/a.mp4");
  }

  @ParameterizedTest
  @CsvSource({
    "pending, PENDING",
    "processing, PROCESSING",
    "Processing, PROCESSING",
    "cancelled, CANCELLED",
    "canceled, CANCELLED",
    "CANCELLED, CANCELLED",
    "failed, FAILED",
    "queued, PROCESSING",
    "'', PROCESSING"
  })
  void statusWords(String word, TaskStatus status) {
    assertThat(read(EvolinkJson.task("\"status\": \"" + word + "\"")).status()).isEqualTo(status);
  }

  @Test
  void aTaskWithoutAStatusIsStillAtWork() {
    assertThat(read(EvolinkJson.task("\"progress\": 1")).status()).isEqualTo(TaskStatus.PROCESSING);
  }

  @Test
  void aVideoMayAlsoStandWhereTheVendorsOwnClientLooks() {
    for (String data :
        List.of("{\"video_url\":\"https://a.b/c\"}", "[{\"video_url\":\"https://a.b/c\"}]")) {
      LipSyncTask task =
          read(EvolinkJson.task("\"status\": \"completed\", \"result_data\": " + data));
      assertThat(task.videoUrl()).isEqualTo("https://a.b/c");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"error\": null", ", \"error\": {}", ", \"error\": \" \""})
  void aFailedTaskWithoutAReasonIsFailedAllTheSame(String error) {
    LipSyncTask task = read(EvolinkJson.task("\"status\": \"failed\"" + error));
    assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(task.failure().code()).isEqualTo(FailureCode.PROVIDER_ERROR);
    assertThat(task.failure().message()).startsWith("EvoLink gave no");
  }

  @Test
  void aCancelledTaskHasItsReason() {
    LipSyncTask task = read(EvolinkJson.task("\"status\": \"cancelled\""));
    assertThat(task.failure().code()).isEqualTo(FailureCode.TASK_CANCELLED);
    assertThat(task.failure().retryable()).isFalse();
  }

  @Test
  void failedBecauseItWasCancelledIsCancelled() {
    LipSyncTask task = read(EvolinkJson.failed("request_cancelled", "Request cancelled"));
    assertThat(task.status()).isEqualTo(TaskStatus.CANCELLED);
    assertThat(task.failure().code()).isEqualTo(FailureCode.TASK_CANCELLED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775807", "-9223372036854775808", "1e30", "\"soon\"", "0.5"})
  void aCreationTimeOutsideOfTimeIsNone(String created) {
    LipSyncTask task =
        read(
            "{\"id\":\"%s\",\"created\":%s,\"status\":\"completed\",\"results\":[\"https://a.b/c\"]}"
                .formatted(EvolinkServer.TASK_ID, created));
    assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(task.videoUrl()).isEqualTo("https://a.b/c");
  }

  private static LipSyncTask read(String body) {
    EVOLINK.taskAnswers(200, body);
    Answer<FoundTask> answer = EVOLINK.provider().read(EVOLINK.account(), EvolinkServer.TASK_ID);
    assertThat(answer).isInstanceOf(Answer.Ok.class);
    return answer.orThrow().task();
  }
}
