package io.lipsync.emulator.dashscope;

import static io.lipsync.emulator.PlainClient.json;
import static io.lipsync.emulator.dashscope.DashScopeClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals of a submit, and what can happen to it. */
class SubmitTest {

  private static ProviderEmulator emulator;
  private static DashScopeClient client;

  @BeforeAll
  static void start() {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withDashScope(
                    DashScopeSettings.defaults().withSubmitsPerSecond(0).withQueriesPerSecond(0))
                .withClock(Clock.fixed(Instant.parse("2026-04-03T07:06:40Z"), ZoneOffset.UTC)));
    client = new DashScopeClient(emulator);
  }

  @BeforeEach
  void forget() {
    emulator.reset();
  }

  @AfterAll
  static void stop() {
    client.close();
    emulator.close();
  }

  @Test
  void trailingSlashMayBeMissing() {
    String path = DashScopeClient.SUBMIT.substring(0, DashScopeClient.SUBMIT.length() - 1);
    HttpResponse<String> answer =
        client.send(
            "POST",
            client.uri(path),
            body().toString().getBytes(),
            "Authorization",
            "Bearer " + DashScopeClient.KEY,
            "X-DashScope-Async",
            "enable");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void asyncHeaderIsMandatory() {
    refused(client.submit(body(), "X-DashScope-Async", "disable"), 403, "AccessDenied");
    assertThat(json(client.submit(body(), "X-DashScope-Async", "disable")).get("message").asText())
        .isEqualTo("current user api does not support synchronous calls.");
  }

  @Test
  void errorsAreFlat() {
    JsonNode error = json(client.submitAs("wrong-key", body()));
    assertThat(error.fieldNames()).toIterable().containsExactly("code", "message", "request_id");
  }

  @ParameterizedTest
  @CsvSource({
    "wrong-key, 401, InvalidApiKey",
    "sk-no-access-1, 403, Model.AccessDenied",
    "sk-no-credits-1, 400, Arrearage"
  })
  void keysTellWhatTheyMayDo(String key, int status, String code) {
    refused(client.submitAs(key, body()), status, code);
    assertBilled(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/model | null | 400 | BadRequest.EmptyModel",
        "/model | \"wan2.1\" | 404 | ModelNotFound",
        "/input | null | 400 | BadRequest.EmptyInput",
        "/input/video_url | null | 400 | InvalidParameter",
        "/input/video_url | \"speaker.mp4\" | 400 | InvalidURL",
        "/input/audio_url | \"\" | 400 | InvalidParameter",
        "/input/audio_url | \"ftp://example.com/a.wav\" | 400 | InvalidURL",
        "/input/ref_image_url | \"face.jpg\" | 400 | InvalidURL",
        "/parameters/video_extension | \"true\" | 400 | InvalidParameter",
        "/parameters/query_face_threshold | 119 | 400 | InvalidParameter",
        "/parameters/query_face_threshold | 201 | 400 | InvalidParameter",
        "/parameters/query_face_threshold | 170.5 | 400 | InvalidParameter",
        "/parameters | [] | 400 | BadRequest.IllegalInput"
      })
  void wrongFieldsAreRefused(String field, String value, int status, String code) {
    ObjectNode body = body();
    int slash = field.lastIndexOf('/');
    ((ObjectNode) body.at(field.substring(0, slash)))
        .set(field.substring(slash + 1), DashScopeClient.json(value));
    refused(client.submit(body), status, code);
    assertBilled(0);
  }

  @Test
  void bodiesThatAreNoJsonAreRefused() {
    HttpResponse<String> answer =
        client.send(
            "POST",
            client.uri(DashScopeClient.SUBMIT),
            "{".getBytes(),
            "Authorization",
            "Bearer sk-1",
            "X-DashScope-Async",
            "enable");
    refused(answer, 400, "BadRequest.IllegalInput");
  }

  static List<DashScopeError> everyCode() {
    return DashScopeErrors.all();
  }

  @ParameterizedTest
  @MethodSource("everyCode")
  void everyCodeComesAsAnHttpError(DashScopeError row) {
    HttpResponse<String> answer =
        client.submit(body("submit-%d:1:code=%s".formatted(row.status(), row.code())));
    refused(answer, row.status(), row.code());
    assertThat(json(answer).get("message").asText()).isEqualTo(row.getMessage());
    assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    assertBilled(0);
  }

  @ParameterizedTest
  @MethodSource("everyCode")
  void everyCodeComesAsAFailedTask(DashScopeError row) {
    String id = client.submitted(body("finish-after:0,fail:" + row.code()));
    JsonNode output = client.output(id);
    assertThat(output.get("task_status").asText()).isEqualTo("FAILED");
    assertThat(output.get("code").asText()).isEqualTo(row.code());
    assertThat(output.get("message").asText())
        .isEqualTo(
            row.getMessage()
                .replace(
                    "${url}",
                    "https://example.com/speaker.mp4?emulate=finish-after:0,fail:" + row.code()));
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidParameter",
    "401, InvalidApiKey",
    "403, AccessDenied",
    "404, ModelNotFound",
    "429, Throttling.RateQuota",
    "500, InternalError",
    "503, ServiceUnavailable"
  })
  void statusesHaveTheirDocumentedError(int status, String code) {
    refused(client.submit(body("submit-" + status)), status, code);
  }

  @Test
  void faultsSpoilTheAnswerWhereDashScopeHasItsFields() throws IOException {
    assertThat(json(client.submit(body("accept-status:QUEUED"))).at("/output/task_status").asText())
        .isEqualTo("QUEUED");
    assertThat(client.submit(body("accept-empty")).body()).isEmpty();
    assertThat(client.submit(body("accept-html:502")).body()).startsWith("<html>");
    assertThatThrownBy(() -> client.submitOrFail(body("accept-reset")))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertBilled(4);

    String id = client.submitted(body("stay,query-503:1,query-status:RENDERING:1"));
    assertThat(json(client.query(id)).get("code").asText()).isEqualTo("ServiceUnavailable");
    assertThat(client.status(id)).isEqualTo("RENDERING");
    assertThat(json(client.query(id)).at("/output/task_id").asText()).isEqualTo(id);
  }

  @Test
  void thresholdOnlyMattersWithAReferenceImage() {
    ObjectNode strict = body("finish-after:0,face-match:140");
    assertThat(client.status(client.submitted(strict))).isEqualTo("SUCCEEDED");

    ((ObjectNode) strict.get("input")).put("ref_image_url", "https://example.com/face.jpg");
    assertThat(client.output(client.submitted(strict)).get("code").asText())
        .isEqualTo("InvalidFile.FaceNotMatch");

    ((ObjectNode) strict.get("parameters")).put("query_face_threshold", 140);
    assertThat(client.status(client.submitted(strict))).isEqualTo("SUCCEEDED");
  }

  @Test
  void wordsOfOtherVendorsAreRefused() {
    HttpResponse<String> answer = client.submit(body("complete-with-error"));
    refused(answer, 400, "InvalidParameter");
    assertThat(answer.body()).contains("does not exist at dashscope");
    assertThat(
            client
                .admin(
                    "POST", "/dashscope/scenarios", "{\"emulate\":\"callback:without-event-id\"}")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void journalKeepsNoKey() {
    client.submit(body("submit-429"));
    String requests = client.admin("GET", "/dashscope/requests", "").body();
    assertThat(requests).doesNotContain(DashScopeClient.KEY).contains("...cdef");
    assertThat(emulator.dashscope().journal().summary().submits()).isEqualTo(1);
    assertThat(emulator.evolink().journal().summary().submits()).isZero();
    assertThat(Duration.ofMillis(emulator.dashscope().journal().requests().getFirst().millis()))
        .isLessThan(Duration.ofSeconds(5));
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).get("code").asText()).isEqualTo(code);
  }

  private static void assertBilled(int tasks) {
    assertThat(emulator.dashscope().journal().summary().billedTasks()).isEqualTo(tasks);
  }
}
