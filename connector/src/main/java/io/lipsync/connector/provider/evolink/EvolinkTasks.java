package io.lipsync.connector.provider.evolink;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.provider.VendorLink;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import io.lipsync.connector.task.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Translates EvoLink's tasks into the project's words. Pure functions. */
final class EvolinkTasks {
  static final String PROVIDER = "evolink";

  /** "Generated video links are valid for 24 hours" (VideoRetalk page). */
  private static final Duration LINK_LIFETIME = Duration.ofHours(24);

  /** The year 5138; milliseconds taken for seconds are beyond it. */
  private static final BigDecimal END_OF_TIME = BigDecimal.valueOf(100_000_000_000L);

  private EvolinkTasks() {}

  static LipSyncTask toTask(EvolinkBodies.Task body) {
    TaskFailure failure = failure(body);
    TaskStatus status = status(body, failure);
    LipSyncTask.Builder task =
        LipSyncTask.builder(PROVIDER, body.id(), status)
            .progress(body.progress() == null ? null : body.progress().intValue())
            .durationSeconds(body.duration() == null ? null : body.duration().doubleValue())
            .usage(usage(body.usage()));
    if (status == TaskStatus.COMPLETED) {
      // The link is at least as young as the task, so this is the earliest end of its life.
      Instant created = created(body);
      task.videoUrl(videoUrl(body)).expiresAt(created == null ? null : created.plus(LINK_LIFETIME));
    } else {
      task.failure(failure);
    }
    return task.build();
  }

  /** When the task was created, or null when that is not told in seconds since 1970. */
  static Instant created(EvolinkBodies.Task body) {
    BigDecimal seconds = body.created();
    boolean usable = seconds != null && seconds.signum() > 0 && seconds.compareTo(END_OF_TIME) < 0;
    return usable ? Instant.ofEpochSecond(seconds.longValue()) : null;
  }

  /** EvoLink's word in ours; words that nobody documented mean "still at work". */
  static TaskStatus statusWord(String word) {
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "pending" -> TaskStatus.PENDING;
      case "completed" -> TaskStatus.COMPLETED;
      case "failed" -> TaskStatus.FAILED;
      case "cancelled", "canceled" -> TaskStatus.CANCELLED;
      default -> TaskStatus.PROCESSING;
    };
  }

  /**
   * Whether the task is called completed but shows no video. A paid result must not be given up for
   * that: whoever reads the task should ask again.
   */
  static boolean isResultMissing(EvolinkBodies.Task body) {
    return statusWord(body.status()) == TaskStatus.COMPLETED && videoUrl(body) == null;
  }

  private static TaskStatus status(EvolinkBodies.Task body, TaskFailure failure) {
    boolean cancelled = failure != null && failure.code() == FailureCode.TASK_CANCELLED;
    return cancelled ? TaskStatus.CANCELLED : statusWord(body.status());
  }

  private static TaskFailure failure(EvolinkBodies.Task body) {
    return switch (statusWord(body.status())) {
      case CANCELLED ->
          TaskFailure.of(FailureCode.TASK_CANCELLED, "EvoLink cancelled the task", false);
      case FAILED -> failure(body.error());
      default -> null;
    };
  }

  private static TaskFailure failure(EvolinkBodies.Error error) {
    if (error == null) {
      return TaskFailure.of(FailureCode.PROVIDER_ERROR, "EvoLink gave no reason", true);
    }
    ErrorRule rule = EvolinkErrors.forTask(error.codeText(), error.message());
    String message = error.message() == null ? "EvoLink gave no message" : error.message();
    return rule.failure(message, error.codeText());
  }

  /** The documented place first, then the one that the vendor's own client looks at too. */
  private static String videoUrl(EvolinkBodies.Task body) {
    if (body.results() != null && !body.results().isEmpty()) {
      String first = VendorLink.text(body.results().getFirst());
      if (first != null) {
        return first;
      }
    }
    JsonNode data = body.resultData();
    if (data == null) {
      return null;
    }
    JsonNode url = (data.isArray() ? data.path(0) : data).path("video_url");
    return VendorLink.text(VendorJson.text(url));
  }

  private static Usage usage(EvolinkBodies.UsageInfo usage) {
    return usage == null || (usage.creditsReserved() == null && usage.creditsUsed() == null)
        ? null
        : new Usage(usage.creditsReserved(), usage.creditsUsed());
  }
}
