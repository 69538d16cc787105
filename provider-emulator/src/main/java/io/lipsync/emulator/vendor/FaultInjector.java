package io.lipsync.emulator.vendor;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.http.Outcome;
import io.lipsync.emulator.scenario.AttemptCounters;
import io.lipsync.emulator.scenario.Fault;
import io.lipsync.emulator.scenario.FaultBehaviour;
import io.lipsync.emulator.scenario.FaultBehaviour.Place;
import io.lipsync.emulator.scenario.ScenarioBook.Applied;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Puts the faults of a scenario in the place of what would usually happen. Thread-safe. */
public final class FaultInjector {

  private final Clock clock;
  private final JsonPointer status;
  private final AttemptCounters counters = new AttemptCounters();
  private final Map<String, Instant> closedUntil = new ConcurrentHashMap<>();

  /** Faults by this clock; {@code status} is where answers hold the status of a task. */
  public FaultInjector(Clock clock, String status) {
    this.clock = clock;
    this.status = JsonPointer.compile(status);
  }

  /**
   * The first fault of this place that is not used up, or else what usually happens. Slowness adds
   * to either.
   *
   * @param countedPer added to the name under which repetitions are counted
   * @param usual is not asked if a fault comes instead of it
   */
  public Outcome inject(
      List<Applied> applied,
      Place place,
      String countedPer,
      IntFunction<? extends VendorError> errors,
      Supplier<? extends Outcome> usual)
      throws InterruptedException {
    for (Applied one : applied) {
      if (one.behaviour() instanceof FaultBehaviour due
          && due.place() == place
          && !(due.fault() instanceof Fault.Window window && isOpen(one, window))
          && counters.take(place + countedPer + one.countedAs(), due.times())) {
        if (!(due.fault() instanceof Fault.Slow slow)) {
          return outcome(due.fault(), errors, usual);
        }
        Thread.sleep(slow.delay());
      }
    }
    return usual.get();
  }

  /** Whether a call may pass, which closes the window behind it. */
  private boolean isOpen(Applied one, Fault.Window window) {
    boolean[] open = {false};
    closedUntil.compute(
        one.countedAs(),
        (name, until) -> {
          Instant now = clock.instant();
          open[0] = until == null || !now.isBefore(until);
          return open[0] ? now.plus(window.time()) : until;
        });
    return open[0];
  }

  /** Starts counting again. */
  public void clear() {
    closedUntil.clear();
    counters.clear();
  }

  private Outcome outcome(
      Fault fault, IntFunction<? extends VendorError> errors, Supplier<? extends Outcome> usual) {
    return switch (fault) {
      case Fault.ErrorAnswer error -> errorAnswer(error, errors);
      case Fault.HtmlPage page -> Answer.html(page.status(), gatewayPage(page.status()));
      case Fault.Hang hang -> new Outcome.Hang();
      case Fault.Reset reset -> new Outcome.Reset();
      case Fault.Slow slow -> usual.get();
      case Fault.Window closed -> errors.apply(429).answer();
      case Fault.Distorted distorted ->
          usual.get() instanceof Answer answer ? distort(answer, distorted) : usual.get();
    };
  }

  private Answer errorAnswer(Fault.ErrorAnswer error, IntFunction<? extends VendorError> errors) {
    Answer answer =
        errors
            .apply(error.status())
            .saying(error.code(), error.message())
            .answer(error.retryAfter().header(clock));
    return error.shape() == null ? answer : ShapedError.of(answer, error.shape());
  }

  private Outcome distort(Answer answer, Fault.Distorted fault) {
    int half = answer.body().length / 2;
    return switch (fault) {
      case Fault.EmptyBody empty -> answer.withBody(new byte[0]);
      case Fault.TruncatedBody truncated -> answer.withBody(Arrays.copyOf(answer.body(), half));
      case Fault.CutConnection cut -> new Outcome.CutOff(answer, half);
      case Fault.OtherShape other -> ShapedError.of(answer, other.shape());
      case Fault.ExtraFields extra -> answer.withBody(Json.bytes(withExtraFields(answer)));
      case Fault.StatusWord other -> answer.withBody(Json.bytes(withStatus(answer, other.word())));
    };
  }

  private JsonNode withStatus(Answer answer, String word) {
    JsonNode body = answer.bodyAsJson();
    if (body.at(status.head()) instanceof ObjectNode parent) {
      parent.put(status.last().getMatchingProperty(), word);
    }
    return body;
  }

  private static ObjectNode withExtraFields(Answer answer) {
    ObjectNode body = (ObjectNode) answer.bodyAsJson();
    body.put("trace_id", "emulated").put("queue_position", 3);
    body.putObject("result_data").put("duration", 5.2).putArray("segments").add(1);
    return body;
  }

  private static String gatewayPage(int status) {
    String reason = status == 503 ? "Service Temporarily Unavailable" : "Bad Gateway";
    return """
        <html>
        <head><title>%1$d %2$s</title></head>
        <body><center><h1>%1$d %2$s</h1></center><hr><center>nginx</center></body>
        </html>
        """
        .formatted(status, reason);
  }
}
