package io.lipsync.emulator.dashscope;

import static io.lipsync.emulator.PlainClient.json;
import static io.lipsync.emulator.dashscope.DashScopeClient.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a task, by the VideoRetalk page. The clock stands still unless it is moved. */
class TaskTest {

  private ProviderEmulator emulator;
  private DashScopeClient client;

  @BeforeEach
  void start() {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withRenderDuration(Duration.ofSeconds(10))
                .withDashScope(DashScopeSettings.defaults().withSubmitsPerSecond(0))
                .withClock(Clock.fixed(Instant.parse("2025-09-11T12:15:29.887Z"), ZoneOffset.UTC)));
    client = new DashScopeClient(emulator);
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  @Test
  void submitIsAnsweredAsTheSample() {
    HttpResponse<String> answer = client.submit(body());

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode json = json(answer);
    assertThat(json.fieldNames()).toIterable().containsExactly("output", "request_id");
    assertThat(json.at("/output/task_status").asText()).isEqualTo("PENDING");
    assertThat(json.at("/output/task_id").asText()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-.{12}");
  }

  @Test
  void statusWordsFollowTheProcessing() {
    String id = client.submitted(body("pending-for:5s"));

    assertThat(client.status(id)).isEqualTo("PENDING");
    emulator.advanceClock(Duration.ofSeconds(5));
    assertThat(client.status(id)).isEqualTo("PRE-PROCESSING");
    emulator.advanceClock(Duration.ofSeconds(1));
    assertThat(client.status(id)).isEqualTo("RUNNING");
    emulator.advanceClock(Duration.ofSeconds(8));
    assertThat(client.status(id)).isEqualTo("POST-PROCESSING");
    emulator.advanceClock(Duration.ofSeconds(1));
    assertThat(client.status(id)).isEqualTo("SUCCEEDED");
  }

  @Test
  void timesAreLocalOnesOfBeijing() {
    String id = client.submitted(body("pending-for:7s"));
    assertThat(client.output(id).get("submit_time").asText()).isEqualTo("2025-09-11 20:15:29.887");
    assertThat(client.output(id).has("scheduled_time")).isFalse();

    emulator.advanceClock(Duration.ofSeconds(7));
    assertThat(client.output(id).get("scheduled_time").asText())
        .isEqualTo("2025-09-11 20:15:36.887");
    assertThat(client.output(id).has("end_time")).isFalse();

    emulator.advanceClock(Duration.ofSeconds(10));
    assertThat(client.output(id).get("end_time").asText()).isEqualTo("2025-09-11 20:15:46.887");
  }

  @Test
  void resultIsAPlainHttpLinkWithUsage() {
    String id = client.submitted(body("finish-after:0"));

    JsonNode answer = json(client.query(id));
    assertThat(answer.at("/output/task_status").asText()).isEqualTo("SUCCEEDED");
    assertThat(answer.at("/output/video_url").asText()).startsWith("http://").contains("?expires=");
    assertThat(answer.at("/usage/video_duration").asDouble()).isEqualTo(3.96);
    assertThat(answer.at("/usage/size").asText()).isEqualTo("640*640");
    assertThat(answer.at("/usage/video_ratio").asText()).isEqualTo("standard");
    assertThat(answer.at("/usage/fps").asInt()).isEqualTo(25);
    assertThat(client.get(answer.at("/output/video_url").asText()).statusCode()).isEqualTo(200);
    assertThat(emulator.dashscope().journal().summary().resultDownloads()).isEqualTo(1);
  }

  @Test
  void taskAndLinkAreGoneAfterADay() {
    String id = client.submitted(body("finish-after:0"));
    String link = client.output(id).get("video_url").asText();

    emulator.advanceClock(Duration.ofHours(24));
    assertThat(client.output(id).size()).isEqualTo(2);
    assertThat(client.status(id)).isEqualTo("UNKNOWN");
    assertThat(client.get(link).statusCode()).isEqualTo(403);
  }

  @Test
  void taskMayBeUnknownJustAfterItsSubmit() {
    String id = client.submitted(body("unknown-for:3s,stay"));

    assertThat(client.query(id).statusCode()).isEqualTo(200);
    assertThat(client.status(id)).isEqualTo("UNKNOWN");
    emulator.advanceClock(Duration.ofSeconds(3));
    assertThat(client.status(id)).isEqualTo("RUNNING");
  }

  @Test
  void tasksOfNobodyAndOfOthersAreUnknown() {
    String others = client.submittedAs("sk-somebody-else", body());
    assertThat(client.status(others)).isEqualTo("UNKNOWN");
    assertThat(client.status("3afd65eb-9604-48ea-8a91-000000000000")).isEqualTo("UNKNOWN");
  }

  @Test
  void failureIsAnsweredAsTheSample() {
    String id = client.submitted(body("finish-after:0,fail:InvalidFile.FPS"));

    HttpResponse<String> answer = client.query(id);
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode output = json(answer).get("output");
    assertThat(output.fieldNames())
        .toIterable()
        .containsExactly("task_id", "task_status", "code", "message");
    assertThat(output.get("task_status").asText()).isEqualTo("FAILED");
    assertThat(output.get("message").asText())
        .isEqualTo("Invalid video FPS. The video FPS must be 15 ~ 60.");
    assertThat(emulator.dashscope().journal().summary().refundedTasks()).isEqualTo(1);
  }

  @Test
  void administratorEndsTasks() {
    String finished = client.submitted(body("stay"));
    String failed = client.submitted(body());
    String next = client.submitted(body());

    emulator.dashscope().finish(finished);
    emulator.dashscope().fail(failed, "InvalidURL.Timeout", null);

    assertThat(client.status(finished)).isEqualTo("SUCCEEDED");
    assertThat(client.output(failed).get("message").asText())
        .isEqualTo(
            "Download https://example.com/speaker.mp4 timeout, please check network connection.");
    assertThat(client.status(next)).as("moves up").isEqualTo("PRE-PROCESSING");
    client.admin("POST", "/dashscope/tasks/" + next + "/cancel", "");
    assertThat(client.status(next)).isEqualTo("CANCELED");
  }
}
