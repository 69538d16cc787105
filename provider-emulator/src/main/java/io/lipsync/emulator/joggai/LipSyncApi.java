package io.lipsync.emulator.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.EmulatorContext;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Outcome;
import io.lipsync.emulator.scenario.FaultBehaviour.Place;
import io.lipsync.emulator.scenario.ScenarioBook;
import io.lipsync.emulator.scenario.ScenarioBook.Applied;
import io.lipsync.emulator.vendor.FaultInjector;
import io.lipsync.emulator.vendor.Listing;
import io.lipsync.emulator.vendor.TaskLifecycle;
import io.lipsync.emulator.vendor.TaskPlan;
import io.lipsync.emulator.vendor.TaskStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * {@code create_lip_sync_video} and {@code lip_sync_video}, by the lip sync page and its reference.
 * Thread-safe.
 */
record LipSyncApi(
    EmulatorContext context,
    JoggAiErrors errors,
    Credits credits,
    ScenarioBook scenarios,
    FaultInjector faults,
    TaskStore<JoggAiTask> tasks,
    TaskLifecycle<JoggAiTask> lifecycle,
    TaskBodies bodies,
    Listing listing) {

  Outcome create(Call call, String key) throws Exception {
    JsonNode body =
        call.json()
            .filter(JsonNode::isObject)
            .orElseThrow(() -> errors.parameter("the body is not JSON"));
    List<Applied> applied = scenarioOf(body);
    return faults.inject(
        applied, Place.BEFORE_ACCEPT, "", errors::ofStatus, () -> accept(key, body, applied));
  }

  private List<Applied> scenarioOf(JsonNode body) {
    try {
      return scenarios.takeFor(body.path("video_url").asText(""));
    } catch (IllegalArgumentException e) {
      throw errors.parameter("Emulator: " + e.getMessage());
    }
  }

  private Outcome accept(String key, JsonNode body, List<Applied> applied) {
    SubmitRequest request = new SubmitValidation(errors).check(body);
    if (!credits.take(key)) {
      throw errors.of(JoggAiErrors.NO_CREDIT);
    }
    Duration usually = context.settings().renderDuration();
    TaskPlan plan = TaskPlan.of(applied, 0, usually, new JoggAiFailures());
    String id = UUID.randomUUID().toString();
    JoggAiTask task = new JoggAiTask(id, context.clock().instant(), key, request, plan, usually);
    lifecycle.accept(task);
    Answer good = Envelope.of(bodies.submitted(task));
    try {
      Thread.sleep(context.settings().submitLatency());
      if (plan.callback().early()) {
        lifecycle.endAtOnce(task).join();
      }
      return faults.inject(applied, Place.AFTER_ACCEPT, "", errors::ofStatus, () -> good);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Reset();
    }
  }

  Outcome query(Call call, String key) throws Exception {
    JoggAiTask task =
        tasks
            .find(call.pathParameter("task_id"))
            .filter(t -> t.owner().equals(key))
            .orElseThrow(() -> errors.of(JoggAiErrors.NOT_FOUND));
    return faults.inject(
        task.plan().applied(), Place.QUERY, task.id(), errors::ofStatus, () -> answer(task));
  }

  /** The newest task that fits, by the vendor's runner, which asks before every create. */
  Outcome latest(Call call, String key) {
    if (listing.shown() == Listing.Shown.NO_SUCH_CALL) {
      return Answer.html(404, "<html><body>404 page not found</body></html>");
    }
    return listing.of(tasks, context.clock().instant(), LipSyncApi::isPending).stream()
        .filter(task -> task.owner().equals(key))
        .filter(task -> fits(call, "video_url", task.request().videoUrl()))
        .filter(task -> fits(call, "audio_url", task.request().audioUrl()))
        .filter(task -> fits(call, "playback_type", task.request().playbackType()))
        .findFirst()
        .map(this::answer)
        .orElseThrow(() -> errors.of(JoggAiErrors.NOT_FOUND));
  }

  private static boolean isPending(JoggAiTask task, Instant now) {
    return task.status(now) == JoggAiStatus.PENDING;
  }

  private static boolean fits(Call call, String parameter, String value) {
    return call.queryParameter(parameter).filter(wanted -> !wanted.equals(value)).isEmpty();
  }

  private Answer answer(JoggAiTask task) {
    lifecycle.endIfDue(task);
    Instant now = context.clock().instant();
    return Envelope.of(bodies.queried(task, now));
  }
}
