package io.lipsync.emulator;

import static io.lipsync.emulator.EvoLinkClient.body;
import static io.lipsync.emulator.EvoLinkClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.evolink.TaskStatus;
import io.lipsync.emulator.journal.AwaitTimeoutException;
import io.lipsync.emulator.journal.RecordedRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdministrationTest {

  private ProviderEmulator emulator;
  private EvoLinkClient client;

  @BeforeEach
  void start() {
    emulator = ProviderEmulator.start(EmulatorSettings.defaults());
    client = new EvoLinkClient(emulator);
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  @Test
  void tasksAreEndedOverHttp() {
    String finished = client.submitted(body("stay"));
    String failed = client.submitted(body("stay"));
    String cancelled = client.submitted(body("stay"));

    assertThat(status(client.admin("POST", "/evolink/tasks/" + finished + "/finish", "")))
        .isEqualTo("COMPLETED");
    client.admin(
        "POST", "/evolink/tasks/" + failed + "/fail", "{\"code\":\"x_y\",\"message\":\"m\"}");
    client.admin("POST", "/evolink/tasks/" + cancelled + "/cancel", "");

    assertThat(json(client.query(failed)).at("/error/code").asText()).isEqualTo("x_y");
    assertThat(json(client.query(cancelled)).get("status").asText()).isEqualTo("cancelled");
    assertThat(client.admin("POST", "/evolink/tasks/absent/finish", "").statusCode())
        .isEqualTo(404);
    JsonNode summary = json(client.admin("GET", "/evolink/summary", ""));
    assertThat(summary.get("billedTasks").asInt()).isEqualTo(3);
    assertThat(summary.get("refundedTasks").asInt()).isEqualTo(2);
  }

  @Test
  void scenariosAreRegisteredListedAndRemovedOverHttp() {
    HttpResponse<String> added =
        client.admin("POST", "/evolink/scenarios", "{\"emulate\":\"submit-402\",\"submits\":2}");
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(client.submit(body()).statusCode()).isEqualTo(402);
    assertThat(json(client.admin("GET", "/evolink/scenarios", "")).at("/0/submitsLeft").asInt())
        .isEqualTo(1);

    client.admin("DELETE", "/evolink/scenarios/" + json(added).get("id").asText(), "");
    assertThat(client.submit(body()).statusCode()).isEqualTo(200);

    client.admin(
        "POST",
        "/evolink/scenarios",
        "{\"emulate\":[\"submit-402\"],\"videoUrlContains\":\"speaker\"}");
    client.admin("DELETE", "/evolink/scenarios", "");
    assertThat(client.submit(body()).statusCode()).isEqualTo(200);
    assertThat(client.admin("POST", "/evolink/scenarios", "{\"emulate\":\"huh\"}").statusCode())
        .isEqualTo(400);
    assertThat(client.admin("POST", "/evolink/scenarios", "{}").body()).contains("emulate");
  }

  @Test
  void clockMovesOverHttp() {
    String id = client.submitted(body("finish-after:1h"));
    assertThat(client.admin("POST", "/clock/advance", "{\"seconds\":3600}").statusCode())
        .isEqualTo(200);
    assertThat(json(client.query(id)).get("status").asText()).isEqualTo("completed");
    assertThat(client.admin("POST", "/clock/advance", "{}").statusCode()).isEqualTo(400);
    assertThat(client.admin("POST", "/clock/advance", "{\"seconds\":-1}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void resetForgetsEverything() {
    String id = client.submitted(body("stay"));
    client.admin("POST", "/reset", "");

    assertThat(client.query(id).statusCode()).isEqualTo(404);
    assertThat(emulator.evolink().journal().summary().billedTasks()).isZero();
    assertThat(emulator.evolink().journal().summary().tcpConnections())
        .as("connections that go on are counted again")
        .isEqualTo(1);
  }

  @Test
  void journalKnowsWhatWasAskedButNotTheKey() {
    client.submit(body("submit-402").put("query_face_threshold", 140));

    RecordedRequest request = emulator.evolink().journal().requests().getFirst();
    assertThat(request.method() + " " + request.path())
        .isEqualTo("POST /evolink/v1/videos/generations");
    assertThat(request.status()).isEqualTo(402);
    assertThat(request.body().get("query_face_threshold").asInt()).isEqualTo(140);
    assertThat(request.header("authorization")).isEqualTo("...cdef");
    assertThat(client.admin("GET", "/evolink/requests", "").body())
        .doesNotContain(EvoLinkClient.KEY)
        .contains("\"outcome\":\"answered\"");
  }

  @Test
  void tcpConnectionsAreCountedOncePerConnectionOnVendorPaths() {
    client.admin("GET", "/evolink/summary", "");
    assertThat(emulator.evolink().journal().summary().tcpConnections()).isZero();

    for (int i = 0; i < 3; i++) {
      client.submit(body());
    }
    assertThat(emulator.evolink().journal().summary().tcpConnections()).isEqualTo(1);
    try (EvoLinkClient another = new EvoLinkClient(emulator)) {
      another.submit(body());
    }
    assertThat(emulator.evolink().journal().summary().tcpConnections()).isEqualTo(2);
  }

  @Test
  void waitingEndsWithTheTaskOrWithAnExplanation() {
    client.submitted(body("finish-after:200ms"));
    assertThat(
            emulator
                .evolink()
                .journal()
                .awaitTask(task -> task.status() == TaskStatus.COMPLETED, Duration.ofSeconds(30))
                .ended())
        .isTrue();
    assertThatThrownBy(
            () ->
                emulator
                    .evolink()
                    .journal()
                    .awaitTask(task -> task.status() == TaskStatus.FAILED, Duration.ofMillis(60)))
        .isInstanceOf(AwaitTimeoutException.class)
        .hasMessageContaining("completed");
  }

  @Test
  void indexListsTheRoutes() {
    assertThat(client.admin("GET", "", "").body())
        .contains("POST /evolink/v1/videos/generations")
        .contains("POST /admin/clock/advance");
    assertThat(client.admin("GET", "/grammar", "").body()).contains("finish-after");
    assertThat(client.admin("PUT", "/grammar", "").statusCode()).isEqualTo(405);
    assertThat(client.admin("GET", "/nothing", "").statusCode()).isEqualTo(404);
  }

  private static String status(HttpResponse<String> answer) {
    return json(answer).get("status").asText();
  }
}
