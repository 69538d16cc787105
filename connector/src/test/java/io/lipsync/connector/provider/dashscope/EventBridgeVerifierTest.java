package io.lipsync.connector.provider.dashscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.support.VendorSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which an event is not EventBridge's, and the few in which it is. */
class EventBridgeVerifierTest {
  private static final String TASK_ID = "a8532587-fa8c-4ef8-82be-0c46b17950d1";
  private static final String TOKEN = "rule-token";
  private static final String TARGET = "https://connectors.example.com/inbound/lip-sync-dashscope";
  private static final Instant NOW = new MovableClock().instant();
  private static final SigningKeys KEYS =
      url ->
          url.equals(EventBridgeSigner.CERTIFICATE)
              ? new SigningKeys.Lookup.Found(EventBridgeSigner.key())
              : new SigningKeys.Lookup.NotBelieved("a stranger's certificate");

  @Test
  void asDocumented() {
    assertGenuine(verify(valid()));
  }

  @Test
  void withTheLineBreakThatIsNotDocumented() {
    assertGenuine(verify(valid().withOneMoreLineBreak()));
    assertForged(strictly(valid().withOneMoreLineBreak()), "the signature is wrong");
    assertGenuine(strictly(valid()));
  }

  @Test
  void withATimestampInSeconds() {
    String seconds = Long.toString(NOW.getEpochSecond());
    assertGenuine(verify(valid().header("signature-timestamp", seconds)));
    assertForged(
        strictly(valid().header("signature-timestamp", seconds)), "there is no usable timestamp");
  }

  @Test
  void withTheToken() {
    assertGenuine(verify(valid().token("t0ken"), "t0ken"));
  }

  @Test
  void withTheOlderTokenWhileItIsReplaced() {
    assertGenuine(verify(valid().token("older"), "newer", "older"));
  }

  @Test
  void noTokenIsNoCheckThatIsSwitchedOff() {
    EventBridgeVerifier open =
        new EventBridgeVerifier(
            new SignalSettings(TARGET, List.of()), KEYS, true, new MovableClock());
    assertForged(open.verify(valid().sign()), "the token is wrong or missing");
    assertForged(
        open.verify(valid().without("signature-token").sign()), "the token is wrong or missing");
  }

  @Test
  void withAQueryInTheTargetAddress() {
    String target = TARGET + "?a=b";
    assertGenuine(
        new EventBridgeVerifier(
                new SignalSettings(target, List.of(Secret.of(TOKEN))),
                KEYS,
                true,
                new MovableClock())
            .verify(valid().to(target).sign()));
  }

  @ParameterizedTest
  @ValueSource(ints = {-60, 60})
  void atTheEdgeOfTheWindow(int seconds) {
    assertGenuine(verify(EventBridgeSigner.valid(NOW.plusSeconds(seconds)).token(TOKEN)));
  }

  @ParameterizedTest
  @ValueSource(longs = {-60_001, 60_001, -86_400_000})
  void forgedWhenTooOldOrTooNew(long milliseconds) {
    assertForged(
        verify(EventBridgeSigner.valid(NOW.plusMillis(milliseconds))),
        "the timestamp is more than 60 s away");
  }

  @Test
  void forgedWithoutASignature() {
    assertForged(verify(valid().changing("signature-v2", null)), "there is no signature");
  }

  @Test
  void forgedWithoutAnything() {
    assertForged(
        verifier(true, TOKEN).verify(new Signal(null, null, null)), "there is no signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base64 !", "====", "ünicode"})
  void forgedWithAnotherSignature(String signature) {
    assertForged(verify(valid().changing("signature-v2", signature)), "the signature is wrong");
  }

  @Test
  void forgedByAnotherKey() {
    assertForged(verify(valid().byAStranger()), "the signature is wrong");
  }

  @Test
  void forgedWithAnotherBody() {
    assertForged(
        verify(valid().sending(EventBridgeSigner.event("another-task"))), "the signature is wrong");
  }

  @Test
  void forgedForAnotherAddress() {
    assertForged(
        verify(valid().to("https://stranger.example.com/inbound/lip-sync-dashscope")),
        "the signature is wrong");
  }

  @Test
  void forgedWithALaterTimestampThanTheSignedOne() {
    String later = Long.toString(NOW.plusSeconds(5).toEpochMilli());
    assertForged(verify(valid().changing("signature-timestamp", later)), "the signature is wrong");
  }

  @ParameterizedTest
  @CsvSource(
      value = {"null", "''", "soon", "-1", "99999999999999999999"},
      nullValues = "null")
  void forgedWithoutAUsableTimestamp(String timestamp) {
    assertForged(
        verify(valid().changing("signature-timestamp", timestamp)), "there is no usable timestamp");
  }

  @Test
  void forgedWithoutACertificate() {
    assertForged(verify(valid().without("signature-url")), "no certificate is named");
  }

  @Test
  void forgedWithAStrangersCertificate() {
    assertForged(
        verify(valid().header("signature-url", "https://stranger.example.com/c.pem")),
        "a stranger's certificate");
  }

  @ParameterizedTest
  @CsvSource(
      value = {"null", "SHA1", "MD5"},
      nullValues = "null")
  void forgedWithAnotherHashMethod(String method) {
    assertForged(verify(valid().changing("hash-method", method)), "the hash method is not SHA256");
  }

  @ParameterizedTest
  @CsvSource(
      value = {"null", "2.0"},
      nullValues = "null")
  void forgedWithAnotherVersion(String version) {
    assertForged(
        verify(valid().changing("signature-version", version)),
        "the signature's version is not 1.0");
  }

  @Test
  void forgedWithoutTheToken() {
    assertForged(verify(valid(), "t0ken"), "the token is wrong or missing");
  }

