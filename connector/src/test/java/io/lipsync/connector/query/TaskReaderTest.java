package io.lipsync.connector.query;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.Fault;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.camunda.connector.jackson.ConnectorsObjectMapperSupplier;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskReaderTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  private static final ObjectMapper RUNTIME = ConnectorsObjectMapperSupplier.getCopy();
  private static final Instant CREATED = Instant.ofEpochSecond(1775200000);

  @Test
  void aFinishedTaskHasExactlyTheFieldsOfTheContractAndNoTimer() throws Exception {
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    assertThat(json(read(Duration.ofMinutes(3), "key-of-the-process")))
        .isEqualTo(
            RUNTIME.readTree(
                """
                {
                  "provider": "evolink",
                  "taskId": "task-unified-1775200000-xyz12345",
                  "correlationKey": "key-of-the-process",
                  "status": "completed",
                  "progress": 100,
                  "videoUrl": "https://cdn.example.com/videos/out.mp4?Signature=s3cr3t",
                  "expiresAt": "2026-04-04T07:06:40Z"
                }
                """));
  }

  @Test
  void aFailedTaskIsAResultAndNoError() throws Exception {
    EVOLINK.taskAnswers(200, EvolinkJson.failed("invalid_parameters", "No matching face found."));
    assertThat(json(read(Duration.ofMinutes(3), null)))
        .isEqualTo(
            RUNTIME.readTree(
                """
                {
                  "provider": "evolink",
                  "taskId": "task-unified-1775200000-xyz12345",
                  "status": "failed",
                  "progress": 0,
                  "failure": {
                    "code": "FACE_NOT_MATCHED",
                    "message": "No matching face found.",
                    "retryable": false,
                    "advice":
                "Try a lower query_face_threshold such as 140, or a clearer frontal reference image.",
                    "providerCode": "invalid_parameters"
                  }
                }
                """));
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT8S", "PT40S, PT10S", "PT10M, PT2M30S", "PT1H, PT10M", "P2D, PT10M"})
  void theOlderATaskTheRarerItIsAskedFor(Duration age, Duration checkAfter) {
    EVOLINK.taskAnswers(200, EvolinkJson.PROCESSING);
    LipSyncTask task = read(age, null);
    assertThat(task.status()).isEqualTo(TaskStatus.PROCESSING);
    assertThat(task.checkAfter()).isEqualTo(checkAfter);
  }

  @Test
  void aClockBehindTheProvidersDoesNotMatter() {
    EVOLINK.taskAnswers(200, EvolinkJson.PROCESSING);
    assertThat(read(Duration.ofMinutes(-5), null).checkAfter()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void whereACallbackIsExpectedTheTimerIsRare() {
    EVOLINK.taskAnswers(200, EvolinkJson.PROCESSING);
    LipSyncTask task =
        reader("https://runtime.example.com", Duration.ZERO)
            .read(new TaskRequest(EVOLINK.connection(), EvolinkServer.TASK_ID, null, null));
    assertThat(task.checkAfter()).isEqualTo(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void aProviderThatCannotTellNowIsAskedAgainLater(int status) {
    EVOLINK.taskAnswers(status, "<html></html>");
    assertUnknown(read(Duration.ZERO, "k"), Duration.ofSeconds(30));
  }

  @Test
  void aProviderThatCannotBeReachedIsAskedAgainLater() {
    EVOLINK.taskAnswers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertUnknown(read(Duration.ZERO, "k"), Duration.ofSeconds(30));
  }

  @Test
  void theWaitThatTheProviderAsksForIsKept() {
    EVOLINK.taskAnswers(aResponse().withStatus(503).withHeader("Retry-After", "3000"));
    assertUnknown(read(Duration.ZERO, "k"), Duration.ofSeconds(3000));
  }

  @ParameterizedTest
  @CsvSource({
    "401, unauthorized, UNAUTHORIZED",
    "403, permission_denied, ACCESS_DENIED",
    "404, task_not_found, TASK_NOT_FOUND"
  })
  void whatWaitingCannotMendStopsTheJob(int status, String code, String failure) {
    EVOLINK.taskAnswers(status, EvolinkJson.error(code, "words"));
    assertStopped(request(EvolinkServer.TASK_ID), failure, "EvoLink answered HTTP " + status);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aTaskWhoseIdNobodyKnowsIsUnknownAndNobodyIsAsked(String taskId) throws Exception {
    TaskRequest request = new TaskRequest(EVOLINK.connection(), taskId, "k", null);
    assertThat(json(reader("https://runtime.example.com", Duration.ZERO).read(request)))
        .isEqualTo(
            RUNTIME.readTree(
                """
                {
                  "provider": "evolink",
                  "correlationKey": "k",
                  "status": "unknown",
                  "checkAfter": "PT1H",
                  "failure": {
                    "code": "SUBMIT_OUTCOME_UNKNOWN",
                    "message": "Nobody knows the task's id: the answer to its submission was lost",
                    "retryable": true,
                    "advice":
                "Wait for the callback, it brings the result; if none comes, look in the provider's console before anybody submits again."
                  }
                }
                """));
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @Test
  void whereNoCallbackIsExpectedAPersonHasToLook() {
    LipSyncTask task = reader(null, Duration.ZERO).read(request(null));
    assertThat(task.status()).isEqualTo(TaskStatus.UNKNOWN);
    assertThat(task.correlationKey()).isNull();
    assertThat(task.checkAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(task.failure().advice()).startsWith("No callback is expected: look in the provider");
  }

  @Test
  void withoutATaskIdTheConnectionIsCheckedAllTheSame() {
    TaskRequest request = new TaskRequest(new Connection("acme", "key", null), null, "k", null);
    assertStopped(request, "INVALID_INPUT", "provider is 'acme'");
  }

  /** Whatever a vendor's table says of it: the models leave these codes to another try. */
  @ParameterizedTest
  @EnumSource(
      value = FailureCode.class,
      names = {"RATE_LIMITED", "PROVIDER_ERROR"})
  void aRefusalThatMayPassIsNoEnd(FailureCode code) {
    AcmeProvider refusing =
        new AcmeProvider() {
          @Override
          public Answer<FoundTask> read(ProviderAccount account, String taskId) {
            return new Answer.Refused<>(TaskFailure.of(code, "a page", false));
          }
        };
    LipSyncTask task =
        new TaskReader(
                new Providers(List.of(refusing), List.of()),
                new CallbackUrls(null, false),
                Clock.systemUTC(),
                new LostOrders(Duration.ofMinutes(2), Clock.systemUTC(), Clock.systemUTC()))
            .read(new TaskRequest(new Connection("acme", "key", null), "acme-1", "k", null));
    assertThat(task.status()).isEqualTo(TaskStatus.UNKNOWN);
    assertThat(task.failure().code()).isEqualTo(code);
    assertThat(task.checkAfter()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"task-1", "task-unified-1/../credits", "task-unified-1?a=b"})
  void whatIsNoTaskIdNeverGetsIntoAnAddress(String taskId) {
    assertStopped(request(taskId), "INVALID_INPUT", "taskId is not a task id of evolink.");
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @Test
  void aMissingVariableIsRefused() {
    assertStopped(null, "INVALID_INPUT", "lipSync is missing.");
  }

  private static void assertUnknown(LipSyncTask task, Duration checkAfter) {
    assertThat(task.status()).isEqualTo(TaskStatus.UNKNOWN);
    assertThat(task.taskId()).isEqualTo(EvolinkServer.TASK_ID);
    assertThat(task.correlationKey()).isEqualTo("k");
    assertThat(task.checkAfter()).isEqualTo(checkAfter);
    assertThat(task.failure().retryable()).isTrue();
  }

  private static void assertStopped(TaskRequest request, String code, String message) {
    ConnectorRetryException failure =
        catchThrowableOfType(
            ConnectorRetryException.class, () -> reader(null, Duration.ZERO).read(request));
    assertThat(failure).isNotNull().hasMessageStartingWith(message);
    assertThat(failure.getErrorCode()).isEqualTo(code);
    assertThat(failure.getRetries()).isZero();
  }

  private static LipSyncTask read(Duration age, String correlationKey) {
    return reader(null, age)
        .read(new TaskRequest(EVOLINK.connection(), EvolinkServer.TASK_ID, correlationKey, null));
  }

  private static TaskRequest request(String taskId) {
    return new TaskRequest(
        new Connection("evolink", EvolinkServer.API_KEY, null), taskId, null, null);
  }

  private static TaskReader reader(String runtimeBaseUrl, Duration age) {
    return new TaskReader(
        EVOLINK.providers(),
        new CallbackUrls(runtimeBaseUrl, false),
        Clock.fixed(CREATED.plus(age), ZoneOffset.UTC),
        new LostOrders(
            Duration.ofMinutes(2),
            Clock.fixed(CREATED.plus(age), ZoneOffset.UTC),
            Clock.systemUTC()));
  }

  private static JsonNode json(LipSyncTask task) throws Exception {
    return RUNTIME.readTree(RUNTIME.writeValueAsString(task));
  }
}
