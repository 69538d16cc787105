package io.lipsync.emulator.joggai;

import static io.lipsync.emulator.PlainClient.json;
import static io.lipsync.emulator.joggai.JoggAiClient.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a task, by the lip sync page. The clock stands still unless it is moved. */
class TaskTest {

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
                .withRenderDuration(Duration.ofSeconds(30))
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
  @ValueSource(strings = {"/open/v2", "/v2"})
  void bothPrefixesLeadToTheSameWhereThatIsAskedFor(String prefix) {
    emulator.close();
    start(JoggAiSettings.defaults().withPaths(PathPrefixes.BOTH));
    HttpResponse<String> answer = client.post(prefix + "/create_lip_sync_video", body());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .matches(
            "\\{\"code\":0,\"msg\":\"Success\",\"data\":\\{\"task_id\":\"[0-9a-f-]{36}\","
                + "\"status\":\"pending\"}}");

    String id = json(answer).at("/data/task_id").asText();
    assertThat(client.status(id)).isEqualTo("pending");
    assertThat(client.call("GET", prefix + "/lip_sync_video/" + id, null).body())
        .isEqualTo(client.query(id).body());
  }

  @Test
  void processingIsAnsweredAsTheExample() {
    String id = client.submitted(body());
    emulator.advanceClock(Duration.ofSeconds(3));

    assertThat(client.query(id).body())
        .isEqualTo(
            "{\"code\":0,\"msg\":\"Success\",\"data\":{\"task_id\":\""
                + id
                + "\",\"status\":\"processing\",\"created_at\":1741500000,"
                + "\"data\":null,\"error\":null}}");
  }

  @Test
  void successHasResultCoverAndDuration() {
    String id = client.submitted(body());
    emulator.advanceClock(Duration.ofSeconds(30));

    JsonNode data = client.data(id);
    assertThat(data.get("status").asText()).isEqualTo("success");
    assertThat(data.get("completed_at").asLong()).isEqualTo(1741500030);
    assertThat(data.get("error").isNull()).isTrue();
    assertThat(data.at("/data/duration_seconds").asDouble()).isEqualTo(3.96);
    HttpResponse<String> video = client.get(data.at("/data/result_url").asText());
    assertThat(video.headers().firstValue("Content-Type")).hasValue("video/mp4");
    HttpResponse<String> cover = client.get(data.at("/data/cover_url").asText());
    assertThat(cover.statusCode()).isEqualTo(200);
    assertThat(cover.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(emulator.joggai().journal().summary().resultDownloads()).isEqualTo(1);
  }

  @Test
  void failureIsFreeTextBehindAGoodEnvelope() {
    String id = client.submitted(body("finish-after:0,fail:audio-fetch"));

    assertThat(json(client.query(id)).get("code").asInt()).isZero();
    JsonNode data = client.data(id);
    assertThat(data.get("status").asText()).isEqualTo("failed");
    assertThat(data.get("data").isNull()).isTrue();
    assertThat(data.get("error").size()).isEqualTo(1);
    assertThat(data.at("/error/message").asText())
        .isEqualTo("consume retry limit reached: audio duration fetch failed");
    assertThat(emulator.joggai().journal().summary().refundedTasks()).isZero();
  }

  @Test
  void oddEndsOfTheDocumentsCanBeHad() {
    JsonNode odd = client.data(client.submitted(body("finish-after:0,complete-with-error:oops")));
    assertThat(odd.get("status").asText()).isEqualTo("success");
    assertThat(odd.at("/error/message").asText()).isEqualTo("oops");
    assertThat(odd.at("/data/result_url").isTextual()).isTrue();

    JsonNode bare = client.data(client.submitted(body("finish-after:0,fail-without-error")));
    assertThat(bare.get("status").asText()).isEqualTo("failed");
    assertThat(bare.get("error").isNull()).isTrue();

    String queued = client.submitted(body("pending-for:1m"));
    emulator.advanceClock(Duration.ofSeconds(59));
    assertThat(client.status(queued)).isEqualTo("pending");
    emulator.advanceClock(Duration.ofSeconds(1));
    assertThat(client.status(queued)).isEqualTo("processing");
  }

  @Test
  void resultsStayUnlessTheSettingsSayOtherwise() {
    String link = client.data(client.submitted(body("finish-after:0"))).at(RESULT).asText();
    emulator.advanceClock(Duration.ofDays(3650));
    assertThat(client.get(link).statusCode()).isEqualTo(200);

    stop();
    start(JoggAiSettings.defaults().withLinkLifetime(Optional.of(Duration.ofHours(1))));
    link = client.data(client.submitted(body("finish-after:0"))).at(RESULT).asText();
    emulator.advanceClock(Duration.ofHours(1));
    assertThat(client.get(link).statusCode()).isEqualTo(403);
  }

  private static final String RESULT = "/data/result_url";

  @Test
  void latestTaskIsTheNewestThatFits() {
    client.submitted(body());
    String second = client.submitted(body().put("playback_type", "normal_reverse"));
    String third = client.submitted(body());

    assertThat(latest("")).isEqualTo(third);
    assertThat(latest("?playback_type=normal_reverse")).isEqualTo(second);
    assertThat(latest("?video_url=https://example.com/speaker.mp4")).isEqualTo(third);
    assertThat(
            json(client.call(
                    "GET", "/open/v2/lip_sync_video?video_url=https://other.example/", null))
                .get("code")
                .asInt())
        .isEqualTo(10104);
  }

  private String latest(String query) {
    return json(client.call("GET", "/open/v2/lip_sync_video" + query, null))
        .at("/data/task_id")
        .asText();
  }

  @Test
  void creditsGoWhenATaskIsAccepted() {
    client.submitted(body("fail:audio-fetch"));
    assertThat(client.call("GET", "/v2/user/remaining_quota", null).body())
        .isEqualTo("{\"code\":0,\"msg\":\"Success\",\"data\":{\"remaining_quota\":999.96}}");
    assertThat(emulator.joggai().journal().summary().creditsUsed()).isEqualByComparingTo("0.04");
    assertThat(json(client.call("GET", "/v2/user/whoami", null)).at("/data/email").asText())
        .contains("@");

    stop();
    start(JoggAiSettings.defaults().withCredits(0.05));
    client.submitted(body());
    assertThat(json(client.submit(body())).get("code").asInt()).isEqualTo(18020);
    assertThat(emulator.joggai().journal().summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void administratorEndsTasks() {
    String finished = client.submitted(body("stay"));
    String failed = client.submitted(body("stay"));
    emulator.joggai().finish(finished);
    client.admin("POST", "/joggai/tasks/" + failed + "/fail", "{}");

    assertThat(client.status(finished)).isEqualTo("success");
    assertThat(client.data(failed).at("/error/message").asText())
        .isEqualTo("consume retry limit reached: audio duration fetch failed");
    assertThat(client.admin("POST", "/joggai/tasks/" + failed + "/cancel", "").statusCode())
        .isEqualTo(400);
  }
}
