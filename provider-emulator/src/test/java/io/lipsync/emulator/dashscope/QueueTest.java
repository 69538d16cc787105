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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One submit per second, one task at a time, cancelling what waits, the list of all. */
class QueueTest {

  private static final Instant START = Instant.parse("2025-09-11T12:15:29.887Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private ProviderEmulator emulator;
  private DashScopeClient client;

  @BeforeEach
  void start() {
    start(DashScopeSettings.defaults());
  }

  private void start(DashScopeSettings settings) {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withRenderDuration(Duration.ofSeconds(10))
                .withDashScope(settings)
                .withClock(Clock.fixed(START, ZoneOffset.UTC)));
    client = new DashScopeClient(emulator);
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  @Test
  void secondSubmitWithinASecondIsThrottled() {
    client.submitted(body());
    HttpResponse<String> refused = client.submit(body());
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(json(refused).get("code").asText()).isEqualTo("Throttling.RateQuota");
    assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
    client.submittedAs("sk-another-account", body());

    emulator.advanceClock(SECOND.minusMillis(1));
    assertThat(client.submit(body()).statusCode()).isEqualTo(429);
    emulator.advanceClock(Duration.ofMillis(1));
    client.submitted(body());
    assertThat(emulator.dashscope().journal().summary().throttled()).isEqualTo(2);
    assertThat(emulator.dashscope().journal().summary().billedTasks()).isEqualTo(3);
  }

  @Test
  void twentyOneQueriesWithinASecondAreOneTooMany() {
    String id = client.submitted(body());
    for (int i = 0; i < 20; i++) {
      assertThat(client.query(id).statusCode()).isEqualTo(200);
    }
    assertThat(client.query(id).statusCode()).isEqualTo(429);
    assertThat(client.call("GET", "/api/v1/tasks/").statusCode())
        .as("counts together")
        .isEqualTo(429);
    emulator.advanceClock(SECOND);
    assertThat(client.query(id).statusCode()).isEqualTo(200);
  }

  @Test
  void tasksOfAnAccountAreProcessedOneAfterTheOther() {
    List<String> ids = submitThree();

    assertThat(ids.stream().map(client::status)).containsExactly("RUNNING", "PENDING", "PENDING");
    emulator.advanceClock(Duration.ofSeconds(8));
    assertThat(ids.stream().map(client::status))
        .containsExactly("SUCCEEDED", "PRE-PROCESSING", "PENDING");
    String others = client.submittedAs("sk-another-account", body());
    assertThat(emulator.dashscope().journal().task(others).orElseThrow().status())
        .isEqualTo(DashScopeStatus.PRE_PROCESSING);
  }

  @Test
  void clockThatJumpsFindsEachTaskWhereItWouldBe() {
    List<String> ids = submitThree();
    emulator.advanceClock(Duration.ofSeconds(23));

    assertThat(ids.stream().map(client::status))
        .containsExactly("SUCCEEDED", "SUCCEEDED", "RUNNING");
    assertThat(client.output(ids.get(1)).get("scheduled_time").asText())
        .isEqualTo("2025-09-11 20:15:39.887");
    assertThat(client.output(ids.get(1)).get("end_time").asText())
        .isEqualTo("2025-09-11 20:15:49.887");
    assertThat(client.output(ids.get(2)).get("scheduled_time").asText())
        .isEqualTo("2025-09-11 20:15:49.887");
  }

  @Test
  void moreTasksRunAtATimeIfTheSettingsSaySo() {
    stop();
    start(DashScopeSettings.defaults().withRunningTasks(2));
    assertThat(submitThree().stream().map(client::status))
        .containsExactly("RUNNING", "RUNNING", "PENDING");
  }

  @Test
  void queuedTaskIsCancelledAndMakesRoom() {
    List<String> ids = submitThree();

    HttpResponse<String> answer = client.cancel(ids.get(1));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).fieldNames()).toIterable().containsExactly("request_id");
    assertThat(client.status(ids.get(1))).isEqualTo("CANCELED");
    assertThat(client.output(ids.get(1)).has("scheduled_time")).isFalse();

    emulator.advanceClock(Duration.ofSeconds(8));
    assertThat(client.status(ids.get(2))).isEqualTo("PRE-PROCESSING");
    assertThat(emulator.dashscope().journal().summary().refundedTasks()).isEqualTo(1);
  }

  @Test
  void whatIsNotQueuedCannotBeCancelled() {
    String running = client.submitted(body());
    assertNotCancelled(running);
    assertThat(client.status(running)).isEqualTo("PRE-PROCESSING");
    emulator.advanceClock(Duration.ofSeconds(10));
    assertNotCancelled(running);
    assertThat(client.status(running)).isEqualTo("SUCCEEDED");
    assertNotCancelled("3afd65eb-9604-48ea-8a91-000000000000");
    assertNotCancelled(client.submittedAs("sk-another-account", body("pending-for:1h")));
  }

  private void assertNotCancelled(String id) {
    HttpResponse<String> answer = client.cancel(id);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("code").asText()).isEqualTo("UnsupportedOperation");
    assertThat(json(answer).get("message").asText())
        .isEqualTo("Failed to cancel the task, please confirm if the task is in PENDING status.");
  }

  @Test
  void listShowsTheAccountsTasksNewestFirst() {
    List<String> ids = submitThree();
    client.submittedAs("sk-another-account", body());

    JsonNode all = json(client.call("GET", "/api/v1/tasks/?page_size=2"));
    assertThat(all.get("total").asInt()).isEqualTo(3);
    assertThat(all.get("total_page").asInt()).isEqualTo(2);
    assertThat(all.at("/data/0/task_id").asText()).isEqualTo(ids.get(2));
    assertThat(all.get("data")).hasSize(2);
    assertThat(all.at("/data/0").toString()).doesNotContain("speaker.mp4");

    JsonNode running = json(client.call("GET", "/api/v1/tasks?status=RUNNING"));
    assertThat(running.get("total").asInt()).isEqualTo(1);
    assertThat(running.at("/data/0/start_time").asLong()).isEqualTo(START.toEpochMilli());

    assertThat(listed("task_id=" + ids.get(1))).isEqualTo(1);
    assertThat(listed("start_time=20250911201531&end_time=20250911201700")).isEqualTo(1);
    assertThat(listed("model_name=wan2.1")).isZero();
    assertThat(
            client
                .call("GET", "/api/v1/tasks/?start_time=20250901000000&end_time=20250911000000")
                .statusCode())
        .isEqualTo(400);
    assertThat(client.call("GET", "/api/v1/tasks/?page_no=0").statusCode()).isEqualTo(400);
  }

  private int listed(String query) {
    return json(client.call("GET", "/api/v1/tasks/?" + query)).get("total").asInt();
  }

  /** At seconds 0, 1 and 2; the clock then shows 2. */
  private List<String> submitThree() {
    String first = client.submitted(body());
    emulator.advanceClock(SECOND);
    String second = client.submitted(body());
    emulator.advanceClock(SECOND);
    return List.of(first, second, client.submitted(body()));
  }
}
