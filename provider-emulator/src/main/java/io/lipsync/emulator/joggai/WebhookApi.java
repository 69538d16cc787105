package io.lipsync.emulator.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.callback.CallbackUrlRule;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Json;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * {@code endpoint}, {@code endpoints} and {@code events}, by the webhook reference pages: at most
 * 20 endpoints per account, https only, the secret is chosen by JoggAI for good. Thread-safe.
 */
record WebhookApi(Webhooks webhooks, JoggAiErrors errors, CallbackUrlRule urls) {

  private static final int MOST_ENDPOINTS = 20;

  private record Wanted(URI url, List<String> events, boolean enabled) {}

  Answer add(Call call, String key) throws IOException {
    Wanted wanted = wanted(call);
    if (webhooks.of(key).size() >= MOST_ENDPOINTS) {
      throw errors.parameter("at most 20 endpoints");
    }
    return Envelope.of(
        shown(
            webhooks.add(
                key, wanted.url(), webhooks.newSecret(), wanted.events(), wanted.enabled())));
  }

  Answer list(Call call, String key) {
    ObjectNode data = Json.object();
    ArrayNode endpoints = data.putArray("endpoints");
    webhooks.of(key).forEach(endpoint -> endpoints.add(shown(endpoint)));
    return Envelope.of(data);
  }

  Answer change(Call call, String key) throws IOException {
    WebhookEndpoint old =
        webhooks.of(key).stream()
            .filter(endpoint -> endpoint.id().equals(call.pathParameter("endpoint_id")))
            .findFirst()
            .orElseThrow(() -> errors.of(JoggAiErrors.NOT_FOUND));
    Wanted wanted = wanted(call);
    return Envelope.of(
        shown(webhooks.replace(key, old, wanted.url(), wanted.events(), wanted.enabled())));
  }

  Answer remove(Call call, String key) {
    if (!webhooks.remove(key, call.pathParameter("endpoint_id"))) {
      throw errors.of(JoggAiErrors.NOT_FOUND);
    }
    return Envelope.of(Json.object().put("message", "webhook deleted"));
  }

  Answer events(Call call, String key) {
    ObjectNode data = Json.object();
    ArrayNode events = data.putArray("events");
    webhooks.eventNames().forEach(events::add);
    return Envelope.of(data);
  }

  private Wanted wanted(Call call) throws IOException {
    JsonNode body = call.json().orElse(Json.object());
    String url = body.path("url").asText("");
    urls.objectionTo(url)
        .ifPresent(
            objection -> {
              throw errors.parameter(objection);
            });
    List<String> events =
        StreamSupport.stream(body.path("events").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    if (events.isEmpty()) {
      throw errors.parameter("events is required");
    }
    for (String event : events) {
      if (!webhooks.eventNames().contains(event)) {
        throw errors.parameter("unknown event " + event);
      }
    }
    String status = body.path("status").asText("enabled");
    if (!status.matches("enabled|disabled")) {
      throw errors.parameter("status must be enabled or disabled");
    }
    return new Wanted(URI.create(url), events, status.equals("enabled"));
  }

  private static ObjectNode shown(WebhookEndpoint endpoint) {
    ObjectNode shown =
        Json.object()
            .put("endpoint_id", endpoint.id())
            .put("url", endpoint.url().toString())
            .put("secret", endpoint.secret())
            .put("status", endpoint.enabled() ? "enabled" : "disabled");
    ArrayNode events = shown.putArray("events");
    endpoint.events().forEach(events::add);
    return shown
        .put("username", AccountApi.USERNAME)
        .put("created_at", endpoint.createdAt().getEpochSecond());
  }
}
