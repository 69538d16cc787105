package io.lipsync.emulator.dashscope;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the DashScope part behaves as a whole. Immutable: each {@code with...} returns a copy.
 *
 * @param submitsPerSecond more submits per account get 429; 0 for no limit
 * @param queriesPerSecond more queries, lists and cancels together per account get 429; 0 for no
 *     limit
 * @param runningTasks how many tasks of an account are processed at a time; the others are queued
 * @param eventTarget where EventBridge delivers to, if anywhere
 * @param eventRetryDelays the pauses before the second, third ... attempt of an event
 * @param eventTimeout how long one attempt may take, in real time
 * @param eventNewline whether what is signed ends with one more newline, as one implementation saw
 * @param maxUploadMegabytes how big a file may be that is uploaded to the temporary storage
 */
@RecordBuilder
public record DashScopeSettings(
    int submitsPerSecond,
    int queriesPerSecond,
    int runningTasks,
    Optional<EventTarget> eventTarget,
    List<Duration> eventRetryDelays,
    Duration eventTimeout,
    boolean eventNewline,
    int maxUploadMegabytes)
    implements DashScopeSettingsBuilder.With {

  /** Refuses limits that cannot be. */
  public DashScopeSettings {
    if (submitsPerSecond < 0 || queriesPerSecond < 0) {
      throw new IllegalArgumentException("a rate limit must be >= 0");
    }
    if (runningTasks < 1 || maxUploadMegabytes < 1) {
      throw new IllegalArgumentException("running tasks and upload size must be >= 1");
    }
    if (eventTimeout.isNegative() || eventTimeout.isZero()) {
      throw new IllegalArgumentException("event timeout must be > 0, not " + eventTimeout);
    }
    eventRetryDelays = List.copyOf(eventRetryDelays);
  }

  /**
   * The documented limits: one submit per second, one running task, 20 queries per second, files of
   * 100 MB; no event target; events repeated three times, 15 s apart.
   */
  public static DashScopeSettings defaults() {
    Duration pause = Duration.ofSeconds(15);
    return new DashScopeSettings(
        1,
        20,
        1,
        Optional.empty(),
        List.of(pause, pause, pause),
        Duration.ofSeconds(10),
        false,
        100);
  }

  /** EventBridge delivers there. */
  public DashScopeSettings withEventTarget(EventTarget target) {
    return withEventTarget(Optional.of(target));
  }
}
