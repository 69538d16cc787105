package io.lipsync.emulator.joggai;

import static io.lipsync.emulator.PlainClient.json;
import static io.lipsync.emulator.joggai.JoggAiClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JoggAI's errors, by its page "Error handling", with either kind of HTTP status. */
class ErrorTest {

  private ProviderEmulator emulator;
  private JoggAiClient client;

  @BeforeEach
  void start() {
    start(JoggAiSettings.defaults());
  }

  private void start(JoggAiSettings settings) {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withJoggAi(settings)
                .withClock(Clock.fixed(Instant.ofEpochSecond(1741500000), ZoneOffset.UTC)));
    client = new JoggAiClient(emulator);
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "429, 429, Rate limit exceeded. Please try again later.",
    "404, 10104, Record not found",
    "401, 10105, Invalid API key",
    "402, 18020, Insufficient credit",
    "403, 18025, No permission to call APIs",
    "400, 40000, Parameter error",
    "500, 50000, System error",
    "503, 50000, System error"
  })
  void everyCodeHasBothKindsOfHttpStatus(int status, int code, String message) {
    String envelope = "{\"code\":%d,\"msg\":\"%s\"}".formatted(code, message);

    HttpResponse<String> always200 = client.submit(body("submit-" + status));
    assertThat(always200.statusCode()).isEqualTo(200);
    assertThat(always200.body()).isEqualTo(envelope);

    emulator.joggai().sendErrorsWith(ErrorHttpStatus.MAPPED);
    HttpResponse<String> mapped = client.submit(body("submit-" + status));
    assertThat(mapped.statusCode()).isEqualTo(status);
    assertThat(mapped.body()).isEqualTo(envelope);
    assertBilled(0);
  }

  @Test
  void formOfErrorsIsASettingAndAnAdministrationCall() {
    client.admin("POST", "/joggai/errors", "{\"httpStatus\":\"MAPPED\"}");
    assertThat(client.query("nothing").statusCode()).isEqualTo(404);
    emulator.reset();
    assertThat(client.query("nothing").statusCode()).isEqualTo(200);
    assertThat(client.admin("POST", "/joggai/errors", "{}").statusCode()).isEqualTo(400);

    stop();
    start(JoggAiSettings.defaults().withErrorHttpStatus(ErrorHttpStatus.MAPPED));
    assertThat(client.query("nothing").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"short, 10105", "invalid-key-1, 10105", "no-access-1, 18025", "no-credits-1, 18020"})
  void keysTellWhatTheyMayDo(String key, int code) {
    assertThat(code(client.callAs(key, "POST", "/open/v2/create_lip_sync_video", body())))
        .isEqualTo(code);
    assertBilled(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "video_url | null | Parameter error: video_url is required",
        "audio_url | \"\" | Parameter error: audio_url is required",
        "audio_url | \"speech.wav\" | Parameter error: audio_url is not a valid URL",
        "playback_type | \"loop\" | Parameter error: playback_type must be normal,"
            + " normal_reverse or normal_reverse_by_audio"
      })
  void wrongFieldsAreRefused(String field, String value, String message) {
    HttpResponse<String> answer = client.submit(body().set(field, JoggAiClient.json(value)));
    assertThat(code(answer)).isEqualTo(40000);
    assertThat(json(answer).get("msg").asText()).isEqualTo(message);
    assertBilled(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"normal", "normal_reverse", "normal_reverse_by_audio"})
  void documentedPlaybackTypesAreAccepted(String type) {
    String id = client.submitted(body().put("playback_type", type));
    assertThat(emulator.joggai().journal().task(id).orElseThrow().playbackType()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"face-match:140", "cancelled", "unknown-for:1s", "callback:wrong-token"})
  void wordsOfOtherVendorsAreRefused(String word) {
    HttpResponse<String> answer = client.submit(body(word));
    assertThat(code(answer)).isEqualTo(40000);
    assertThat(answer.body()).contains("does not exist at joggai");
  }

  @Test
  void tasksOfOthersAreNotFound() {
    String id = client.submitted(body());
    assertThat(code(client.callAs("another-key", "GET", "/open/v2/lip_sync_video/" + id, null)))
        .isEqualTo(10104);
  }

  @Test
  void twentyFirstPostWithinAMinuteIsOneTooMany() {
    for (int i = 19; i >= 0; i--) {
      assertThat(client.submit(body()).headers().firstValue("X-RateLimit-Remaining"))
          .hasValue(Integer.toString(i));
      emulator.advanceClock(Duration.ofSeconds(1));
    }
    HttpResponse<String> refused = client.post("/v2/upload/asset", body());
    assertThat(refused.statusCode()).isEqualTo(200);
    assertThat(refused.body())
        .isEqualTo(
            "{\"code\":429,\"msg\":\"Rate limit exceeded. Please try again later.\","
                + "\"retryAfter\":40}");
    assertThat(code(client.call("GET", "/v2/user/whoami", null))).as("GETs go on").isZero();
    assertThat(code(client.callAs("another-key", "POST", "/v2/upload/asset", body())))
        .isEqualTo(40000);

    emulator.advanceClock(Duration.ofSeconds(40));
    client.submitted(body());
    assertThat(emulator.joggai().journal().summary().throttled()).isEqualTo(1);
    assertBilled(21);
  }

  @ParameterizedTest
  @EnumSource
  void retryAfterMayBeAnywhere(RetryAfterPlace place) {
    stop();
    start(JoggAiSettings.defaults().withRetryAfterPlace(place));
    HttpResponse<String> answer = client.submit(body("submit-429:1:retry-after=7"));

    JsonNode json = json(answer);
    assertThat(json.path("retryAfter").asInt()).isEqualTo(place == RetryAfterPlace.BODY ? 7 : 0);
    assertThat(json.at("/data/retryAfter").asInt())
        .isEqualTo(place == RetryAfterPlace.DATA ? 7 : 0);
    assertThat(answer.headers().firstValue("Retry-After").isPresent())
        .isEqualTo(place == RetryAfterPlace.HEADER);
  }

  @Test
  void faultsSpoilTheAnswerWhereJoggAiHasItsFields() {
    assertThat(json(client.submit(body("accept-status:queued"))).at("/data/status").asText())
        .isEqualTo("queued");
    assertThat(client.submit(body("accept-empty")).body()).isEmpty();
    assertThat(client.submit(body("accept-html:502")).statusCode()).isEqualTo(502);
    assertThat(code(client.submit(body("accept-500")))).isEqualTo(50000);
    assertThatThrownBy(() -> client.submitOrFail(body("accept-reset")))
        .isInstanceOf(IOException.class);
    assertBilled(5);

    String id = client.submitted(body("stay,query-500:1,query-status:rendering:1"));
    assertThat(code(client.query(id))).isEqualTo(50000);
    assertThat(client.status(id)).isEqualTo("rendering");
    assertThat(client.status(id)).isEqualTo("pending");
  }

  @Test
  void journalKeepsNoKey() {
    client.submit(body("submit-402"));
    assertThat(client.admin("GET", "/joggai/requests", "").body())
        .doesNotContain(JoggAiClient.KEY)
        .contains("...6789");
  }

  private static int code(HttpResponse<String> answer) {
    return json(answer).get("code").asInt();
  }

  private void assertBilled(int tasks) {
    assertThat(emulator.joggai().journal().summary().billedTasks()).isEqualTo(tasks);
  }
}
