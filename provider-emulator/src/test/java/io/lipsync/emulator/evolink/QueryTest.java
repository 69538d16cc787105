package io.lipsync.emulator.evolink;

import static io.lipsync.emulator.EvoLinkClient.KEY;
import static io.lipsync.emulator.EvoLinkClient.body;
import static io.lipsync.emulator.EvoLinkClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.EvoLinkClient;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.RateLimits;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answers of queries; time passes only where a test moves the clock. */
class QueryTest {

  private ProviderEmulator emulator;
  private EvoLinkClient client;

  @BeforeEach
  void start() {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withRateLimits(new RateLimits(0, 30))
                .withClock(Clock.fixed(Instant.ofEpochSecond(1775200000), ZoneOffset.UTC)));
    client = new EvoLinkClient(emulator);
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  @Test
  void tasksGoThroughTheDocumentedBands() {
    String id = client.submitted(body("finish-after:100s"));

    assertThat(stateOf(id)).isEqualTo("pending 0");
    emulator.advanceClock(Duration.ofSeconds(9));
    assertThat(stateOf(id)).isEqualTo("pending 9");
    emulator.advanceClock(Duration.ofSeconds(1));
    assertThat(stateOf(id)).isEqualTo("processing 10");
    emulator.advanceClock(Duration.ofSeconds(89));
    assertThat(stateOf(id)).isEqualTo("processing 79");
    emulator.advanceClock(Duration.ofSeconds(1));
    assertThat(stateOf(id)).isEqualTo("completed 100");
  }

  @Test
  void onlyCompletedTasksHaveResults() {
    String id = client.submitted(body("finish-after:10s"));
    assertThat(queried(id).has("results")).isFalse();

    emulator.advanceClock(Duration.ofSeconds(10));
    JsonNode done = queried(id);

    assertThat(fieldsOf(done))
        .containsExactly(
            "created",
            "id",
            "model",
            "object",
            "progress",
            "results",
            "duration",
            "result_data",
            "status",
            "task_info",
            "type");
    assertThat(done.at("/results/0").asText()).startsWith(emulator.baseUri() + "/files/evolink/");
    assertThat(queried(id)).as("a later query has the same link").isEqualTo(done);
  }

  @Test
  void failedTasksSayWhyAndHaveNoProgress() {
    String id = client.submitted(body("finish-after:1s,fail:service_error:Come%20back:%20later"));
    emulator.advanceClock(Duration.ofSeconds(1));

    JsonNode failed = queried(id);
    assertThat(stateOf(id)).isEqualTo("failed 0");
    assertThat(failed.get("error").toString())
        .isEqualTo(
            "{\"code\":\"service_error\",\"message\":\"Come back: later\",\"type\":\"task_error\"}");
    assertThat(failed.has("results")).isFalse();
  }

  @Test
  void failuresMayHaveNumbersAsCodeOrNoErrorAtAll() {
    String number = client.submitted(body("finish-after:0,fail:400:Bad"));
    String none = client.submitted(body("finish-after:0,fail-without-error"));
    String cancelled = client.submitted(body("finish-after:0,cancelled"));

    assertThat(queried(number).at("/error/code").isInt()).isTrue();
    assertThat(queried(none).has("error")).isFalse();
    assertThat(stateOf(none)).isEqualTo("failed 0");
    assertThat(stateOf(cancelled)).isEqualTo("cancelled 0");
  }

  @Test
  void faceMatchDependsOnTheThreshold() {
    String usual = client.submitted(body("finish-after:0,face-match:140"));
    String above =
        client.submitted(body("finish-after:0,face-match:140").put("query_face_threshold", 141));
    String low =
        client.submitted(body("finish-after:0,face-match:140").put("query_face_threshold", 140));
    String never = client.submitted(body("finish-after:0,fail:no-face-match"));

    for (String failed : List.of(usual, above, never)) {
      assertThat(queried(failed).at("/error/code").asText()).isEqualTo("invalid_parameters");
      assertThat(queried(failed).at("/error/message").asText())
          .startsWith("No matching face found");
    }
    assertThat(stateOf(low)).isEqualTo("completed 100");
  }

  @Test
  void stayingTasksEndWhenTold() {
    String finished = client.submitted(body("stay"));
    String failed = client.submitted(body("stay"));
    emulator.advanceClock(Duration.ofDays(2));
    assertThat(stateOf(finished)).isEqualTo("processing 80");

    emulator.evolink().finish(finished);
    emulator.evolink().fail(failed, "generation_timeout", "Too slow");
    emulator.evolink().finish(failed);

    assertThat(stateOf(finished)).isEqualTo("completed 100");
    assertThat(stateOf(failed)).isEqualTo("failed 0");
    assertThat(emulator.evolink().journal().summary().refundedTasks()).isEqualTo(1);
  }

  @Test
  void refusalsHaveTheCodesOfQueries() {
    String id = client.submitted(body());

    assertThat(refusal(client.query("job-1"))).isEqualTo("400 invalid_task_id");
    assertThat(json(client.query("job-1")).at("/error/param").asText()).isEqualTo("task_id");
    assertThat(refusal(client.query(id, "nonsense"))).isEqualTo("401 unauthorized");
    assertThat(refusal(client.query(id, "sk-no-credits"))).isEqualTo("402 quota_exceeded");
    assertThat(refusal(client.query(id, "sk-somebody-else"))).isEqualTo("403 permission_denied");
    assertThat(refusal(client.query("task-unified-1-abcdefgh"))).isEqualTo("404 task_not_found");
  }

  @Test
  void rateLimitsApplyPerMinute() {
    String id = client.submitted(body("stay"));
    for (int i = 0; i < 30; i++) {
      assertThat(client.query(id).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> oneTooMany = client.query(id);
    assertThat(refusal(oneTooMany)).isEqualTo("429 rate_limit_exceeded");
    assertThat(json(oneTooMany).at("/error/type").asText()).isEqualTo("evo_api_error");
    assertThat(oneTooMany.headers().firstValueAsLong("Retry-After")).hasValue(20);

    emulator.advanceClock(Duration.ofSeconds(20));
    assertThat(client.query(id).statusCode()).isEqualTo(200);
  }

  @Test
  void creditsAreReservedAndComeBack() {
    client.submitted(body("stay"));
    client.submitted(body("finish-after:0,fail:service_error"));
    emulator
        .evolink()
        .journal()
        .awaitSummary(summary -> summary.refundedTasks() == 1, Duration.ofSeconds(30));

    JsonNode credits =
        json(client.get(client.evolink("/v1/credits"), "Authorization", "Bearer " + KEY));
    assertThat(credits.at("/success").asBoolean()).isTrue();
    assertThat(credits.at("/data/token/used_credits").asInt()).isEqualTo(480);
    assertThat(credits.at("/data/user/remaining_credits").asInt()).isEqualTo(1_000_000 - 480);
  }

  private JsonNode queried(String id) {
    return json(client.query(id));
  }

  private String stateOf(String id) {
    JsonNode task = queried(id);
    return task.get("status").asText() + " " + task.get("progress").asInt();
  }

  private static List<String> fieldsOf(JsonNode node) {
    List<String> names = new java.util.ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String refusal(HttpResponse<String> answer) {
    return answer.statusCode() + " " + json(answer).at("/error/code").asText();
  }
}
