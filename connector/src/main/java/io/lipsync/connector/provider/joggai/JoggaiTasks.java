package io.lipsync.connector.provider.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.provider.VendorLink;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Translates JoggAI's tasks into the project's words. Immutable and thread-safe. */
final class JoggaiTasks {
  static final String PROVIDER = "joggai";

  /** The year 5138; milliseconds taken for seconds are beyond it. */
  private static final BigDecimal END_OF_TIME = BigDecimal.valueOf(100_000_000_000L);

  private final JoggaiErrors errors;
  private final Duration resultLifetime;

  JoggaiTasks(JoggaiErrors errors, Duration resultLifetime) {
    this.errors = errors;
    this.resultLifetime = resultLifetime;
  }

  /** JoggAI's word in ours; words that nobody documented mean "still at work". */
  static TaskStatus statusWord(String word) {
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "pending" -> TaskStatus.PENDING;
      case "success", "completed" -> TaskStatus.COMPLETED;
      case "failed" -> TaskStatus.FAILED;
      default -> TaskStatus.PROCESSING;
    };
  }

  static TaskStatus status(JsonNode data) {
    return statusWord(VendorJson.text(data.path("status")));
  }

  /**
   * The task in an envelope's {@code data}. Only the status decides: JoggAI's own example of a
   * success carries an error too.
   */
  LipSyncTask toTask(JsonNode data) {
    TaskStatus status = status(data);
    LipSyncTask.Builder task =
        LipSyncTask.builder(PROVIDER, VendorJson.text(data.path("task_id")), status);
    return switch (status) {
      case COMPLETED -> completed(task, data);
      case FAILED -> task.failure(failure(data.path("error"))).build();
      default -> task.build();
    };
  }

  /** When the task was created, or null. */
  static Instant created(JsonNode data) {
    return time(data.path("created_at"));
  }

  /**
   * Whether the task is called finished but shows no video. A paid result must not be given up for
   * that: whoever reads the task should ask again.
   */
  static boolean isResultMissing(JsonNode data) {
    return status(data) == TaskStatus.COMPLETED && videoUrl(data) == null;
  }

  private LipSyncTask completed(LipSyncTask.Builder task, JsonNode data) {
    JsonNode result = data.path("data");
    BigDecimal seconds = VendorJson.number(result.path("duration_seconds"));
    Instant made = time(data.path("completed_at"));
    return task.videoUrl(videoUrl(data))
        .coverUrl(VendorLink.text(VendorJson.text(result.path("cover_url"))))
        .durationSeconds(seconds == null ? null : seconds.doubleValue())
        .expiresAt(made == null || resultLifetime == null ? null : made.plus(resultLifetime))
        .build();
  }

  private TaskFailure failure(JsonNode error) {
    String message = VendorJson.text(error.isTextual() ? error : error.path("message"));
    return message == null
        ? TaskFailure.of(FailureCode.PROVIDER_ERROR, "JoggAI gave no reason", false)
        : errors.forTask(message, VendorJson.code(error.path("code")));
  }

  private static String videoUrl(JsonNode data) {
    return VendorLink.text(VendorJson.text(data.path("data").path("result_url")));
  }

  private static Instant time(JsonNode value) {
    BigDecimal seconds = VendorJson.number(value);
    boolean usable = seconds != null && seconds.signum() > 0 && seconds.compareTo(END_OF_TIME) < 0;
    return usable ? Instant.ofEpochSecond(seconds.longValue()) : null;
  }
}
