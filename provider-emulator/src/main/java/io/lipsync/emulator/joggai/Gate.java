package io.lipsync.emulator.joggai;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Outcome;
import io.lipsync.emulator.journal.Figure;
import io.lipsync.emulator.journal.Recorder;
import io.lipsync.emulator.vendor.WindowLimit;
import java.time.Clock;
import java.time.Duration;

/**
 * Who may come in, and how often: any {@code x-api-key} of eight characters or more works, save
 * those that start with {@code invalid}; keys that start with {@code no-access} may call nothing.
 * POSTs of all kinds share one limit per key, by the page "Rate limits"; GETs have none.
 * Thread-safe.
 */
final class Gate {

  private static final int SHORTEST_KEY = 8;

  private final JoggAiErrors errors;
  private final Recorder recorder;
  private final WindowLimit posts;

  /** An endpoint that knows who calls. */
  @FunctionalInterface
  interface Member {
    Outcome handle(Call call, String key) throws Exception;
  }

  Gate(JoggAiSettings settings, Clock clock, JoggAiErrors errors, Recorder recorder) {
    this.errors = errors;
    this.recorder = recorder;
    posts = new WindowLimit(settings.postsPerMinute(), Duration.ofMinutes(1), clock);
  }

  /** For calls without a limit. */
  Endpoint open(Member member) {
    return call -> member.handle(call, authenticate(call));
  }

  /** For calls that count. */
  Endpoint limited(Member member) {
    return call -> {
      String key = authenticate(call);
      if (!posts.allows(key)) {
        recorder.counters().increment(Figure.THROTTLED);
        long seconds = (posts.untilAllowed(key).toMillis() + 999) / 1000;
        throw errors.of(JoggAiErrors.RATE_LIMIT).retryAfter(Long.toString(seconds));
      }
      Outcome outcome = member.handle(call, key);
      return outcome instanceof Answer answer
          ? answer.with("X-RateLimit-Remaining", Integer.toString(posts.remaining(key)))
          : outcome;
    };
  }

  private String authenticate(Call call) {
    String key = call.header("x-api-key").orElse("").strip();
    if (key.length() < SHORTEST_KEY || key.startsWith("invalid")) {
      throw errors.of(JoggAiErrors.INVALID_KEY);
    }
    if (key.startsWith("no-access")) {
      throw errors.of(JoggAiErrors.NO_PERMISSION);
    }
    return key;
  }

  void clear() {
    posts.clear();
  }
}
