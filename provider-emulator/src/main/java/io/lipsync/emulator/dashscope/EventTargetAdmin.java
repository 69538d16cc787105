package io.lipsync.emulator.dashscope;

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
import java.util.Optional;

/** The event target over HTTP, below {@code /admin/dashscope}. Stateless. */
record EventTargetAdmin(DashScopeEmulator dashscope) {

  List<Route> routes() {
    return List.of(
        Route.get("/event-target", call -> shown()),
        Route.post("/event-target", this::set),
        Route.delete("/event-target", this::remove));
  }

  /** {@code {"url": "..", "token": ".."}}; the token is optional. */
  private Answer set(Call call) throws IOException {
    JsonNode body = call.json().orElse(Json.object());
    String token = body.path("token").asText(null);
    URI url = URI.create(body.path("url").asText(""));
    dashscope.deliverEventsTo(new EventTarget(url, Optional.ofNullable(token)));
    return shown();
  }

  private Answer remove(Call call) {
    dashscope.deliverNoEvents();
    return shown();
  }

  private Answer shown() {
    ObjectNode body = Json.object();
    EventTarget target = dashscope.eventTarget().orElse(null);
    body.put("url", target == null ? null : Redaction.url(target.url().toString()));
    body.put("hasToken", target != null && target.token().isPresent());
    body.put("certificate", dashscope.certificateUri().toString());
    return Answer.json(200, body);
  }
}
