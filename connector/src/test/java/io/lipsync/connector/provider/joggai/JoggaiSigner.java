package io.lipsync.connector.provider.joggai;

import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.support.VendorServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhooks as JoggAI does. For your own tests too. */
public final class JoggaiSigner {

  private JoggaiSigner() {}

  /** A delivery with its signature. */
  public static Signal sign(String secret, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
      return withSignature(HexFormat.of().formatHex(signature), body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A delivery with any signature. */
  public static Signal withSignature(String signature, String body) {
    return new Signal(
        Map.of("X-Webhook-Signature", signature, "User-Agent", "JoggAI-Webhook/2.0"),
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** A body as the guide shows it, for the task of the tests. */
  public static String event(String name) {
    return """
        {"event_id":"evt_123456789","event":"%s","timestamp":1732806631,
         "data":{"task_id":"%s","status":"completed","duration":30}}
        """
        .formatted(name, VendorServer.TASK_ID);
  }
}
