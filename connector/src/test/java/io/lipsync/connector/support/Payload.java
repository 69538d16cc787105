package io.lipsync.connector.support;

import io.camunda.connector.api.inbound.webhook.Part;
import io.camunda.connector.api.inbound.webhook.WebhookProcessingPayload;
import io.lipsync.connector.provider.Signal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A request to a webhook path. */
public record Payload(
    String method, Map<String, String> headers, Map<String, String> params, byte[] rawBody)
    implements WebhookProcessingPayload {

  public static Payload of(Map<String, String> parameters, String body) {
    return new Payload(
        "POST",
        Map.of("content-type", "application/json"),
        parameters,
        body == null ? null : body.getBytes(StandardCharsets.UTF_8));
  }

  public static Payload of(Signal signal) {
    return new Payload("POST", signal.headers(), signal.parameters(), signal.rawBody());
  }

  @Override
  public String requestURL() {
    return "http://localhost:8080/inbound/lip-sync";
  }

  /** The same request with another method. */
  public Payload as(String otherMethod) {
    return new Payload(otherMethod, headers, params, rawBody);
  }

  @Override
  public Collection<Part> parts() {
    return List.of();
  }
}
