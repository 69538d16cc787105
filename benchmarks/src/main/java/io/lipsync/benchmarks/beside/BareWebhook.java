package io.lipsync.benchmarks.beside;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.connector.api.annotation.InboundConnector;
import io.camunda.connector.api.inbound.Health;
import io.camunda.connector.api.inbound.InboundConnectorContext;
import io.camunda.connector.api.inbound.webhook.MappedHttpRequest;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorException;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorExecutable;
import io.camunda.connector.api.inbound.webhook.WebhookProcessingPayload;
import io.camunda.connector.api.inbound.webhook.WebhookResult;
import java.io.IOException;
import java.util.Map;

/**
 * Believes every request and hands it to the engine: what runtime and engine need for a callback,
 * whatever a connector does. Thread-safe.
 */
@InboundConnector(name = "Bare webhook", type = "io.lipsync.benchmarks:bare-webhook:1")
public final class BareWebhook implements WebhookConnectorExecutable {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void activate(InboundConnectorContext context) {
    context.reportHealth(Health.up());
  }

  @Override
  public WebhookResult triggerWebhook(WebhookProcessingPayload payload) {
    return new Believed(payload.params().get("task"), body(payload.rawBody()));
  }

  private static Map<String, Object> body(byte[] json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (IOException e) {
      throw new WebhookConnectorException(400, "no JSON object");
    }
  }

  private record Believed(String key, Map<String, Object> body) implements WebhookResult {

    @Override
    public MappedHttpRequest request() {
      return new MappedHttpRequest(body, Map.of(), Map.of());
    }

    @Override
    public Map<String, Object> connectorData() {
      return Map.of("correlationKey", key);
    }
  }
}
