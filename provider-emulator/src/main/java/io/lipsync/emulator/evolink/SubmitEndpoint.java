package io.lipsync.emulator.evolink;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.evolink.IdempotencyKeys.Accepted;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Outcome;
import io.lipsync.emulator.journal.Figure;
import io.lipsync.emulator.journal.Recorder;
import io.lipsync.emulator.scenario.FaultBehaviour.Place;
import io.lipsync.emulator.scenario.ScenarioBook;
import io.lipsync.emulator.scenario.ScenarioBook.Applied;
import io.lipsync.emulator.vendor.FaultInjector;
import io.lipsync.emulator.vendor.MinuteLimit;
import io.lipsync.emulator.vendor.TaskLifecycle;
import io.lipsync.emulator.vendor.TaskPlan;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code POST /v1/videos/generations}, by the VideoRetalk page. Thread-safe. */
record SubmitEndpoint(
    Clock clock,
    EmulatorSettings settings,
    ApiKeys keys,
    MinuteLimit limit,
    SubmitValidation validation,
    ScenarioBook scenarios,
    FaultInjector faults,
    IdempotencyKeys idempotency,
    TaskIds ids,
    TaskLifecycle<EvoLinkTask> lifecycle,
    Recorder recorder)
    implements Endpoint {

  @Override
  public Outcome handle(Call call) throws Exception {
    recorder.counters().increment(Figure.SUBMITS);
    String key = keys.authenticate(call, EvoLinkErrors::submit);
    if (!limit.allows(key)) {
      String seconds = Long.toString(limit.untilAllowed().toSeconds());
      return EvoLinkErrors.submit(429).answer().with("Retry-After", seconds);
    }
    JsonNode body =
        call.json().filter(JsonNode::isObject).orElseThrow(EvoLinkErrors::invalidRequest);
    List<Applied> applied = scenarioOf(body);
    Optional<String> idempotencyKey =
        call.header("Idempotency-Key").filter(k -> settings.idempotencyHonoured());
    return faults.inject(
        applied,
        Place.BEFORE_ACCEPT,
        "",
        EvoLinkErrors::submit,
        () -> accept(key, idempotencyKey, body, applied));
  }

  private List<Applied> scenarioOf(JsonNode body) {
    try {
      return scenarios.takeFor(body.path("video_url").asText(""));
    } catch (IllegalArgumentException e) {
      throw EvoLinkErrors.invalidParameter("video_url", "Emulator: " + e.getMessage());
    }
  }

  private Outcome accept(
      String key, Optional<String> idempotencyKey, JsonNode body, List<Applied> applied) {
    keys.requireModel(key);
    SubmitRequest request = validation.check(body);
    keys.requireCredits(key, EvoLinkErrors::submit);
    TaskPlan plan =
        TaskPlan.of(
            applied,
            request.queryFaceThreshold(),
            settings.renderDuration(),
            new EvoLinkFailures());
    Accepted accepted =
        idempotencyKey
            .map(id -> idempotency.once(key, id, body, () -> create(key, id, request, plan)))
            .orElseGet(() -> new Accepted(create(key, null, request, plan), false));
    return answer(accepted, applied);
  }

  private EvoLinkTask create(
      String key, String idempotencyKey, SubmitRequest request, TaskPlan plan) {
    Instant now = clock.instant();
    return lifecycle.accept(
        new EvoLinkTask(
            ids.next(now), now, key, idempotencyKey, request, plan, settings.renderDuration()));
  }

  private Outcome answer(Accepted accepted, List<Applied> applied) {
    EvoLinkTask task = accepted.task();
    Answer good = Answer.json(200, TaskBodies.submitted(task));
    try {
      Thread.sleep(settings.submitLatency());
      if (accepted.replayed()) {
        // A replay meets a healthy network: otherwise a lost answer could never be recovered.
        recorder.counters().increment(Figure.IDEMPOTENT_REPLAYS);
        return good.with("idempotency-replayed", "true");
      }
      if (task.plan().callback().early()) {
        lifecycle.endAtOnce(task).join();
      }
      return faults.inject(applied, Place.AFTER_ACCEPT, "", EvoLinkErrors::submit, () -> good);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Reset();
    }
  }
}
