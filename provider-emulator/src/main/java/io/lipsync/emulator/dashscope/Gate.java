package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.journal.Figure;
import io.lipsync.emulator.journal.Recorder;
import io.lipsync.emulator.vendor.WindowLimit;
import java.time.Clock;
import java.time.Duration;

/**
 * Who may come in, and how often: one submit per second and account by the VideoRetalk overview, 20
 * queries, lists and cancels per second, which share one limit. No {@code Retry-After}: none is
 * documented. Thread-safe.
 */
final class Gate {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ApiKeys keys;
  private final Recorder recorder;
  private final WindowLimit submits;
  private final WindowLimit queries;

  Gate(DashScopeSettings settings, Clock clock, ApiKeys keys, Recorder recorder) {
    this.keys = keys;
    this.recorder = recorder;
    submits = new WindowLimit(settings.submitsPerSecond(), SECOND, clock);
    queries = new WindowLimit(settings.queriesPerSecond(), SECOND, clock);
  }

  /** The key of a submit. */
  String submit(Call call) {
    recorder.counters().increment(Figure.SUBMITS);
    return let(call, submits);
  }

  /** The key of a query. */
  String query(Call call) {
    recorder.counters().increment(Figure.QUERIES);
    return let(call, queries);
  }

  /** The key of a list. */
  String list(Call call) {
    return let(call, queries);
  }

  /** The key of a cancel. */
  String cancel(Call call) {
    return let(call, queries);
  }

  /** The key of a call that has no limit of its own. */
  String other(Call call) {
    return keys.authenticate(call);
  }

  private String let(Call call, WindowLimit limit) {
    String key = keys.authenticate(call);
    if (!limit.allows(key)) {
      recorder.counters().increment(Figure.THROTTLED);
      throw DashScopeErrors.of("Throttling.RateQuota");
    }
    return key;
  }

  void clear() {
    submits.clear();
    queries.clear();
  }
}