  @Test
  void forgedWithAWrongToken() {
    assertForged(verify(valid().token("T0ken"), "t0ken"), "the token is wrong or missing");
  }

  @Test
  void forgedWithATokenThatWasAddedLater() {
    assertForged(
        verify(valid().changing("signature-token", "t0ken"), "t0ken"), "the signature is wrong");
  }

  @Test
  void uncheckableWhileTheCertificateCannotBeFetched() {
    SigningKeys down = url -> new SigningKeys.Lookup.Unavailable("it is down");
    assertThat(
            new EventBridgeVerifier(
                    new SignalSettings(TARGET, List.of(Secret.of(TOKEN))),
                    down,
                    true,
                    new MovableClock())
                .verify(valid().sign()))
        .isEqualTo(new SignalVerdict.Uncheckable("it is down"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"oss:ObjectCreated\",\"data\":{\"task_id\":\"a8532587\"}}",
        "{\"data\":{\"task_id\":\"a8532587\"}}",
        "{\"type\":\"dashscope:System:AsyncTaskFinish\",\"data\":{\"task_id\":\"a8532587\","
            + "\"user_api_unique_key\":\"apikey:v1:aigc:image2video:video-synthesis:wan2\"}}",
      })
  void irrelevantWhenItIsAboutSomethingElse(String event) {
    assertThat(verify(valid().body(event))).isInstanceOf(SignalVerdict.Irrelevant.class);
  }

  @Test
  void genuineWithoutTheNameOfTheModel() {
    assertThat(
            verify(
                valid()
                    .body(
                        "{\"type\":\"dashscope:System:AsyncTaskFinish\","
                            + "\"data\":{\"task_id\":\"a8532587\"}}")))
        .isEqualTo(new SignalVerdict.Genuine("a8532587", "a8532587"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "<html></html>",
        "{\"type\":\"dashscope:System:AsyncTaskFinish\"}",
        "{\"type\":\"dashscope:System:AsyncTaskFinish\",\"data\":{\"task_id\":7}}"
      })
  void malformedWhenItNamesNoTask(String event) {
    assertThat(verify(valid().body(event))).isInstanceOf(SignalVerdict.Malformed.class);
  }

  @Property(tries = 300)
  void anyOtherHeadersAndBodyAreForged(
      @ForAll Map<String, String> headers, @ForAll byte[] body, @ForAll String signature) {
    Map<String, String> all = new java.util.HashMap<>(valid().sign().headers());
    all.put("x-eventbridge-signature-v2", signature);
    assertThat(verifier(true, TOKEN).verify(new Signal(all, headers, body)))
        .isInstanceOf(SignalVerdict.Forged.class);
  }

  @Test
  void withoutATargetAddressNothingCanBeChecked() {
    DashscopeProvider provider =
        new DashscopeProvider(
            null, VendorSettings.dashscope().build(), new MovableClock(), new MovableClock());
    assertThatThrownBy(() -> provider.signals(new SignalSettings(null, List.of())))
        .hasMessageStartingWith("targetUrl is missing.");
  }

  @Test
  void withoutATokenOfTheRuleAnybodyCouldSendEvents() {
    DashscopeProvider provider =
        new DashscopeProvider(
            null, VendorSettings.dashscope().build(), new MovableClock(), new MovableClock());
    assertThatThrownBy(() -> provider.signals(new SignalSettings(TARGET, List.of())))
        .hasFieldOrPropertyWithValue("errorCode", "INVALID_INPUT")
        .hasMessageStartingWith("signalSecrets is empty. Give the token of the EventBridge rule");
  }

  @Test
  void certificatesAreLookedUpOnlyForEventsWithTheToken() {
    SigningKeys nobody =
        url -> {
          throw new AssertionError("looked up " + url);
        };
    EventBridgeVerifier verifier =
        new EventBridgeVerifier(
            new SignalSettings(TARGET, List.of(Secret.of(TOKEN))),
            nobody,
            true,
            new MovableClock());
    assertForged(
        verifier.verify(EventBridgeSigner.valid(NOW).token("guessed").sign()),
        "the token is wrong or missing");
    assertThat(verifier.asksOthers(EventBridgeSigner.valid(NOW).token("guessed").sign())).isFalse();
  }

  @Test
  void theWindowMovesWithTheClock() {
    MovableClock clock = new MovableClock();
    EventBridgeVerifier verifier =
        new EventBridgeVerifier(
            new SignalSettings(TARGET, List.of(Secret.of(TOKEN))), KEYS, true, clock);
    assertGenuine(verifier.verify(valid().sign()));
    clock.move(Duration.ofSeconds(61));
    assertForged(verifier.verify(valid().sign()), "the timestamp is more than 60 s away");
  }

  private static EventBridgeSigner valid() {
    return EventBridgeSigner.valid(NOW).token(TOKEN);
  }

  private static SignalVerdict strictly(EventBridgeSigner signer) {
    return verifier(false, TOKEN).verify(signer.sign());
  }

  private static SignalVerdict verify(EventBridgeSigner signer, String... tokens) {
    return verifier(true, tokens.length == 0 ? new String[] {TOKEN} : tokens).verify(signer.sign());
  }

  private static EventBridgeVerifier verifier(boolean lenient, String... tokens) {
    return new EventBridgeVerifier(
        new SignalSettings(TARGET, Stream.of(tokens).map(Secret::of).toList()),
        KEYS,
        lenient,
        new MovableClock());
  }

  private static void assertGenuine(SignalVerdict verdict) {
    assertThat(verdict).isEqualTo(new SignalVerdict.Genuine(TASK_ID, TASK_ID));
  }

  private static void assertForged(SignalVerdict verdict, String reason) {
    assertThat(verdict).isEqualTo(new SignalVerdict.Forged(reason));
  }
}
