package io.lipsync.emulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.VendorEmulator;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.http.Route;
import io.lipsync.emulator.journal.VendorTask;
import io.lipsync.emulator.scenario.FaultBehaviour;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.emulator.scenario.ScenarioBook.Registration;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * The Java API of a {@link VendorEmulator} over HTTP, below {@code /admin/{vendor}}. Stateless.
 *
 * @param usualFailure the code of tasks that are failed without one
 */
public record VendorAdmin(VendorEmulator vendor, String usualFailure) {

  /** The calls that every vendor has. */
  public List<Route> routes() {
    return List.of(
        Route.get("/summary", call -> Answer.json(200, vendor.journal().summary())),
        Route.get("/tasks", call -> Answer.json(200, vendor.journal().tasks())),
        Route.get("/tasks/{id}", this::task),
        Route.post("/tasks/{id}/finish", this::finish),
        Route.post("/tasks/{id}/fail", this::fail),
        Route.post("/tasks/{id}/cancel", this::cancel),
        Route.get("/requests", call -> Answer.json(200, vendor.journal().requests())),
        Route.get("/callbacks", call -> Answer.json(200, vendor.journal().callbacks())),
        Route.get("/downloads", call -> Answer.json(200, vendor.journal().downloads())),
        Route.get("/uploads", call -> Answer.json(200, vendor.journal().uploads())),
        Route.get("/grammar", call -> Answer.json(200, vendor.scenarios().words())),
        Route.get("/errors", call -> Answer.json(200, vendor.documentedErrors())),
        Route.post("/listing", this::listing),
        Route.get("/scenarios", call -> scenarios()),
        Route.post("/scenarios", this::addScenario),
        Route.delete("/scenarios", this::clearScenarios),
        Route.delete("/scenarios/{id}", this::removeScenario));
  }

  private Answer task(Call call) {
    String id = call.pathParameter("id");
    Optional<? extends VendorTask> task = vendor.journal().task(id);
    return task.isPresent() ? Answer.json(200, task.get()) : notFound(id);
  }

  private Answer finish(Call call) {
    return afterwards(call, vendor::finish);
  }

  private Answer fail(Call call) throws IOException {
    JsonNode body = call.json().orElse(Json.object());
    String code = body.path("code").asText(usualFailure);
    String message = body.path("message").asText(null);
    return afterwards(call, id -> vendor.fail(id, code, message));
  }

  private Answer cancel(Call call) {
    return afterwards(call, vendor::cancel);
  }

  private Answer afterwards(Call call, Consumer<String> action) {
    String id = call.pathParameter("id");
    if (vendor.journal().task(id).isPresent()) {
      action.accept(id);
    }
    return task(call);
  }

  private Answer scenarios() {
    return Answer.json(200, vendor.scenarios().list().stream().map(VendorAdmin::shown).toList());
  }

  /** {@code {"emulate": "<words>" | ["<word>", ...], "videoUrlContains": "..", "submits": n}}. */
  private Answer addScenario(Call call) throws IOException {
    JsonNode body = call.json().orElse(Json.object());
    Scenario scenario = scenario(body.path("emulate"));
    String text = body.path("videoUrlContains").asText("");
    int usually = text.isEmpty() ? 1 : FaultBehaviour.ALWAYS;
    int submits = body.path("submits").asInt(usually);
    return Answer.json(201, shown(vendor.scenarios().add(text, submits, scenario)));
  }

  private static Scenario scenario(JsonNode emulate) {
    if (emulate.isArray()) {
      return Scenario.ofWords(
          StreamSupport.stream(emulate.spliterator(), false)
              .map(JsonNode::asText)
              .toArray(String[]::new));
    }
    if (emulate.asText("").isBlank()) {
      throw new IllegalArgumentException(
          "\"emulate\" is missing; for its words see /admin/grammar");
    }
    return Scenario.parse(emulate.asText());
  }

  /** {@code {"shows": "ALL" | "LATE" | ..}}, see {@link Listing.Shown}. */
  private Answer listing(Call call) throws IOException {
    String shows = call.json().orElse(Json.object()).path("shows").asText("");
    vendor.listing().show(Listing.Shown.valueOf(shows));
    return Answer.json(200, Json.object().put("shows", shows));
  }

  private Answer clearScenarios(Call call) {
    vendor.scenarios().clear();
    return scenarios();
  }

  private Answer removeScenario(Call call) {
    String id = call.pathParameter("id");
    return vendor.scenarios().remove(Long.parseLong(id)) ? scenarios() : notFound(id);
  }

  private static Map<String, Object> shown(Registration registration) {
    return Map.of(
        "id", registration.id(),
        "scenario", registration.scenario().name(),
        "videoUrlContains", registration.videoUrlContains(),
        "submitsLeft",
            registration.submitsLeft() == FaultBehaviour.ALWAYS
                ? "unlimited"
                : registration.submitsLeft());
  }

  private static Answer notFound(String id) {
    return Answer.json(
        404,
        Map.of("error", Map.of("code", "not_found", "message", "there is nothing of id " + id)));
  }
}
