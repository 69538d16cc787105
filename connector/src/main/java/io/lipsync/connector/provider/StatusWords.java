package io.lipsync.connector.provider;

import io.lipsync.connector.task.TaskStatus;
import java.util.Locale;

/**
 * The words of vendors for the status of a task, in any case: those of their documents, and the
 * sibling words that their gateways and clients are known to use. A word that nobody knows means
 * "still at work". Pure functions.
 */
public final class StatusWords {
  private StatusWords() {}

  /**
   * The word in the project's words.
   *
   * @param word as the vendor wrote it, or null
   */
  public static TaskStatus of(String word) {
    return switch (word == null ? "" : word.strip().toLowerCase(Locale.ROOT)) {
      case "pending" -> TaskStatus.PENDING;
      case "completed", "complete", "success", "succeeded", "succeed" -> TaskStatus.COMPLETED;
      case "failed", "fail", "failure", "error", "expired", "timeout", "rejected" ->
          TaskStatus.FAILED;
      case "cancelled", "canceled" -> TaskStatus.CANCELLED;
      case "unknown" -> TaskStatus.UNKNOWN;
      default -> TaskStatus.PROCESSING;
    };
  }
}
