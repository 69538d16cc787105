package io.lipsync.connector.provider.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.provider.VendorLink;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates DashScope's tasks into the project's words. Immutable and thread-safe. */
final class DashscopeTasks {
  static final String PROVIDER = "dashscope";

  /** "Task data and video links are kept for 24 hours only" (VideoRetalk page). */
  private static final Duration LIFETIME = Duration.ofHours(24);

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})\\s*[*xX]\\s*(\\d{1,5})");
  private static final DateTimeFormatter LOCAL_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private final ZoneId zone;
  private final boolean resultHttps;

  DashscopeTasks(ZoneId zone, boolean resultHttps) {
    this.zone = zone;
    this.resultHttps = resultHttps;
  }

  /** DashScope's word in ours; words that nobody documented mean "still at work". */
  static TaskStatus statusWord(String word) {
    return switch (word == null ? "" : word.toUpperCase(Locale.ROOT)) {
      case "PENDING" -> TaskStatus.PENDING;
      case "SUCCEEDED" -> TaskStatus.COMPLETED;
      case "FAILED" -> TaskStatus.FAILED;
      case "CANCELED", "CANCELLED" -> TaskStatus.CANCELLED;
      case "UNKNOWN" -> TaskStatus.UNKNOWN;
      default -> TaskStatus.PROCESSING; // PRE-PROCESSING, RUNNING, POST-PROCESSING
    };
  }

  /** The task in an answer that is about it. */
  LipSyncTask toTask(JsonNode answer) {
    JsonNode output = answer.path("output");
    TaskStatus status = status(answer);
    LipSyncTask.Builder task =
        LipSyncTask.builder(PROVIDER, VendorJson.text(output.path("task_id")), status);
    return switch (status) {
      case COMPLETED -> completed(task, answer);
      case FAILED -> task.failure(failure(output)).build();
      case CANCELLED ->
          task.failure(
                  TaskFailure.of(
                      FailureCode.TASK_CANCELLED, "The task was cancelled while it queued", false))
              .build();
      default -> task.build();
    };
  }

  static TaskStatus status(JsonNode answer) {
    return statusWord(VendorJson.text(answer.path("output").path("task_status")));
  }

  /**
   * Since when the task is worth waiting for: its start, because the queue before it may be long;
   * its submission while it has not started; or null.
   */
  Instant since(JsonNode answer) {
    Instant started = time(answer, "scheduled_time");
    return started != null ? started : time(answer, "submit_time");
  }

  /**
   * Whether the task is called finished but shows no video. A paid result must not be given up for
   * that: whoever reads the task should ask again.
   */
  boolean isResultMissing(JsonNode answer) {
    return status(answer) == TaskStatus.COMPLETED && videoUrl(answer) == null;
  }

  private LipSyncTask completed(LipSyncTask.Builder task, JsonNode answer) {
    JsonNode usage = answer.path("usage");
    Instant made = time(answer, "end_time");
    Instant known = made != null ? made : since(answer);
    Matcher size = size(usage);
    return task.videoUrl(videoUrl(answer))
        .durationSeconds(real(usage.path("video_duration")))
        .width(size == null ? null : Integer.valueOf(size.group(1)))
        .height(size == null ? null : Integer.valueOf(size.group(2)))
        .fps(real(usage.path("fps")))
        .expiresAt(known == null ? null : known.plus(LIFETIME))
        .build();
  }

  private static TaskFailure failure(JsonNode output) {
    String code = VendorJson.code(output.path("code"));
    String message = VendorJson.text(output.path("message"));
    if (code == null && message == null) {
      return TaskFailure.of(FailureCode.PROVIDER_ERROR, "DashScope gave no reason", true);
    }
    ErrorRule rule = DashscopeErrors.forTask(code);
    return rule.failure(message == null ? "DashScope gave no message" : message, code);
  }

  private String videoUrl(JsonNode answer) {
    String url = VendorLink.text(VendorJson.text(answer.path("output").path("video_url")));
    boolean upgrade = resultHttps && url != null && url.regionMatches(true, 0, "http:", 0, 5);
    return upgrade ? "https:" + url.substring("http:".length()) : url;
  }

  private static Matcher size(JsonNode usage) {
    String text = VendorJson.text(usage.path("size"));
    Matcher size = text == null ? null : SIZE.matcher(text.trim());
    return size != null && size.matches() ? size : null;
  }

  private static Double real(JsonNode value) {
    BigDecimal number = VendorJson.number(value);
    return number == null ? null : number.doubleValue();
  }

  /** Times are local strings without a zone, "2025-09-11 20:15:29.887". */
  private Instant time(JsonNode answer, String field) {
    String text = VendorJson.text(answer.path("output").path(field));
    try {
      return text == null
          ? null
          : LocalDateTime.parse(text.trim(), LOCAL_TIME).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
