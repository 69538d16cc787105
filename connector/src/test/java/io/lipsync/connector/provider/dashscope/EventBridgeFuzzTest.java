package io.lipsync.connector.provider.dashscope;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.support.MovableClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Any headers over any body: never believed, never an exception. */
class EventBridgeFuzzTest {
  private static final List<String> HEADERS =
      List.of(
          "signature-timestamp",
          "hash-method",
          "signature-version",
          "signature-url",
          "signature-token",
          "signature-v2");

  private final MovableClock clock = new MovableClock();
  private final EventBridgeVerifier verifier =
      new EventBridgeVerifier(
          new SignalSettings("https://example.com/inbound/a", List.of(Secret.of("t0ken"))),
          url -> new SigningKeys.Lookup.Found(EventBridgeSigner.key()),
          true,
          clock);

  @FuzzTest(maxExecutions = 100_000)
  void anyHeadersAndAnyBody(FuzzedDataProvider data) {
    Map<String, String> headers = new HashMap<>();
    headers.put("x-eventbridge-signature-timestamp", "" + clock.instant().toEpochMilli());
    headers.put("x-eventbridge-hash-method", "SHA256");
    headers.put("x-eventbridge-signature-version", "1.0");
    headers.put("x-eventbridge-signature-url", EventBridgeSigner.CERTIFICATE);
    headers.put("x-eventbridge-signature-token", "t0ken");
    for (String header : HEADERS) {
      if (data.consumeBoolean()) {
        headers.put("x-eventbridge-" + header, data.consumeString(400));
      }
    }
    Signal signal = new Signal(headers, Map.of(), data.consumeRemainingAsBytes());
    assertThat(verifier.verify(signal)).isInstanceOf(SignalVerdict.Forged.class);
  }
}
