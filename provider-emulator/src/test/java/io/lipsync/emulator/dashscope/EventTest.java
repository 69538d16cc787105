package io.lipsync.emulator.dashscope;

import static io.lipsync.emulator.PlainClient.json;
import static io.lipsync.emulator.dashscope.DashScopeClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.CallbackReceiver;
import io.lipsync.emulator.CallbackReceiver.Received;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.emulator.journal.CallbackAttempt.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * EventBridge's events as a careful receiver sees them: it verifies them here with nothing but the
 * page "Signature algorithm". The clock stands still unless it is moved.
 */
class EventTest {

  private static final Instant NOW = Instant.parse("2026-11-20T01:45:09Z");
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TOKEN = "agreed-token";

  private CallbackReceiver receiver;
  private ProviderEmulator emulator;
  private DashScopeClient client;

  @BeforeEach
  void start() throws IOException {
    receiver = new CallbackReceiver();
    start(DashScopeSettings.defaults());
    emulator.dashscope().deliverEventsTo(EventTarget.of(target(), TOKEN));
  }

  private void start(DashScopeSettings settings) {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withRenderDuration(Duration.ofSeconds(7))
                .withDashScope(settings.withSubmitsPerSecond(0))
                .withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    client = new DashScopeClient(emulator);
  }

