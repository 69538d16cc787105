package io.lipsync.emulator.joggai;

import static io.lipsync.emulator.PlainClient.json;
import static io.lipsync.emulator.joggai.JoggAiClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.CallbackReceiver;
import io.lipsync.emulator.CallbackReceiver.Received;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks by the page "Webhook integration". The clock stands still unless it is moved. */
class WebhookTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SUCCESS = "generated_lip_sync_video_success";
  private static final String SECRET = "whsec_known";

  private CallbackReceiver receiver;
  private ProviderEmulator emulator;
  private JoggAiClient client;

  @BeforeEach
  void start() throws IOException {
    receiver = new CallbackReceiver();
    start(withEvents(), true);
  }

  private void start(JoggAiSettings settings, boolean loopback) {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withLoopbackCallbacks(loopback)
                .withJoggAi(settings)
                .withClock(Clock.fixed(Instant.ofEpochSecond(1732806631), ZoneOffset.UTC)));
    client = new JoggAiClient(emulator);
  }

  private static JoggAiSettings withEvents() {
    return JoggAiSettings.defaults().withLipSyncEvents(Optional.of(LipSyncEvents.byNamingRule()));
  }

  private void restart(JoggAiSettings settings, boolean loopback) {
    stopEmulator();
    start(settings, loopback);
  }

  @AfterEach
  void stop() {
    stopEmulator();
    receiver.close();
  }

  private void stopEmulator() {
    client.close();
    emulator.close();
  }

  @Test
  void registrationIsAnsweredAsTheExampleAndItsSecretSigns() throws Exception {
    JsonNode added =
        json(client.post("/v2/endpoint", endpoint(receiver.url(), SUCCESS))).get("data");
    assertThat(added.get("endpoint_id").asText()).startsWith("wh_");
    assertThat(added.get("secret").asText()).startsWith("whsec_");
    assertThat(added.get("status").asText()).isEqualTo("enabled");
    assertThat(added.get("created_at").asLong()).isEqualTo(1732806631);

    String id = client.submitted(body("finish-after:0"));
    Received received = received(1);
    assertThat(received.header("X-Webhook-Event")).isEqualTo(SUCCESS);
    assertThat(received.header("User-Agent")).isEqualTo("JoggAI-Webhook/2.0");
    assertThat(received.contentType()).isEqualTo("application/json");
    assertThat(received.header("X-Webhook-Signature"))
        .isEqualTo(hmac(added.get("secret").asText(), received.body()));
    JsonNode event = json(received.body());
    assertThat(event.get("event_id").asText()).startsWith("evt_");
    assertThat(event.get("event").asText()).isEqualTo(SUCCESS);
    assertThat(event.get("timestamp").asLong()).isEqualTo(1732806631);
    assertThat(event.at("/data/task_id").asText()).isEqualTo(id);
    assertThat(event.at("/data/video_url").asText())
        .isEqualTo(client.data(id).at("/data/result_url").asText());
  }

  @Test
  void endpointsAreListedChangedAndRemoved() {
    String id =
        json(client.post("/v2/endpoint", endpoint(receiver.url(), SUCCESS)))
            .at("/data/endpoint_id")
            .asText();
    JsonNode before = json(client.call("GET", "/v2/endpoints", null)).at("/data/endpoints/0");

    ObjectNode disabled = endpoint(receiver.url(), SUCCESS).put("status", "disabled");
    client.call("PUT", "/v2/endpoint/" + id, disabled);
    JsonNode after = json(client.call("GET", "/v2/endpoints", null)).at("/data/endpoints/0");
    assertThat(after.get("status").asText()).isEqualTo("disabled");
    assertThat(after.get("secret")).isEqualTo(before.get("secret"));
    client.submitted(body("finish-after:0"));

    assertThat(json(client.call("DELETE", "/v2/endpoint/" + id, null)).at("/data/message").asText())
        .isEqualTo("webhook deleted");
    assertThat(code(client.call("DELETE", "/v2/endpoint/" + id, null))).isEqualTo(10104);
    assertThat(code(client.call("PUT", "/v2/endpoint/" + id, disabled))).isEqualTo(10104);
    assertThat(emulator.joggai().webhooks().all()).isEmpty();
    assertThat(emulator.joggai().journal().callbacks()).isEmpty();
  }

  @Test
  void registrationsThatCannotBeAreRefused() {
    assertThat(code(client.post("/v2/endpoint", endpoint("nowhere", SUCCESS)))).isEqualTo(40000);
    assertThat(code(client.post("/v2/endpoint", endpoint(receiver.url(), "made_up_success"))))
        .isEqualTo(40000);
    for (int i = 0; i < 20; i++) {
      emulator.joggai().webhooks().register(JoggAiClient.KEY, URI.create(receiver.url()));
    }
    assertThat(code(client.post("/v2/endpoint", endpoint(receiver.url(), SUCCESS))))
        .as("the 21st")
        .isEqualTo(40000);

    restart(withEvents(), false);
    assertThat(code(client.post("/v2/endpoint", endpoint(receiver.url(), SUCCESS))))
        .as("http and loopback")
        .isEqualTo(40000);
    assertThat(code(client.post("/v2/endpoint", endpoint("https://example.com/hook", SUCCESS))))
        .isZero();
  }

  @Test
  void documentsHaveNoLipSyncEventAndNeitherHaveTheSettings() {
    assertThat(client.call("GET", "/v2/events", null).body())
        .contains(SUCCESS, "generated_avatar_video_failed");
    restart(JoggAiSettings.defaults(), true);

    assertThat(client.call("GET", "/v2/events", null).body()).doesNotContain("lip_sync");
    assertThat(code(client.post("/v2/endpoint", endpoint(receiver.url(), SUCCESS))))
        .isEqualTo(40000);
    URI url = URI.create(receiver.url());
    assertThatThrownBy(() -> emulator.joggai().webhooks().register(JoggAiClient.KEY, url))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void namesAndIdFieldAreSettings() {
    restart(
        JoggAiSettings.defaults()
            .withLipSyncEvents(
                Optional.of(new LipSyncEvents("lipsync_ok", "lipsync_bad", "video_id"))),
        true);
    register();
    String id = client.submitted(body("finish-after:0,fail:audio-fetch"));

    JsonNode event = json(received(1).body());
    assertThat(event.get("event").asText()).isEqualTo("lipsync_bad");
    assertThat(event.at("/data/video_id").asText()).isEqualTo(id);
    assertThat(event.at("/data/status").asText()).isEqualTo("failed");
    assertThat(event.at("/data/error/message").asText()).contains("audio duration fetch failed");
    assertThat(event.at("/data/video_url").isMissingNode()).isTrue();
  }

  @Test
  void onlyTheAccountsOwnEndpointsThatWantTheEventGetIt() {
    emulator.joggai().webhooks().register("another-key", URI.create(receiver.url()));
    client.post("/v2/endpoint", endpoint(receiver.url(), "generated_lip_sync_video_failed"));
    client.submitted(body("finish-after:0"));
    client.submitted(body("finish-after:0,fail:x"));
    assertThat(json(received(1).body()).get("event").asText()).endsWith("_failed");
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void signatureMayBeBadOrMissing() throws Exception {
    register();
    client.submitted(body("finish-after:0,callback:bad-signature"));
    assertThat(received(1).header("X-Webhook-Signature"))
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(hmac(SECRET, received(1).body()));
    client.submitted(body("finish-after:0,callback:unsigned"));
    assertThat(received(2).header("X-Webhook-Signature")).isNull();
  }

  @Test
  void bodyMayLackItsEventIdOrBeOld() throws Exception {
    register();
    client.submitted(body("finish-after:0,callback:without-event-id"));
    assertThat(json(received(1).body()).has("event_id")).isFalse();
    assertThat(received(1).header("X-Webhook-Signature"))
        .isEqualTo(hmac(SECRET, received(1).body()));
    client.submitted(body("finish-after:0,callback:stale:1h"));
    assertThat(json(received(2).body()).get("timestamp").asLong()).isEqualTo(1732806631 - 3600);
  }

  @Test
  void doubledWebhookHasOneEventId() {
    register();
    client.submitted(body("finish-after:0,callback:doubled:3"));
    received(3);
    assertThat(receiver.received())
        .extracting(Received::body)
        .hasSize(3)
        .containsOnly(receiver.received().getFirst().body());
  }

  @Test
  void forgedWebhookIsSignedWithAGuess() throws Exception {
    register();
    client.submitted(body("finish-after:0,callback:forged"));
    received(2);
    Received forged = receiver.received().getFirst();
    assertThat(forged.body()).contains("attacker.example");
    assertThat(forged.header("X-Webhook-Signature")).isNotEqualTo(hmac(SECRET, forged.body()));
    assertThat(received(2).header("X-Webhook-Signature"))
        .isEqualTo(hmac(SECRET, received(2).body()));
  }

  @Test
  void webhooksAreRepeatedAfterFiveThirtyAndAHundredAndTwentySeconds() {
    receiver.answering(500, 302, 404, 500);
    register();
    client.submitted(body("finish-after:0"));
    received(1);
    int seen = 1;
    for (int seconds : new int[] {5, 30, 120}) {
      emulator.advanceClock(Duration.ofSeconds(seconds));
      received(++seen);
    }
    assertThat(emulator.joggai().journal().summary().callbacksFailed()).isEqualTo(1);
    assertThat(receiver.received())
        .extracting(Received::body)
        .hasSize(4)
        .containsOnly(receiver.received().getFirst().body());
  }

  @Test
  void administrationRegistersAndHidesSecrets() {
    HttpResponse<String> added =
        client.admin(
            "POST",
            "/joggai/endpoints",
            "{\"apiKey\":\"%s\",\"url\":\"%s?token=secret\",\"secret\":\"%s\"}"
                .formatted(JoggAiClient.KEY, receiver.url(), SECRET));
    assertThat(added.statusCode()).isEqualTo(201);
    client.submitted(body("finish-after:0"));
    assertThat(received(1).uri().getQuery()).isEqualTo("token=secret");

    assertThat(client.admin("GET", "/joggai/endpoints", "").body())
        .contains(SUCCESS)
        .doesNotContain(SECRET)
        .doesNotContain("token=");
    assertThat(emulator.joggai().webhooks().all().toString()).doesNotContain(SECRET);
    client.post("/v2/endpoint", endpoint(receiver.url() + "?token=secret", SUCCESS));
    assertThat(client.admin("GET", "/joggai/requests", "").body()).doesNotContain("token=");
    assertThat(client.admin("POST", "/joggai/endpoints", "{}").statusCode()).isEqualTo(400);
  }

  private void register() {
    emulator.joggai().webhooks().register(JoggAiClient.KEY, URI.create(receiver.url()), SECRET);
  }

  private static ObjectNode endpoint(String url, String event) {
    ObjectNode body = body().removeAll();
    body.put("url", url).put("status", "enabled").putArray("events").add(event);
    return body;
  }

  /** The newest webhook, once there are so many. */
  private Received received(int count) {
    emulator
        .joggai()
        .journal()
        .awaitCallback(attempt -> emulator.joggai().journal().callbacks().size() >= count, SOON);
    assertThat(receiver.received()).hasSize(count);
    return receiver.received().getLast();
  }

  private static int code(HttpResponse<String> answer) {
    return json(answer).get("code").asInt();
  }

  /** By the page "Webhook integration". */
  private static String hmac(String secret, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }
}
