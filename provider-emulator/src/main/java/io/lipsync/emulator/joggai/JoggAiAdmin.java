package io.lipsync.emulator.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.http.Route;
import io.lipsync.emulator.journal.Redaction;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Webhook endpoints and the form of errors over HTTP. Stateless. */
record JoggAiAdmin(JoggAiEmulator joggai) {

  List<Route> routes() {
    return List.of(
        Route.get("/endpoints", call -> endpoints()),
        Route.post("/endpoints", this::register),
        Route.post("/errors", this::errors));
  }

  private Answer endpoints() {
    return Answer.json(200, joggai.webhooks().all().stream().map(JoggAiAdmin::shown).toList());
  }

  /** {@code {"apiKey": "..", "url": "..", "secret": ".."}}; the secret is optional. */
  private Answer register(Call call) throws IOException {
    JsonNode body = call.json().orElse(Json.object());
    String key = body.path("apiKey").asText("");
    URI url = URI.create(body.path("url").asText(""));
    if (key.isBlank() || url.getHost() == null) {
      throw new IllegalArgumentException("the body must have an \"apiKey\" and a \"url\"");
    }
    String secret = body.path("secret").asText(null);
    WebhookEndpoint added =
        secret == null
            ? joggai.webhooks().register(key, url)
            : joggai.webhooks().register(key, url, secret);
    return Answer.json(201, shown(added).put("secret", added.secret()));
  }

  /** {@code {"httpStatus": "ALWAYS_200" | "MAPPED"}}. */
  private Answer errors(Call call) throws IOException {
    String mode = call.json().orElse(Json.object()).path("httpStatus").asText("");
    joggai.sendErrorsWith(ErrorHttpStatus.valueOf(mode));
    return Answer.json(200, Json.object().put("httpStatus", mode));
  }

  private static ObjectNode shown(WebhookEndpoint endpoint) {
    ObjectNode shown =
        Json.object()
            .put("id", endpoint.id())
            .put("url", Redaction.url(endpoint.url().toString()))
            .put("enabled", endpoint.enabled());
    shown.putPOJO("events", endpoint.events());
    return shown;
  }
}
