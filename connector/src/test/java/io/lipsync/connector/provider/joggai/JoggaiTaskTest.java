package io.lipsync.connector.provider.joggai;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.support.VendorSettings;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a read of a task makes of every answer. */
class JoggaiTaskTest {
  @RegisterExtension static final VendorServer JOGGAI = VendorServer.joggai();

  @Test
  void aSuccessTellsEverythingThePageShows() {
    JOGGAI.taskAnswers(200, JoggaiJson.SUCCESS);
    LipSyncTask task = found().task();
    assertThat(task)
        .isEqualTo(
            LipSyncTask.builder("joggai", VendorServer.TASK_ID, TaskStatus.COMPLETED)
                .providerStatus("success")
                .videoUrl("https://res.jogg.ai/lipsync-result.mp4?Signature=s3cr3t")
                .coverUrl("https://res.jogg.ai/lipsync-cover.jpg")
                .durationSeconds(12.5)
                .build());
  }

  @Test
  void aLifetimeOfLinksThatSomebodyKnowsIsASetting() {
    JOGGAI.taskAnswers(200, JoggaiJson.SUCCESS);
    LipSyncProvider provider =
        new JoggaiProvider(
            JOGGAI.client(),
            VendorSettings.joggai(JOGGAI.baseUrl(), "/open/v2", "/v2", Duration.ofHours(1)));
    FoundTask found = provider.read(JOGGAI.account(), VendorServer.TASK_ID).orThrow();
    assertThat(found.task().expiresAt()).isEqualTo(Instant.ofEpochSecond(1741500030 + 3600));
  }

  @ParameterizedTest
  @CsvSource({
    "pending, pending",
    "processing, processing",
    "failed, failed",
    "FAILED, failed",
    "never-heard-of, processing"
  })
  void everyStatusWordIsTranslated(String word, String status) {
    JOGGAI.taskAnswers(200, JoggaiJson.task("\"status\":\"" + word + "\""));
    assertThat(found().task().status().word()).isEqualTo(status);
  }

  /** The generated example of the reference shows exactly this. */
  @Test
  void aSuccessWithAnErrorIsASuccess() {
    JOGGAI.taskAnswers(
        200,
        JoggaiJson.task(
            "\"status\":\"success\",\"data\":{\"result_url\":\"https://a.example.com\"},"
                + "\"error\":{\"message\":\"consume retry limit reached\"}"));
    assertThat(found().task().status()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(found().task().failure()).isNull();
  }

  @Test
  void completedIsUnderstoodToo() {
    JOGGAI.taskAnswers(200, JoggaiJson.SUCCESS.replace("\"success\"", "\"completed\""));
    assertThat(found().task().status()).isEqualTo(TaskStatus.COMPLETED);
  }

  @Test
  void aTaskThatRunsIsWaitedForSinceItsCreation() {
    JOGGAI.taskAnswers(200, JoggaiJson.PROCESSING);
    assertThat(found().since()).isEqualTo(Instant.ofEpochSecond(1741500000));
    assertThat(found().shortestCheck()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"2026-03-01\"", "1741500000000000", "-1", "0", "1e400", "{}"})
  void aTimeThatCannotBeReadIsLeftOut(String time) {
    JOGGAI.taskAnswers(200, JoggaiJson.task("\"status\":\"processing\",\"created_at\":" + time));
    assertThat(found().since()).isNull();
  }

  /** JoggAI gives words only; the words are kept, whatever they are mapped to. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          consume retry limit reached: audio duration fetch failed | MEDIA_UNREACHABLE | true
          Video download error                                     | MEDIA_UNREACHABLE | true
          upstream timeout                                         | MEDIA_UNREACHABLE | true
          cannot fetch the video                                   | MEDIA_UNREACHABLE | false
          No face detected in the video                            | NO_FACE_FOUND     | false
          Sensitive content detected                               | CONTENT_REJECTED  | false
          Insufficient credit                                      | QUOTA_EXHAUSTED   | false
          Unsupported video format                                 | MEDIA_REJECTED    | false
          audio duration too long                                  | MEDIA_REJECTED    | false
          Video generation failed                                  | PROVIDER_ERROR    | false
          surface rendering broke                                  | PROVIDER_ERROR    | false
          """)
  void whyATaskFailed(String words, FailureCode failure, boolean retryable) {
    JOGGAI.taskAnswers(200, JoggaiJson.failed("{\"message\":\"" + words + "\"}"));
    LipSyncTask task = found().task();
    assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(task.failure().message()).isEqualTo(words);
    assertThat(task.failure().code()).isEqualTo(failure);
    assertThat(task.failure().retryable()).isEqualTo(retryable);
    assertThat(task.failure().providerCode()).isNull();
  }

  @Test
  void wordsAndCodesInOddPlacesAreKeptToo() {
    JOGGAI.taskAnswers(200, JoggaiJson.failed("\"Video generation failed\""));
    assertThat(found().task().failure().message()).isEqualTo("Video generation failed");
    JOGGAI.taskAnswers(200, JoggaiJson.failed("{\"code\":50000,\"message\":\"words\"}"));
    assertThat(found().task().failure().providerCode()).isEqualTo("50000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "[]", "7", "{\"message\":null}", "{\"message\":\" \"}"})
  void aFailureWithoutWordsIsAFailureToo(String error) {
    JOGGAI.taskAnswers(200, JoggaiJson.failed(error));
    assertThat(found().task().failure().code()).isEqualTo(FailureCode.PROVIDER_ERROR);
    assertThat(found().task().failure().retryable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "[]", "{\"result_url\":\"\"}", "{\"result_url\":7}"})
  void aSuccessWithoutAVideoIsNotGivenUp(String data) {
    JOGGAI.taskAnswers(200, JoggaiJson.task("\"status\":\"success\",\"data\":" + data));
    assertThat(read()).isInstanceOf(Answer.Later.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":0,\"data\":{\"task_id\":\"another-task\",\"status\":\"success\"}}",
        "{\"code\":0,\"data\":{\"status\":\"success\"}}",
        "{\"code\":0,\"data\":[]}",
        "{}",
        "<html></html>",
        ""
      })
  void anAnswerAboutAnotherTaskOrNoneIsNotBelieved(String body) {
    JOGGAI.taskAnswers(200, body);
    assertThat(read()).isInstanceOf(Answer.Later.class);
  }

  private static FoundTask found() {
    return read().orThrow();
  }

  private static Answer<FoundTask> read() {
    return JOGGAI.provider().read(JOGGAI.account(), VendorServer.TASK_ID);
  }
}
