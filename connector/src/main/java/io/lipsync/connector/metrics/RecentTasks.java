package io.lipsync.connector.metrics;

import io.lipsync.connector.provider.RecentMap;
import java.time.Instant;
import java.util.Map;

/**
 * The tasks that this runtime has dealt with lately, so that each is counted once however often it
 * is read. Keeps the newest 10,000; a task that is older, or was finished before a restart, may be
 * counted again. Thread-safe.
 */
final class RecentTasks {
  private static final int KEPT = 10_000;

  /** What is known of a task: when it was submitted from here, and whether it was counted. */
  private record Known(Instant submittedAt, boolean finished) {}

  private final Map<String, Known> tasks = RecentMap.of(KEPT);

  /**
   * Remembers when a task was submitted.
   *
   * @param at by the clock that measures spans
   */
  synchronized void submitted(String provider, String taskId, Instant at) {
    tasks.put(key(provider, taskId), new Known(at, false));
  }

  /** Whether the task is seen finished for the first time. */
  synchronized boolean isNews(String provider, String taskId) {
    Known before = tasks.get(key(provider, taskId));
    Instant submittedAt = before == null ? null : before.submittedAt();
    tasks.put(key(provider, taskId), new Known(submittedAt, true));
    return before == null || !before.finished();
  }

  /** When the task was submitted, or null when this runtime did not do it. */
  synchronized Instant submittedAt(String provider, String taskId) {
    Known entry = tasks.get(key(provider, taskId));
    return entry == null ? null : entry.submittedAt();
  }

  private static String key(String provider, String taskId) {
    return provider + ' ' + taskId;
  }
}
