package io.lipsync.connector.provider.joggai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.support.VendorServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a webhook is not JoggAI's, and the few in which it is. */
class JoggaiWebhookVerifierTest {
  private static final String SECRET = "whsec_abc123xyz";
  private static final String TASK_ID = VendorServer.TASK_ID;
  private static final String EVENT = JoggaiSigner.event("generated_lip_sync_video_success");

  @Test
  void asDocumented() {
    assertGenuine(verify(JoggaiSigner.sign(SECRET, EVENT)));
  }

  /** Worked out with another tool: HMAC-SHA256 in hex, the secret as it is written. */
  @Test
  void aKnownSignature() {
    Signal signal =
        new Signal(
            Map.of(
                "X-Webhook-Signature",
                "7710869639d15a4fdb1e79255262f776d82b5bf2ac1b1a6153e87e71405a507e"),
            Map.of(),
            "{\"event\":\"x\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(verify(signal)).isInstanceOf(SignalVerdict.Irrelevant.class);
  }

  @Test
  void withCapitalsInTheSignature() {
    Signal signed = JoggaiSigner.sign(SECRET, EVENT);
    assertGenuine(
        verify(
            JoggaiSigner.withSignature(signed.header("x-webhook-signature").toUpperCase(), EVENT)));
  }

  @Test
  void withTheOlderSecretWhileItIsReplaced() {
    assertGenuine(verify(JoggaiSigner.sign("older", EVENT), "newer", "older"));
    assertGenuine(verify(JoggaiSigner.sign("newer", EVENT), "newer", "older"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"event":"generated_lip_sync_video_failed","data":{"task_id":"%s"}}
          {"event":"generated_lip_sync_video_success","data":{"video_id":"%s"}}
          {"event":"generated_lip_sync_video_success","task_id":"%s"}
          {"event":"generated_lip_sync_video_success","data":{"task_id":7,"video_id":"%s"}}
          {"event":"generated_lip_sync_video_success","data":[],"video_id":"%s"}
          """)
  void whereverTheTaskIdIs(String body) {
    assertGenuine(verify(JoggaiSigner.sign(SECRET, body.formatted(TASK_ID))));
  }

  @Test
  void forgedWithoutASignature() {
    assertForged(verify(new Signal(Map.of(), Map.of(), EVENT.getBytes())), "there is no signature");
  }

  @Test
  void forgedWithoutAnything() {
    assertForged(verify(new Signal(null, null, null)), "there is no signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=abc", "zz", "abc"})
  void forgedWithASignatureThatIsNone(String signature) {
    assertForged(verify(JoggaiSigner.withSignature(signature, EVENT)), "there is no signature");
  }

  @Test
  void forgedWithAnotherSecret() {
    assertForged(verify(JoggaiSigner.sign("abc123xyz", EVENT)), "the signature is wrong");
  }

  @Test
  void forgedWithASecretThatWasReplaced() {
    assertForged(verify(JoggaiSigner.sign("older", EVENT), "newer"), "the signature is wrong");
  }

  @Test
  void forgedWithAnotherBody() {
    String signature = JoggaiSigner.sign(SECRET, EVENT).header("x-webhook-signature");
    assertForged(
        verify(JoggaiSigner.withSignature(signature, EVENT + " ")), "the signature is wrong");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"generated_avatar_video_success", "create_avatar_failed", "generated_lip_sync"})
  void irrelevantWhenItIsAboutSomethingElse(String event) {
    assertThat(verify(JoggaiSigner.sign(SECRET, JoggaiSigner.event(event))))
        .isInstanceOf(SignalVerdict.Irrelevant.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{}",
        "{\"event\":7}",
        "{\"event\":\"generated_lip_sync_video_success\"}",
        "{\"event\":\"generated_lip_sync_video_success\",\"data\":{\"id\":\"a8532587\"}}"
      })
  void malformedWhenItNamesNoTask(String body) {
    assertThat(verify(JoggaiSigner.sign(SECRET, body))).isInstanceOf(SignalVerdict.Malformed.class);
  }

  @Test
  void eventsAndIdFieldsAreSettings() {
    JoggaiWebhookVerifier verifier =
        new JoggaiWebhookVerifier(
            List.of(Secret.of(SECRET)),
            new JoggaiSettings.Webhook(List.of("lip_sync_done"), List.of("job")));
    String body = "{\"event\":\"lip_sync_done\",\"data\":{\"job\":\"" + TASK_ID + "\"}}";
    assertGenuine(verifier.verify(JoggaiSigner.sign(SECRET, body)));
    assertThat(verifier.verify(JoggaiSigner.sign(SECRET, EVENT)))
        .isInstanceOf(SignalVerdict.Irrelevant.class);
  }

  @Test
  void withoutASecretNothingCanBeChecked() {
    JoggaiProvider provider =
        new JoggaiProvider(
            null, io.lipsync.connector.support.VendorSettings.joggai("https://api.jogg.ai"));
    assertThatThrownBy(() -> provider.signals(new SignalSettings("https://a", List.of())))
        .hasMessageStartingWith("signalSecrets is empty.");
  }

  @Property(tries = 300)
  void anyOtherSignatureAndBodyAreForged(@ForAll String signature, @ForAll byte[] body) {
    Signal signal = new Signal(Map.of("x-webhook-signature", signature), Map.of(), body);
    assertThat(verify(signal)).isInstanceOf(SignalVerdict.Forged.class);
  }

  private static SignalVerdict verify(Signal signal) {
    return verify(signal, SECRET);
  }

  private static SignalVerdict verify(Signal signal, String... secrets) {
    return new JoggaiWebhookVerifier(
            Stream.of(secrets).map(Secret::of).toList(),
            io.lipsync.connector.support.VendorSettings.joggai("https://api.jogg.ai").webhook())
        .verify(signal);
  }

  private static void assertGenuine(SignalVerdict verdict) {
    assertThat(verdict).isEqualTo(new SignalVerdict.Genuine(TASK_ID, TASK_ID));
  }

  private static void assertForged(SignalVerdict verdict, String reason) {
    assertThat(verdict).isEqualTo(new SignalVerdict.Forged(reason));
  }
}
