package io.lipsync.emulator.evolink;

import static io.lipsync.emulator.EvoLinkClient.body;
import static io.lipsync.emulator.EvoLinkClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.EvoLinkClient;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.emulator.scenario.Scenarios;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault as a client meets it, and whether it costs money. */
class FaultTest {

  private ProviderEmulator emulator;
  private EvoLinkClient client;

  @BeforeEach
  void start() {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withClock(Clock.fixed(Instant.ofEpochSecond(1775200000), ZoneOffset.UTC)));
    client = new EvoLinkClient(emulator);
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  @ParameterizedTest
  @CsvSource({"submit-reset, 0", "accept-reset, 1"})
  void resetIsARealTcpReset(String word, int billed) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", emulator.port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(rawSubmit(word));
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
    assertBilled(billed);
    assertThat(emulator.evolink().journal().requests().getFirst().outcome()).isEqualTo("reset");
  }

  @ParameterizedTest
  @CsvSource({"submit-hang, 0", "accept-hang, 1"})
  void hangLastsUntilTheClientGivesUp(String word, int billed) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", emulator.port())) {
      socket.getOutputStream().write(rawSubmit(word));
      emulator
          .evolink()
          .journal()
          .awaitRequest(request -> request.outcome().equals("hung"), Duration.ofSeconds(30));

      socket.setSoTimeout(200);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      assertBilled(billed);
    }
  }

  @ParameterizedTest
  @CsvSource({"submit-html:502, 502, 0", "accept-html:503, 503, 1"})
  void gatewayPagesAreHtml(String word, int status, int billed) {
    HttpResponse<String> answer = client.submit(body(word));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.body()).startsWith("<html>");
    assertBilled(billed);
  }

  @Test
  void errorAfterAcceptingIsBilled() {
    assertThat(client.submit(body("accept-500")).statusCode()).isEqualTo(500);
    assertBilled(1);
  }

  @Test
  void emptyTruncatedAndCutBodiesAreBilled() {
    assertThat(client.submit(body("accept-empty")).body()).isEmpty();
    String half = client.submit(body("accept-truncated")).body();
    assertThat(half).startsWith("{\"created\"").doesNotEndWith("}");
    assertThatThrownBy(() -> client.sendOrFail(client.submitRequest(body("accept-cut")).build()))
        .isInstanceOf(IOException.class);
    assertBilled(3);
  }

  @Test
  void unknownFieldsAndStatusWordsLeaveTheRestIntact() {
    JsonNode extra = json(client.submit(body("accept-extra-fields")));
    assertThat(extra.has("trace_id")).isTrue();
    assertThat(extra.get("id").asText()).startsWith("task-unified-");
    assertThat(json(client.submit(body("accept-status:queued"))).get("status").asText())
        .isEqualTo("queued");
  }

  @Test
  void refusalsEndAfterTheirNumber() {
    JsonNode body = body("submit-429:2:retry-after=3,submit-503:1");

    HttpResponse<String> first = client.submit(body);
    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.headers().firstValue("Retry-After")).hasValue("3");
    assertThat(client.submit(body).statusCode()).isEqualTo(429);
    HttpResponse<String> third = client.submit(body);
    assertThat(third.statusCode()).isEqualTo(503);
    assertThat(json(third).at("/error/code").asText()).isEqualTo("service_unavailable");
    assertThat(client.submit(body).statusCode()).isEqualTo(200);
    assertBilled(1);
  }

  @Test
  void retryAfterMayBeADateOrMissing() {
    assertThat(client.submit(body("submit-429:1:retry-after-date=20")).headers().map())
        .containsEntry("Retry-After", List.of("Fri, 03 Apr 2026 07:07:00 GMT"));
    assertThat(client.submit(body("submit-429")).headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void refusalsMaySayAnything() {
    JsonNode error =
        json(client.submit(body("submit-400:code=content_filter:message=Not%20this"))).get("error");
    assertThat(error.get("code").asText()).isEqualTo("content_filter");
    assertThat(error.get("message").asText()).isEqualTo("Not this");
  }

  @Test
  void slowAnswersAreSlow() {
    long start = System.nanoTime();
    assertThat(client.submit(body("accept-slow:300ms")).statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void queriesFailPerTask() {
    for (int i = 0; i < 2; i++) {
      String id = client.submitted(body("stay,query-503:1,query-429:1:retry-after=1"));
      assertThat(client.query(id).statusCode()).isEqualTo(503);
      assertThat(client.query(id).statusCode()).isEqualTo(429);
      assertThat(client.query(id).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void queriesMayBeReset() throws IOException {
    String id = client.submitted(body("stay,query-reset:1"));
    try (Socket socket = new Socket("127.0.0.1", emulator.port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(rawQuery(id));
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
    assertThat(client.query(id).statusCode()).isEqualTo(200);
  }

  @Test
  void queriesMaySayAnUnknownStatus() {
    String id = client.submitted(body("stay,query-status:rendering:1"));
    assertThat(json(client.query(id)).get("status").asText()).isEqualTo("rendering");
    assertThat(json(client.query(id)).get("status").asText()).isEqualTo("pending");
  }

  @Test
  void registeredScenariosApplyToTheSubmitsTheyAreFor() {
    emulator.evolink().scenarios().forNextSubmit(Scenarios.submitRefused(402));
    emulator
        .evolink()
        .scenarios()
        .forSubmitsContaining("bad-video", Scenario.parse("submit-500:1"));

    assertThat(client.submit(body()).statusCode()).isEqualTo(402);
    assertThat(client.submit(body()).statusCode()).isEqualTo(200);
    JsonNode bad = body().put("video_url", "https://example.com/bad-video.mp4");
    assertThat(client.submit(bad).statusCode()).isEqualTo(500);
    assertThat(client.submit(bad).statusCode()).isEqualTo(200);
  }

  private void assertBilled(int tasks) {
    assertThat(emulator.evolink().journal().summary().billedTasks()).isEqualTo(tasks);
  }

  private static byte[] rawSubmit(String word) {
    String json = body(word).toString();
    return """
        POST /evolink/v1/videos/generations HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer sk-raw-client\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s"""
        .formatted(json.length(), json)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] rawQuery(String id) {
    return """
        GET /evolink/v1/tasks/%s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        \r
        """
        .formatted(id, EvoLinkClient.KEY)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
