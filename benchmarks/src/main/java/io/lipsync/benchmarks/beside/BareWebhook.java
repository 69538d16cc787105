package io.lipsync.benchmarks.beside;

import io.camunda.connector.api.annotation.InboundConnector;
import io.camunda.connector.api.inbound.Health;
import io.camunda.connector.api.inbound.InboundConnectorContext;
import io.camunda.connector.api.inbound.webhook.MappedHttpRequest;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorExecutable;
import io.camunda.connector.api.inbound.webhook.WebhookProcessingPayload;
import io.camunda.connector.api.inbound.webhook.WebhookResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Believes every request and hands it to the engine: what runtime and engine need for a callback,
 * whatever a connector does. Thread-safe.
 */
@InboundConnector(name = "Bare webhook", type = "io.lipsync.benchmarks:bare-webhook:1")
public final class BareWebhook implements WebhookConnectorExecutable {

  @Override
  public void activate(InboundConnectorContext context) {
    context.reportHealth(Health.up());
  }

  @Override
  public WebhookResult triggerWebhook(WebhookProcessingPayload payload) {
    return new Believed(
        payload.params().get("task"), new String(payload.rawBody(), StandardCharsets.UTF_8));
  }

  private record Believed(String key, String body) implements WebhookResult {

    @Override
    public MappedHttpRequest request() {
      return new MappedHttpRequest(
          Map.of("taskId", key, "length", body.length()), Map.of(), Map.of());
    }

    @Override
    public Map<String, Object> connectorData() {
      return Map.of("correlationKey", key);
    }
  }
}
