package io.lipsync.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Route;
import io.lipsync.emulator.scenario.Grammar;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The part of the administration that belongs to no vendor. Stateless. */
final class Administration {

  private final ProviderEmulator emulator;
  private final List<Route> all;

  Administration(ProviderEmulator emulator, List<Route> all) {
    this.emulator = emulator;
    this.all = all;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/admin", this::index),
        Route.get("/admin/grammar", call -> Answer.json(200, Grammar.standard().words())),
        Route.get("/admin/clock", call -> clock()),
        Route.post("/admin/clock/advance", this::advance),
        Route.post("/admin/reset", call -> reset()));
  }

  private Answer index(Call call) {
    return Answer.json(
        200,
        Map.of("routes", all.stream().map(route -> route.method() + " " + route.path()).toList()));
  }

  private Answer clock() {
    return Answer.json(200, Map.of("now", emulator.now()));
  }

  private Answer advance(Call call) throws IOException {
    JsonNode seconds = call.json().map(body -> body.path("seconds")).orElse(null);
    if (seconds == null || !seconds.isNumber()) {
      throw new IllegalArgumentException("the body must be {\"seconds\": <number>}");
    }
    emulator.advanceClock(Duration.ofMillis(Math.round(seconds.doubleValue() * 1000)));
    return clock();
  }

  private Answer reset() {
    emulator.reset();
    return Answer.json(200, Map.of("reset", true));
  }
}
