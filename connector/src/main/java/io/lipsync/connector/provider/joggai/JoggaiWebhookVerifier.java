package io.lipsync.connector.provider.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.provider.SignalVerifier;
import io.lipsync.connector.provider.VendorJson;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks JoggAI's webhooks: {@code X-Webhook-Signature} is the HMAC-SHA256 of the raw body in hex,
 * under the endpoint's secret as it is written ("Webhook integration" guide). No time is signed, so
 * an old delivery may come again; that costs one read of the task. Immutable and thread-safe.
 */
final class JoggaiWebhookVerifier implements SignalVerifier {
  private static final String SIGNATURE = "x-webhook-signature";

  private final List<Secret> secrets;
  private final JoggaiSettings.Webhook settings;

  /**
   * @param secrets at least one; all are accepted
   */
  JoggaiWebhookVerifier(List<Secret> secrets, JoggaiSettings.Webhook settings) {
    this.secrets = List.copyOf(secrets);
    this.settings = settings;
  }

  @Override
  public SignalVerdict verify(Signal signal) {
    String fault = faultInHead(signal);
    if (fault != null) {
      return new SignalVerdict.Forged(fault);
    }
    if (!matches(signal.rawBody(), signature(signal.header(SIGNATURE)))) {
      return new SignalVerdict.Forged("the signature is wrong");
    }
    JsonNode body = VendorJson.tree(signal.rawBody());
    String event = VendorJson.text(body.path("event"));
    if (event == null) {
      return new SignalVerdict.Malformed("the body names no event");
    }
    if (!settings.events().contains(event)) {
      return new SignalVerdict.Irrelevant("the event is not about lip sync");
    }
    String taskId = taskId(body);
    return taskId == null
        ? new SignalVerdict.Malformed("the body names no task")
        : new SignalVerdict.Genuine(taskId, taskId);
  }

  @Override
  public String faultInHead(Signal head) {
    return signature(head.header(SIGNATURE)) == null ? "there is no signature" : null;
  }

  private boolean matches(byte[] rawBody, byte[] signature) {
    boolean match = false;
    for (Secret secret : secrets) {
      match |= MessageDigest.isEqual(secret.hmac(rawBody), signature);
    }
    return match;
  }

  private static byte[] signature(String header) {
    return header != null && header.trim().matches("[0-9a-fA-F]{64}")
        ? HexFormat.of().parseHex(header.trim())
        : null;
  }

  /** A text in any of the fields counts before a number. */
  private String taskId(JsonNode body) {
    return VendorJson.first(
        Stream.concat(places(body).map(VendorJson::text), places(body).map(VendorJson::code)));
  }

  private Stream<JsonNode> places(JsonNode body) {
    return settings.idFields().stream()
        .flatMap(field -> Stream.of(body.path("data").path(field), body.path(field)));
  }
}
