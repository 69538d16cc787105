package io.lipsync.connector.provider.dashscope;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.support.VendorSettings;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a read of a task makes of every answer. */
class DashscopeTaskTest {
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();

  @Test
  void aSucceededTaskTellsEverythingThePageShows() {
    DASHSCOPE.taskAnswers(200, DashscopeJson.SUCCEEDED);
    LipSyncTask task = found().task();
    assertThat(task.provider()).isEqualTo("dashscope");
    assertThat(task.taskId()).isEqualTo(VendorServer.TASK_ID);
    assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(task.videoUrl())
        .isEqualTo("http://dashscope-result-sh.example.com/x.mp4?Expires=1&Signature=s3cr3t");
    assertThat(task.durationSeconds()).isEqualTo(7.2);
    assertThat(task.width()).isEqualTo(1080);
    assertThat(task.height()).isEqualTo(1920);
    assertThat(task.fps()).isEqualTo(25);
    assertThat(task.expiresAt()).isEqualTo(Instant.parse("2025-09-12T12:16:40.577Z"));
    assertThat(task.failure()).isNull();
    assertThat(task.coverUrl()).isNull();
    assertThat(task.usage()).isNull();
    assertThat(task.progress()).isNull();
  }

  @Test
  void linksToResultsCanBeGivenOutWithHttps() {
    DASHSCOPE.taskAnswers(200, DashscopeJson.SUCCEEDED);
    LipSyncProvider provider = provider(VendorSettings.dashscope().givingHttps());
    assertThat(found(provider).task().videoUrl())
        .isEqualTo("https://dashscope-result-sh.example.com/x.mp4?Expires=1&Signature=s3cr3t");
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, pending",
    "PRE-PROCESSING, processing",
    "RUNNING, processing",
    "POST-PROCESSING, processing",
    "running, processing",
    "FAILED, failed",
    "CANCELED, cancelled",
    "CANCELLED, cancelled",
    "NEVER-HEARD-OF, processing"
  })
  void everyStatusWordIsTranslated(String word, String status) {
    DASHSCOPE.taskAnswers(200, DashscopeJson.status(word));
    assertThat(found().task().status().word()).isEqualTo(status);
  }

  @Test
  void aCancelledTaskSaysSo() {
    DASHSCOPE.taskAnswers(200, DashscopeJson.status("CANCELED"));
    assertThat(found().task().failure().code()).isEqualTo(FailureCode.TASK_CANCELLED);
  }

  /** Right after the submission the task may not be known yet: never a failure, always a wait. */
  @ParameterizedTest
  @CsvSource({"200", "400", "404"})
  void anUnknownTaskIsWaitedFor(int status) {
    DASHSCOPE.taskAnswers(
        status, "{\"request_id\":\"r\",\"output\":{\"task_status\":\"UNKNOWN\"}}");
    assertThat(read())
        .isInstanceOfSatisfying(
            Answer.Later.class,
            later -> {
              assertThat(later.failure().code()).isEqualTo(FailureCode.TASK_NOT_FOUND);
              assertThat(later.failure().retryable()).isTrue();
              assertThat(later.failure().providerCode()).isEqualTo("UNKNOWN");
            });
  }

  @Test
  void aTaskThatQueuesIsAskedForAtThePaceOfTheQueue() {
    DASHSCOPE.taskAnswers(
        200,
        DashscopeJson.output(
            "\"task_status\":\"PENDING\",\"submit_time\":\"2025-09-11 20:15:29.887\""));
    assertThat(found().since()).isEqualTo(Instant.parse("2025-09-11T12:15:29.887Z"));
    assertThat(found().shortestCheck()).isEqualTo(Duration.ofMinutes(1));
    assertThat(found(provider(VendorSettings.dashscope().runningTasks(4))).shortestCheck())
        .isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void aTaskThatRunsIsWaitedForSinceItsStart() {
    DASHSCOPE.taskAnswers(
        200,
        DashscopeJson.output(
            "\"task_status\":\"RUNNING\",\"submit_time\":\"2025-09-11 18:15:29.887\","
                + "\"scheduled_time\":\"2025-09-11 20:15:36.741\""));
    assertThat(found().since()).isEqualTo(Instant.parse("2025-09-11T12:15:36.741Z"));
    assertThat(found().shortestCheck()).isNull();
  }

  @Test
  void theZoneOfTheTimesIsASetting() {
    DASHSCOPE.taskAnswers(200, DashscopeJson.SUCCEEDED);
    assertThat(found(provider(VendorSettings.dashscope().in(ZoneOffset.UTC))).since())
        .isEqualTo(Instant.parse("2025-09-11T20:15:36.741Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "soon",
        "2025-13-11 20:15:29",
        "2025-09-11T20:15:29Z",
        "1757592929",
        " ",
        "+999999"
      })
  void aTimeThatCannotBeReadIsLeftOut(String time) {
    DASHSCOPE.taskAnswers(
        200,
        DashscopeJson.output(
            "\"task_status\":\"RUNNING\",\"scheduled_time\":\"%s\"".formatted(time)));
    assertThat(found().since()).isNull();
  }

  @Test
  void aTimeWithoutFractionsIsReadToo() {
    DASHSCOPE.taskAnswers(
        200,
        DashscopeJson.output(
            "\"task_status\":\"RUNNING\",\"submit_time\":\"2025-09-11 20:15:29\""));
    assertThat(found().since()).isEqualTo(Instant.parse("2025-09-11T12:15:29Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"size\":\"big\",\"fps\":\"many\",\"video_duration\":{}}",
        "{\"size\":10801920,\"fps\":[],\"video_duration\":1e400}",
        "{\"size\":\"999999*1\"}",
        "[]",
        "7"
      })
  void anOddUsageDoesNotLoseTheVideo(String usage) {
    DASHSCOPE.taskAnswers(
        200,
        DashscopeJson.output(
                "\"task_status\":\"SUCCEEDED\",\"video_url\":\"http://example.com/a.mp4\"")
            .replaceFirst("}$", ",\"usage\":" + usage + "}"));
    LipSyncTask task = found().task();
    assertThat(task.videoUrl()).isEqualTo("http://example.com/a.mp4");
    assertThat(task.width()).isNull();
    assertThat(task.fps()).isNull();
    assertThat(task.durationSeconds()).isNull();
    assertThat(task.expiresAt()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ",\"video_url\":\"\"", ",\"video_url\":null", ",\"video_url\":[\"http://a\"]"})
  void aSucceededTaskWithoutAVideoIsNotGivenUp(String videoUrl) {
    DASHSCOPE.taskAnswers(200, DashscopeJson.output("\"task_status\":\"SUCCEEDED\"" + videoUrl));
    assertThat(read()).isInstanceOf(Answer.Later.class);
  }

  /** The same codes as for a refused call, but a new attempt is a new paid task. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          InvalidFile.FaceNotMatch     | FACE_NOT_MATCHED  | false
          InvalidFile.FPS              | MEDIA_REJECTED    | false
          InvalidFile.Content          | NO_FACE_FOUND     | false
          InvalidURL.ConnectionRefused | MEDIA_UNREACHABLE | true
          InvalidURL.Timeout           | MEDIA_UNREACHABLE | true
          InvalidParameter             | INVALID_INPUT     | false
          DataInspectionFailed         | CONTENT_REJECTED  | false
          Arrearage                    | QUOTA_EXHAUSTED   | false
          InternalError.Algo           | PROVIDER_ERROR    | true
          InternalError.Timeout        | PROVIDER_ERROR    | true
          ModelUnavailable             | PROVIDER_ERROR    | true
          NeverHeardOf                 | PROVIDER_ERROR    | true
          """)
  void whyATaskFailed(String code, FailureCode failure, boolean retryable) {
    DASHSCOPE.taskAnswers(200, DashscopeJson.failed(code, "The words of the provider."));
    LipSyncTask task = found().task();
    assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(task.failure().code()).isEqualTo(failure);
    assertThat(task.failure().retryable()).isEqualTo(retryable);
    assertThat(task.failure().message()).isEqualTo("The words of the provider.");
    assertThat(task.failure().providerCode()).isEqualTo(code);
    assertThat(task.failure().advice()).isNotBlank();
  }

  @Test
  void aFailureWithoutAReasonIsAFailureToo() {
    DASHSCOPE.taskAnswers(200, DashscopeJson.output("\"task_status\":\"FAILED\",\"code\":{}"));
    assertThat(found().task().failure().message()).isEqualTo("DashScope gave no reason");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | InvalidParameter         | Refused     | INVALID_INPUT
          401 | InvalidApiKey            | Refused     | UNAUTHORIZED
          403 | AccessDenied             | Refused     | ACCESS_DENIED
          429 | Throttling.RateQuota     | Later       | RATE_LIMITED
          429 | PostpaidBillOverdue      | Refused     | QUOTA_EXHAUSTED
          500 | InternalError            | Later       | PROVIDER_ERROR
          503 | ServiceUnavailable       | Later       | PROVIDER_ERROR
          404 | NeverHeardOf             | Later       | PROVIDER_ERROR
          502 | NeverHeardOf             | Later       | PROVIDER_ERROR
          """)
  void errorsOfARead(int status, String code, String outcome, FailureCode failure) {
    DASHSCOPE.taskAnswers(status, DashscopeJson.error(code, "words"));
    Answer<FoundTask> answer = read();
    assertThat(answer.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(failure(answer).code()).isEqualTo(failure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"output\":{\"task_id\":\"another-task\",\"task_status\":\"SUCCEEDED\","
            + "\"video_url\":\"http://example.com/other.mp4\"}}",
        "{\"output\":{\"task_status\":\"SUCCEEDED\",\"video_url\":\"http://example.com/o.mp4\"}}",
        "{}",
        "null",
        "<html></html>",
        ""
      })
  void anAnswerAboutAnotherTaskOrNoneIsNotBelieved(String body) {
    DASHSCOPE.taskAnswers(200, body);
    assertThat(read()).isInstanceOf(Answer.Later.class);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultInsteadOfAnAnswerIsUnavailable(Fault fault) {
    DASHSCOPE.taskAnswers(aResponse().withStatus(200).withFault(fault));
    assertThat(read()).isInstanceOf(Answer.Later.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a8532587-fa8c-4ef8-82be-0c46b17950d1 | true
          13b1848b5a8d4ef882be0c46b17950d1     | true
          a8532587/../../uploads               | false
          a8532587?x=1                         | false
          a8532587%2f                          | false
          short                                | false
                                               | false
          """)
  void onlyWhatLooksLikeATaskIdGetsIntoAnAddress(String text, boolean taskId) {
    assertThat(DASHSCOPE.provider().isTaskId(text)).isEqualTo(taskId);
  }

  private static TaskFailure failure(Answer<FoundTask> answer) {
    return answer instanceof Answer.Refused<FoundTask> refused
        ? refused.failure()
        : ((Answer.Later<FoundTask>) answer).failure();
  }

  private static LipSyncProvider provider(VendorSettings settings) {
    return new DashscopeProvider(
        DASHSCOPE.client(),
        settings.at(DASHSCOPE.baseUrl()).build(),
        Clock.systemUTC(),
        Clock.systemUTC());
  }

  private static FoundTask found() {
    return found(DASHSCOPE.provider());
  }

  private static FoundTask found(LipSyncProvider provider) {
    return provider.read(DASHSCOPE.account(), VendorServer.TASK_ID).orThrow();
  }

  private static Answer<FoundTask> read() {
    return DASHSCOPE.provider().read(DASHSCOPE.account(), VendorServer.TASK_ID);
  }
}
