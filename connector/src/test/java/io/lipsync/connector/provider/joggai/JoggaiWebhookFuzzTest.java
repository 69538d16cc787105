package io.lipsync.connector.provider.joggai;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.support.VendorSettings;
import java.util.List;
import java.util.Map;

/** Any signature over any body is a forgery; any signed body is judged without an exception. */
class JoggaiWebhookFuzzTest {
  private static final String SECRET = "whsec_fuzz";

  private final JoggaiWebhookVerifier verifier =
      new JoggaiWebhookVerifier(
          List.of(Secret.of(SECRET)), VendorSettings.joggai("https://example.com").webhook());

  @FuzzTest(maxExecutions = 200_000)
  void anySignatureAndAnyBody(FuzzedDataProvider data) {
    String signature = data.consumeString(100);
    String body = data.consumeRemainingAsString();
    Signal forged = new Signal(Map.of("x-webhook-signature", signature), Map.of(), body.getBytes());
    assertThat(verifier.verify(forged)).isInstanceOf(SignalVerdict.Forged.class);

    SignalVerdict verdict = verifier.verify(JoggaiSigner.sign(SECRET, body));
    assertThat(verdict).isNotInstanceOf(SignalVerdict.Forged.class);
    if (verdict instanceof SignalVerdict.Genuine genuine) {
      assertThat(genuine.taskId()).isNotBlank().isEqualTo(genuine.correlationKey());
    }
  }
}
