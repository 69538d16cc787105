package io.lipsync.emulator.joggai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.callback.CallbackForm;
import io.lipsync.emulator.callback.CallbackMessage;
import io.lipsync.emulator.callback.CallbackPlan;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.scenario.CallbackBehaviour.Alteration;
import io.lipsync.emulator.time.EmulatorClock;
import io.lipsync.emulator.vendor.EmulatedTask;
import io.lipsync.emulator.vendor.TaskStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The webhooks about lip sync tasks, by the page "Webhook integration" and the naming rule of its
 * other events. Timestamps are those of the clock that the emulator was started with: receivers do
 * not know that it was moved. Thread-safe.
 */
record WebhookMessages(
    EmulatorClock clock, Webhooks webhooks, TaskStore<JoggAiTask> tasks, TaskBodies bodies)
    implements CallbackForm<JoggAiTask> {

  private static final String USER_AGENT = "JoggAI-Webhook/2.0";
  private static final int SIGNATURE_FLIP = 1;

  @Override
  public List<Supplier<CallbackMessage>> genuine(JoggAiTask task) {
    EmulatedTask.End end = task.end().orElseThrow();
    boolean success = end.ending().hasResult();
    ObjectNode body = body(task, aboutWhom(task), success);
    ObjectNode data = (ObjectNode) body.get("data");
    if (success) {
      data.put("video_url", end.result().toString())
          .put("cover_url", bodies.cover(task, end).toString())
          .put("duration", TaskBodies.VIDEO_SECONDS);
    } else {
      data.putObject("error")
          .put("code", JoggAiErrors.SYSTEM)
          .put("message", TaskBodies.problem(end.ending()));
    }
    return receivers(task, success)
        .map(
            endpoint ->
                (Supplier<CallbackMessage>) () -> signed(endpoint, body, task.callbackPlan()))
        .toList();
  }

  @Override
  public List<CallbackMessage> forged(JoggAiTask task) {
    ObjectNode body = body(task, task.id(), true);
    ((ObjectNode) body.get("data")).put("video_url", "https://attacker.example/forged.mp4");
    return receivers(task, true)
        .map(
            endpoint ->
                message(endpoint, body, WebhookSignature.of("whsec_guessed", Json.bytes(body))))
        .toList();
  }

  private java.util.stream.Stream<WebhookEndpoint> receivers(JoggAiTask task, boolean success) {
    Optional<String> event = webhooks.lipSync().map(e -> success ? e.success() : e.failure());
    return webhooks.of(task.owner()).stream()
        .filter(WebhookEndpoint::enabled)
        .filter(endpoint -> event.filter(endpoint.events()::contains).isPresent());
  }

  private String aboutWhom(JoggAiTask task) {
    CallbackPlan plan = task.callbackPlan();
    if (!plan.aboutOtherTask()) {
      return task.id();
    }
    Optional<String> newest = tasks.newestOtherThan(task).map(JoggAiTask::id);
    return plan.otherTaskId().or(() -> newest).orElseGet(() -> UUID.randomUUID().toString());
  }

  private ObjectNode body(JoggAiTask task, String id, boolean success) {
    LipSyncEvents events = webhooks.lipSync().orElseGet(LipSyncEvents::byNamingRule);
    CallbackPlan plan = task.callbackPlan();
    ObjectNode body = Json.object();
    if (!plan.has(Alteration.WITHOUT_EVENT_ID)) {
      body.put("event_id", "evt_" + UUID.randomUUID().toString().replace("-", ""));
    }
    body.put("event", success ? events.success() : events.failure())
        .put("timestamp", clock.unmoved().minus(plan.age()).getEpochSecond());
    body.putObject("data")
        .put(events.idField(), id)
        .put("status", success ? "completed" : "failed");
    return body;
  }

  private static CallbackMessage signed(
      WebhookEndpoint endpoint, ObjectNode body, CallbackPlan plan) {
    if (plan.has(Alteration.UNSIGNED)) {
      return message(endpoint, body, null);
    }
    byte[] bytes = Json.bytes(body);
    if (plan.has(Alteration.BAD_SIGNATURE)) {
      bytes[bytes.length - 1] ^= SIGNATURE_FLIP;
    }
    return message(endpoint, body, WebhookSignature.of(endpoint.secret(), bytes));
  }

  private static CallbackMessage message(
      WebhookEndpoint endpoint, ObjectNode body, String signature) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", USER_AGENT);
    headers.put("X-Webhook-Event", body.get("event").textValue());
    if (signature != null) {
      headers.put("X-Webhook-Signature", signature);
    }
    return new CallbackMessage(endpoint.url(), headers, Json.bytes(body));
  }
}
