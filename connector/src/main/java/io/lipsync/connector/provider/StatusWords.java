package io.lipsync.connector.provider;

import io.lipsync.connector.task.TaskStatus;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of vendors for the status of a task, in any case: those of their documents, and the
 * sibling words that their gateways and clients are known to use. A word that nobody knows means
 * "still at work". Pure functions.
 */
public final class StatusWords {
  private static final Map<String, TaskStatus> WORDS =
      Stream.of(
              words(TaskStatus.PENDING, "pending"),
              words(
                  TaskStatus.COMPLETED, "completed", "complete", "success", "succeeded", "succeed"),
              words(
                  TaskStatus.FAILED,
                  "failed",
                  "fail",
                  "failure",
                  "error",
                  "expired",
                  "timeout",
                  "rejected"),
              words(TaskStatus.CANCELLED, "cancelled", "canceled"),
              words(TaskStatus.UNKNOWN, "unknown"))
          .flatMap(words -> words.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private StatusWords() {}

  /**
   * The word in the project's words.
   *
   * @param word as the vendor wrote it, or null
   */
  public static TaskStatus of(String word) {
    String key = word == null ? "" : word.strip().toLowerCase(Locale.ROOT);
    return WORDS.getOrDefault(key, TaskStatus.PROCESSING);
  }

  private static Map<String, TaskStatus> words(TaskStatus status, String... words) {
    return Stream.of(words).collect(Collectors.toMap(word -> word, word -> status));
  }
}
