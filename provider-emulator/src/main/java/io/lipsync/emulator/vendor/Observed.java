package io.lipsync.emulator.vendor;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Outcome;
import io.lipsync.emulator.journal.Counters;
import io.lipsync.emulator.journal.Figure;
import io.lipsync.emulator.journal.RecordedRequest;
import io.lipsync.emulator.journal.Recorder;
import io.lipsync.emulator.journal.Redaction;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What the endpoints of all vendors have in common: errors become answers, every answer has an
 * {@code x-request-id}, and the journal knows about it before the caller does. Thread-safe.
 */
public record Observed(Clock clock, Recorder recorder, Endpoint endpoint) implements Endpoint {

  @Override
  public Outcome handle(Call call) throws Exception {
    Counters counters = recorder.counters();
    if (call.isFirstOnConnection(counters)) {
      counters.increment(Figure.TCP_CONNECTIONS);
    }
    Instant at = clock.instant();
    long start = System.nanoTime();
    Outcome outcome = withRequestId(outcomeOf(call));
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    recorder.record(entry(call, at, outcome, millis));
    return outcome;
  }

  private Outcome outcomeOf(Call call) throws Exception {
    try {
      return endpoint.handle(call);
    } catch (VendorError error) {
      return error.answer();
    }
  }

  private static Outcome withRequestId(Outcome outcome) {
    String id = UUID.randomUUID().toString();
    return switch (outcome) {
      case Answer answer -> answer.with("x-request-id", id);
      case Outcome.CutOff cut ->
          new Outcome.CutOff(cut.answer().with("x-request-id", id), cut.bytes());
      default -> outcome;
    };
  }

  private static RecordedRequest entry(Call call, Instant at, Outcome outcome, long millis)
      throws IOException {
    return new RecordedRequest(
        at,
        call.method(),
        call.path(),
        Redaction.headers(call.headers()),
        call.json().map(Redaction::body).orElse(null),
        outcome.status(),
        word(outcome),
        millis,
        call.remotePort());
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Answer answer -> "answered";
      case Outcome.Streamed streamed -> "answered";
      case Outcome.CutOff cut -> "cut off";
      case Outcome.StreamCutOff cut -> "cut off";
      case Outcome.Hang hang -> "hung";
      case Outcome.Reset reset -> "reset";
    };
  }
}
