package io.lipsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lipsync.emulator.dashscope.DashScopeSettings;
import io.lipsync.emulator.joggai.JoggAiSettings;
import io.lipsync.emulator.joggai.PathPrefixes;
import io.lipsync.emulator.scenario.Scenario;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As strict as the documents, and odd where somebody asks for it. */
class StrictnessTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVOLINK = "/evolink/v1/videos/generations";
  private static final String DASHSCOPE =
      "/dashscope/api/v1/services/aigc/image2video/video-synthesis";
  private static final String MEDIA =
      "\"video_url\":\"https://example.com/v.mp4\",\"audio_url\":\"https://example.com/a.wav\"";

  private final HttpClient client = HttpClient.newHttpClient();
  private ProviderEmulator emulator;

  @BeforeEach
  void start() {
    start(JoggAiSettings.defaults());
  }

  private void start(JoggAiSettings joggai) {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withClock(Clock.fixed(Instant.ofEpochSecond(1775200000), ZoneOffset.UTC))
                .withDashScope(DashScopeSettings.defaults().withSubmitsPerSecond(0))
                .withJoggAi(joggai));
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN_V2, /open/v2/create_lip_sync_video, 200",
    "OPEN_V2, /v2/create_lip_sync_video, 404",
    "V2, /v2/create_lip_sync_video, 200",
    "V2, /open/v2/create_lip_sync_video, 404",
    "BOTH, /v2/create_lip_sync_video, 200",
    "BOTH, /open/v2/create_lip_sync_video, 200",
    "OPEN_V2, /v2/upload/asset, 200",
    "OPEN_V2, /open/v2/upload/asset, 404"
  })
  void joggaiHasOnePathForEachCallUnlessAskedForBoth(PathPrefixes paths, String path, int status)
      throws Exception {
    stop();
    start(JoggAiSettings.defaults().withPaths(paths));
    HttpResponse<byte[]> answer = post("/joggai" + path, "{}", "x-api-key", "demo-key");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).has("msg")).isEqualTo(status == 200);
  }

  @Test
  void fieldsOfJoggaiThatAreNotThereAreAbsent() throws Exception {
    HttpResponse<byte[]> refused =
        post("/joggai/open/v2/create_lip_sync_video", "{}", "x-api-key", "demo-key");
    assertThat(json(refused).has("data")).isFalse();
    String id =
        json(post(
                "/joggai/open/v2/create_lip_sync_video",
                "{" + MEDIA + "}",
                "x-api-key",
                "demo-key"))
            .at("/data/task_id")
            .asText();
    assertThat(
            json(get("/joggai/open/v2/lip_sync_video/" + id, "x-api-key", "demo-key"))
                .get("data")
                .has("completed_at"))
        .isFalse();
  }

  @Test
  void evolinkTellsHowLongItTookAndHowLongTheVideoIs() throws Exception {
    String id = submitted();
    emulator.advanceClock(Duration.ofSeconds(73));
    JsonNode task = json(evolink(id));
    assertThat(task.get("duration").asInt()).isEqualTo(3);
    assertThat(task.at("/result_data/0/duration").asDouble()).isEqualTo(3.96);
  }

  @Test
  void queriesListsAndCancelsShareOneLimitAtDashScope() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(dashscope("/api/v1/tasks/" + i).statusCode()).isEqualTo(200);
      assertThat(dashscope("/api/v1/tasks/").statusCode()).isEqualTo(200);
    }
    assertThat(dashscope("/api/v1/tasks/").statusCode()).isEqualTo(429);
    assertThat(
            post("/dashscope/api/v1/tasks/1/cancel", "", "Authorization", "Bearer sk-demo")
                .statusCode())
        .isEqualTo(429);
  }

  @Test
  void anUnknownPathOfDashScopeIsAnInvalidParameter() throws Exception {
    HttpResponse<byte[]> answer = dashscope("/api/v1/nowhere/at/all");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("code").asText()).isEqualTo("InvalidParameter");
    assertThat(json(answer).get("message").asText()).isEqualTo("url error, please check url");
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, true",
    "'gzip, deflate, br', true",
    "'br, gzip;q=0.5', true",
    "gzip;q=0, false",
    "identity, false"
  })
  void answersAreCompressedForThoseWhoAsk(String accepted, boolean compressed) throws Exception {
    HttpResponse<byte[]> answer =
        get("/evolink/v1/credits", "Authorization", "Bearer sk-demo", "Accept-Encoding", accepted);
    assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(compressed);
    byte[] body =
        compressed
            ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
            : answer.body();
    assertThat(JSON.readTree(body).has("data")).isTrue();
  }

  @Test
  void aSubmitWindowIsClosedBehindASubmitAndGoodAgainLater() throws Exception {
    emulator.dashscope().scenarios().forAllSubmits(Scenario.parse("submit-window:45s"));
    assertThat(submitDashscope().statusCode()).isEqualTo(200);
    assertThat(submitDashscope().statusCode()).isEqualTo(429);
    emulator.advanceClock(Duration.ofSeconds(44));
    assertThat(submitDashscope().statusCode()).isEqualTo(429);
    emulator.advanceClock(Duration.ofSeconds(1));
    assertThat(submitDashscope().statusCode()).isEqualTo(200);
    assertThat(submitDashscope().statusCode()).isEqualTo(429);
  }

  @ParameterizedTest
  @CsvSource({
    "nested, /error/code",
    "flat, /code",
    "list, /error/0/code",
    "text, /error",
    "null, /message"
  })
  void errorsStandWhereTheScenarioWants(String shape, String place) throws Exception {
    emulator
        .dashscope()
        .scenarios()
        .forNextSubmit(Scenario.parse("submit-400:code=Arrearage:shape=" + shape));
    assertThat(json(submitDashscope()).at(place).isTextual()).isTrue();
    emulator.evolink().scenarios().forNextSubmit(Scenario.parse("submit-403:shape=" + shape));
    assertThat(json(submitEvolink()).at(place).isTextual()).isTrue();
  }

  @Test
  void aFailedTaskMayHaveARequestIdAlone() throws Exception {
    emulator
        .dashscope()
        .scenarios()
        .forNextSubmit(Scenario.parse("fail:InvalidFile.FPS,finish-after:0,query-shape:none"));
    String id = json(submitDashscope()).at("/output/task_id").asText();
    JsonNode task = json(dashscope("/api/v1/tasks/" + id));
    assertThat(task.at("/output/task_status").asText()).isEqualTo("FAILED");
    assertThat(task.has("request_id")).isTrue();
    assertThat(task.toString()).doesNotContain("InvalidFile");
  }

  @Test
  void aResultMayRedirectAndNameOddCodings() throws Exception {
    emulator
        .evolink()
        .scenarios()
        .forNextSubmit(
            Scenario.parse("finish-after:0,result:redirect:2,result:encoding:aws-chunked"));
    String link = json(evolink(submitted())).at("/results/0").asText();
    HttpResponse<byte[]> first = send(HttpRequest.newBuilder(URI.create(link)));
    assertThat(first.statusCode()).isEqualTo(302);
    URI second = URI.create(link).resolve(first.headers().firstValue("Location").orElseThrow());
    HttpResponse<byte[]> again = send(HttpRequest.newBuilder(second));
    assertThat(again.statusCode()).isEqualTo(302);
    URI third = second.resolve(again.headers().firstValue("Location").orElseThrow());
    HttpResponse<byte[]> video = send(HttpRequest.newBuilder(third));
    assertThat(video.statusCode()).isEqualTo(200);
    assertThat(video.headers().firstValue("Content-Encoding")).contains("aws-chunked");
  }

  private String submitted() throws Exception {
    return json(submitEvolink()).get("id").asText();
  }

  private HttpResponse<byte[]> submitEvolink() throws Exception {
    return post(
        EVOLINK, "{\"model\":\"videoretalk\"," + MEDIA + "}", "Authorization", "Bearer sk-demo");
  }

  private HttpResponse<byte[]> submitDashscope() throws Exception {
    return post(
        DASHSCOPE,
        "{\"model\":\"videoretalk\",\"input\":{" + MEDIA + "}}",
        "Authorization",
        "Bearer sk-demo",
        "X-DashScope-Async",
        "enable");
  }

  private HttpResponse<byte[]> evolink(String id) throws Exception {
    return get("/evolink/v1/tasks/" + id, "Authorization", "Bearer sk-demo");
  }

  private HttpResponse<byte[]> dashscope(String path) throws Exception {
    return get("/dashscope" + path, "Authorization", "Bearer sk-demo");
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).headers(headers));
  }

  private HttpResponse<byte[]> post(String path, String body, String... headers) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(path))
            .headers(headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private URI uri(String path) {
    return URI.create(emulator.baseUri() + path);
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return JSON.readTree(answer.body());
  }
}