  private URI target() {
    return URI.create(receiver.url() + "?account=1&secret=x");
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
  void eventIsTheDocumentedOneWithoutTheResult() {
    String id = client.submitted(body());
    emulator.advanceClock(Duration.ofSeconds(7));
    Received received = received(1);

    assertThat(received.uri().getQuery()).isEqualTo("account=1&secret=x");
    JsonNode event = json(received.body());
    assertThat(event.get("source").asText()).isEqualTo("acs.dashscope");
    assertThat(event.get("type").asText()).isEqualTo("dashscope:System:AsyncTaskFinish");
    assertThat(event.get("specversion").asText()).isEqualTo("1.0");
    JsonNode data = event.get("data");
    assertThat(data.get("task_id").asText()).isEqualTo(id);
    assertThat(data.get("task_status").asText()).isEqualTo("SUCCEEDED");
    assertThat(data.get("contain_result").asBoolean()).isFalse();
    assertThat(data.get("user_api_unique_key").asText()).endsWith(":videoretalk");
    assertThat(data.get("start_time").asText()).isEqualTo("2026-11-20 09:45:09");
    assertThat(data.get("end_time").asText()).isEqualTo("2026-11-20 09:45:16");
    assertThat(received.body()).doesNotContain("video_url");
  }

  @Test
  void signatureIsTheOneOfTheCertificate() throws Exception {
    client.submitted(body("finish-after:0"));
    Received received = received(1);

    assertThat(signatureFits(received, "")).isTrue();
    assertThat(signatureFits(received, "\n")).isFalse();
    assertThat(header(received, "hash-method")).isEqualTo("SHA256");
    assertThat(header(received, "signature-version")).isEqualTo("1.0");
    assertThat(header(received, "signature-token")).isEqualTo(TOKEN);
    assertThat(header(received, "signature-timestamp"))
        .isEqualTo(Long.toString(NOW.toEpochMilli()));
    assertThat(header(received, "signature-url"))
        .isEqualTo(emulator.dashscope().certificateUri().toString())
        .startsWith(emulator.dashscope().baseUri() + "/certificates/");
    certificate(received).checkValidity(Date.from(NOW));
    certificate(received).verify(certificate(received).getPublicKey());
  }

  @Test
  void tokenIsOptionalAndThenNotSigned() throws Exception {
    emulator.dashscope().deliverEventsTo(EventTarget.of(target()));
    client.submitted(body("finish-after:0"));
    Received received = received(1);

    assertThat(header(received, "signature-token")).isNull();
    assertThat(signatureFits(received, "")).isTrue();
  }

  @Test
  void bothNewlinesCanBeHad() throws Exception {
    client.submitted(body("finish-after:0,callback:other-newline"));
    assertThat(signatureFits(received(1), "\n")).isTrue();

    stopEmulator();
    start(
        DashScopeSettings.defaults()
            .withEventNewline(true)
            .withEventTarget(EventTarget.of(target())));
    client.submitted(body("finish-after:0"));
    Received usual = received(1, 2);
    client.submitted(body("finish-after:0,callback:other-newline"));
    assertThat(signatureFits(usual, "\n")).isTrue();
    assertThat(signatureFits(received(2, 3), "")).isTrue();
  }

  @Test
  void staleEventsAreSignedRightly() throws Exception {
    client.submitted(body("finish-after:0,callback:stale:61s"));
    Received received = received(1);
    assertThat(header(received, "signature-timestamp"))
        .isEqualTo(Long.toString(NOW.minusSeconds(61).toEpochMilli()));
    assertThat(signatureFits(received, "")).isTrue();
  }

  @Test
  void timestampMayCountSeconds() throws Exception {
    client.submitted(body("finish-after:0,callback:timestamp-in-seconds"));
    assertThat(header(received(1), "signature-timestamp"))
        .isEqualTo(Long.toString(NOW.getEpochSecond()));
    assertThat(signatureFits(received(1), "")).isTrue();
  }

  @Test
  void timestampIgnoresThatTheEmulatorsClockWasMoved() {
    client.submitted(body("finish-after:1h"));
    emulator.advanceClock(Duration.ofHours(1));
    assertThat(header(received(1), "signature-timestamp"))
        .isEqualTo(Long.toString(NOW.toEpochMilli()));
  }

  @Test
  void wrongTokenIsSignedRightly() throws Exception {
    client.submitted(body("finish-after:0,callback:wrong-token"));
    assertThat(header(received(1), "signature-token")).isNotNull().isNotEqualTo(TOKEN);
    assertThat(signatureFits(received(1), "")).isTrue();
  }

  @Test
  void badSignatureFitsNeither() throws Exception {
    client.submitted(body("finish-after:0,callback:bad-signature"));
    assertThat(signatureFits(received(1), "")).isFalse();
    assertThat(signatureFits(received(1), "\n")).isFalse();
  }

  @Test
  void unsignedEventHasNoSignatureHeaders() {
    client.submitted(body("finish-after:0,callback:unsigned"));
    assertThat(received(1).headers().keySet()).noneMatch(name -> name.startsWith("X-eventbridge"));
  }

  @Test
  void wrongHostHasACertificateThatFits() throws Exception {
    client.submitted(body("finish-after:0,callback:wrong-certificate-host"));
    Received received = received(1);
    assertThat(URI.create(header(received, "signature-url")).getHost())
        .isNotEqualTo(emulator.dashscope().certificateUri().getHost());
    assertThat(signatureFits(received, "")).as("only the host tells").isTrue();
  }

  @Test
  void forgedEventComesFirstWithASignatureOfSomebodyElse() throws Exception {
    client.submitted(body("finish-after:0,fail:InvalidFile.FPS,callback:forged"));
    received(2);

    Received forged = receiver.received().getFirst();
    assertThat(json(forged.body()).at("/data/task_status").asText()).isEqualTo("SUCCEEDED");
    assertThat(signatureFits(forged, "")).isFalse();
    assertThat(json(received(2).body()).at("/data/task_status").asText()).isEqualTo("FAILED");
    assertThat(signatureFits(received(2), "")).isTrue();
    assertThat(emulator.dashscope().journal().callbacks())
        .extracting(CallbackAttempt::kind)
        .containsExactly(Kind.FORGED, Kind.GENUINE);
  }

  @Test
  void doubledEventIsTheSameEvent() {
    client.submitted(body("finish-after:0,callback:doubled"));
    received(2);
    assertThat(receiver.received().get(1).body()).isEqualTo(receiver.received().get(0).body());
  }

  @Test
  void eventsAreRepeatedThreeTimesFifteenSecondsApart() throws Exception {
    receiver.answering(500, 500, 500, 500);
    client.submitted(body("finish-after:0"));
    received(1);
    for (int attempt = 2; attempt <= 4; attempt++) {
      emulator.advanceClock(Duration.ofSeconds(15));
      received(attempt);
    }
    assertThat(emulator.dashscope().journal().summary().callbacksFailed()).isEqualTo(1);
    assertThat(signatureFits(received(4), "")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lost", "slow:1h"})
  void eventMayNotComeInTime(String what) {
    String id = client.submitted(body("finish-after:0,callback:" + what));
    assertThat(client.status(id)).isEqualTo("SUCCEEDED");
    assertThatThrownBy(
            () ->
                emulator
                    .dashscope()
                    .journal()
                    .awaitCallback(attempt -> true, Duration.ofMillis(100)))
        .hasMessageContaining("not seen");
  }

  @Test
  void earlyEventOvertakesTheAnswer() {
    List<Integer> answeredBefore = new CopyOnWriteArrayList<>();
    receiver.beforeAnswer(
        event -> answeredBefore.add(emulator.dashscope().journal().requests().size()));
    String id = client.submitted(body("callback:early"));
    assertThat(answeredBefore).containsExactly(0);
    assertThat(client.status(id)).isEqualTo("SUCCEEDED");
  }

  @Test
  void queueMovesOnWithoutAnybodyAsking() {
    client.submitted(body("pending-for:5s"));
    client.submitted(body());
    client.submitted(body("fail:InvalidFile.FPS"));
    emulator.advanceClock(Duration.ofSeconds(26));
    received(3);

    assertThat(receiver.received().stream().map(e -> json(e.body()).at("/data/end_time").asText()))
        .containsExactlyInAnyOrder(
            "2026-11-20 09:45:21", "2026-11-20 09:45:28", "2026-11-20 09:45:35");
  }

  @Test
  void cancelledTaskHasAnEventToo() {
    String id = client.submitted(body("pending-for:1h"));
    client.cancel(id);
    assertThat(json(received(1).body()).at("/data/task_status").asText()).isEqualTo("CANCELED");
  }

  @Test
  void targetIsSetAndRemovedOverHttpAndGoesWithAReset() {
    emulator.reset();
    assertThat(emulator.dashscope().eventTarget()).isEmpty();
    client.submitted(body("finish-after:0"));

    JsonNode set =
        json(
            client.admin(
                "POST",
                "/dashscope/event-target",
                "{\"url\":\"%s\",\"token\":\"t\"}".formatted(target())));
    assertThat(set.get("url").asText()).isEqualTo(receiver.url() + "?...");
    assertThat(set.get("hasToken").asBoolean()).isTrue();
    assertThat(emulator.dashscope().eventTarget()).contains(EventTarget.of(target(), "t"));
    client.submitted(body("finish-after:0"));
    received(1);

    client.admin("DELETE", "/dashscope/event-target", "");
    assertThat(emulator.dashscope().eventTarget()).isEmpty();
    assertThat(client.admin("POST", "/dashscope/event-target", "{}").statusCode()).isEqualTo(400);
    assertThat(emulator.dashscope().journal().callbacks().toString()).doesNotContain("secret");
    assertThat(EventTarget.of(target(), "t").toString()).doesNotContain("secret");
  }

  /** The newest event, once there are so many. */
  private Received received(int count) {
    return received(count, count);
  }

  private Received received(int delivered, int overall) {
    emulator
        .dashscope()
        .journal()
        .awaitCallback(
            attempt -> emulator.dashscope().journal().callbacks().size() >= delivered, SOON);
    assertThat(receiver.received()).hasSize(overall);
    return receiver.received().getLast();
  }

  private static String header(Received received, String name) {
    return received.header("x-eventbridge-" + name);
  }

  /** By the page "Signature algorithm". */
  private boolean signatureFits(Received received, String end) throws Exception {
    StringBuilder text = new StringBuilder(target().toString()).append("\n");
    for (String name :
        List.of(
            "signature-timestamp",
            "hash-method",
            "signature-version",
            "signature-url",
            "signature-token")) {
      String value = header(received, name);
      if (value != null) {
        text.append("x-eventbridge-").append(name).append(": ").append(value).append("\n");
      }
    }
    text.append(received.body()).append(end);
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(certificate(received));
    verifier.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return verifier.verify(Base64.getDecoder().decode(header(received, "signature-v2")));
  }

  private X509Certificate certificate(Received received) throws GeneralSecurityException {
    String pem = client.get(header(received, "signature-url")).body();
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }
}
