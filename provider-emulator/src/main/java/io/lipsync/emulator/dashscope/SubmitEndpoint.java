package io.lipsync.emulator.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Outcome;
import io.lipsync.emulator.scenario.FaultBehaviour.Place;
import io.lipsync.emulator.scenario.ScenarioBook;
import io.lipsync.emulator.scenario.ScenarioBook.Applied;
import io.lipsync.emulator.vendor.FaultInjector;
import java.util.List;

/**
 * {@code POST /api/v1/services/aigc/image2video/video-synthesis/}, by the VideoRetalk page.
 * Thread-safe.
 */
record SubmitEndpoint(
    EmulatorSettings settings,
    Gate gate,
    ApiKeys keys,
    SubmitValidation validation,
    ScenarioBook scenarios,
    FaultInjector faults,
    TaskFactory tasks)
    implements Endpoint {

  @Override
  public Outcome handle(Call call) throws Exception {
    String key = gate.submit(call);
    if (!isEnabled(call, "X-DashScope-Async")) {
      throw DashScopeErrors.of("AccessDenied");
    }
    JsonNode body =
        call.json()
            .filter(JsonNode::isObject)
            .orElseThrow(() -> DashScopeErrors.of("BadRequest.IllegalInput"));
    List<Applied> applied = scenarioOf(body);
    boolean ossAllowed = isEnabled(call, "X-DashScope-OssResourceResolve");
    return faults.inject(
        applied,
        Place.BEFORE_ACCEPT,
        "",
        DashScopeErrors::ofStatus,
        () -> accept(key, body, ossAllowed, applied));
  }

  private static boolean isEnabled(Call call, String header) {
    return call.header(header).filter("enable"::equalsIgnoreCase).isPresent();
  }

  private List<Applied> scenarioOf(JsonNode body) {
    try {
      return scenarios.takeFor(body.at("/input/video_url").asText(""));
    } catch (IllegalArgumentException e) {
      throw DashScopeErrors.invalidParameter("Emulator: " + e.getMessage());
    }
  }

  private Outcome accept(String key, JsonNode body, boolean ossAllowed, List<Applied> applied) {
    keys.requireModel(key);
    SubmitRequest request = validation.check(body, ossAllowed);
    DashScopeTask task = tasks.create(key, request, applied);
    Answer good = Answer.json(200, TaskBodies.submitted(task));
    try {
      Thread.sleep(settings.submitLatency());
      return faults.inject(applied, Place.AFTER_ACCEPT, "", DashScopeErrors::ofStatus, () -> good);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Reset();
    }
  }
}
