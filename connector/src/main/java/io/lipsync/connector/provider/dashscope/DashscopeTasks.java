package io.lipsync.connector.provider.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.provider.VendorError;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.provider.VendorResult;
import io.lipsync.connector.provider.VendorTask;
import io.lipsync.connector.task.LipSyncTask;
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

  /** The task in an answer. */
  VendorTask task(JsonNode answer) {
    JsonNode output = answer.path("output");
    return new VendorTask(
        PROVIDER,
        "DashScope",
        VendorJson.code(output.path("task_id")),
        VendorJson.code(output.path("task_status")),
        VendorError.of(output, answer),
        videoUrl(answer));
  }

  /** The same with what stands beside status and link. */
  LipSyncTask described(LipSyncTask.Builder builder, JsonNode answer) {
    LipSyncTask task = builder.build();
    return task.videoUrl() == null ? task : completed(builder, answer);
  }

  /**
   * Since when the task is worth waiting for: its start, because the queue before it may be long;
   * its submission while it has not started; or null.
   */
  Instant since(JsonNode answer) {
    Instant started = time(answer, "scheduled_time");
    return started != null ? started : time(answer, "submit_time");
  }

  private LipSyncTask completed(LipSyncTask.Builder task, JsonNode answer) {
    JsonNode usage = answer.path("usage");
    Instant made = time(answer, "end_time");
    Instant known = made != null ? made : since(answer);
    Matcher size = size(usage);
    return task.durationSeconds(VendorResult.seconds(usage))
        .width(size == null ? null : Integer.valueOf(size.group(1)))
        .height(size == null ? null : Integer.valueOf(size.group(2)))
        .fps(VendorJson.real(usage.path("fps")))
        .expiresAt(known == null ? null : known.plus(LIFETIME))
        .build();
  }

  private String videoUrl(JsonNode answer) {
    JsonNode output = answer.path("output");
    String url = VendorResult.videoUrl(output, answer);
    boolean upgrade = resultHttps && url != null && url.regionMatches(true, 0, "http:", 0, 5);
    return upgrade ? "https:" + url.substring("http:".length()) : url;
  }

  private static Matcher size(JsonNode usage) {
    String text = VendorJson.text(usage.path("size"));
    Matcher size = text == null ? null : SIZE.matcher(text.trim());
    return size != null && size.matches() ? size : null;
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
