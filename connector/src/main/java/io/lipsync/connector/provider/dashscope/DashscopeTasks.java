package io.lipsync.connector.provider.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.VendorError;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.provider.VendorResult;
import io.lipsync.connector.provider.VendorTask;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
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

/** Reads DashScope's tasks, whatever is in its answers. Immutable and thread-safe. */
final class DashscopeTasks {
  static final String PROVIDER = "dashscope";

  /** "Task data and video links are kept for 24 hours only" (VideoRetalk page). */
  private static final Duration LIFETIME = Duration.ofHours(24);

  /** About what a video of half a minute takes; a queued task is not asked for more often. */
  private static final Duration TYPICAL_TASK = Duration.ofMinutes(1);

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})\\s*[*xX]\\s*(\\d{1,5})");
  private static final DateTimeFormatter LOCAL_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private final ZoneId zone;
  private final boolean resultHttps;
  private final Duration whileQueued;

  DashscopeTasks(DashscopeSettings settings) {
    this.zone = settings.zone();
    this.resultHttps = settings.resultHttps();
    this.whileQueued = TYPICAL_TASK.dividedBy(settings.runningTasks());
  }

  /** The new task. */
  SubmitAnswer accepted(Exchange.Answered answer) {
    return task(VendorJson.tree(answer.body())).accepted(answer, null, null);
  }

  /** The task that was asked for, unless the answer is about something else. */
  Answer<FoundTask> found(Exchange.Answered answer, String taskId) {
    JsonNode body = VendorJson.tree(answer.body());
    return task(body)
        .read(answer, taskId, DashscopeErrors::forTask, builder -> described(builder, body));
  }

  private FoundTask described(LipSyncTask.Builder builder, JsonNode answer) {
    LipSyncTask task = builder.build();
    return new FoundTask(
        task.videoUrl() == null ? task : completed(builder, answer),
        since(answer),
        task.status() == TaskStatus.PENDING ? whileQueued : null);
  }

  private VendorTask task(JsonNode answer) {
    JsonNode output = answer.path("output");
    return new VendorTask(
        PROVIDER,
        "DashScope",
        VendorJson.code(output.path("task_id")),
        VendorJson.code(output.path("task_status")),
        VendorError.of(output, answer),
        videoUrl(answer));
  }

  /**
   * Since when the task is worth waiting for: its start, because the queue before it may be long;
   * its submission while it has not started; or null.
   */
  private Instant since(JsonNode answer) {
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
