package io.lipsync.connector.provider.evolink;

import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.provider.ErrorRule;
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
      task.videoUrl(body.results().getFirst())
          .expiresAt(created == null ? null : created.plus(LINK_LIFETIME));
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

  private static TaskStatus status(EvolinkBodies.Task body, TaskFailure failure) {
    TaskStatus said = statusWord(body.status());
    if (said == TaskStatus.COMPLETED && !hasResult(body)) {
      return TaskStatus.FAILED;
    }
    boolean cancelled = failure != null && failure.code() == FailureCode.TASK_CANCELLED;
    return said == TaskStatus.FAILED && cancelled ? TaskStatus.CANCELLED : said;
  }

  private static TaskFailure failure(EvolinkBodies.Task body) {
    return switch (statusWord(body.status())) {
      case CANCELLED ->
          TaskFailure.of(FailureCode.TASK_CANCELLED, "EvoLink cancelled the task", false);
      case FAILED -> failure(body.error());
      case COMPLETED ->
          hasResult(body)
              ? null
              : TaskFailure.of(
                  FailureCode.PROVIDER_ERROR, "EvoLink says completed but gave no video", false);
      default -> null;
    };
  }

  private static TaskFailure failure(EvolinkBodies.Error error) {
    if (error == null) {
      return TaskFailure.of(FailureCode.PROVIDER_ERROR, "EvoLink gave no reason", true);
    }
    ErrorRule rule = EvolinkErrors.forTask(error.codeText(), error.message());
    String message =
        error.message() == null ? "EvoLink gave no message" : Redaction.clean(error.message());
    return rule.failure(message, error.codeText());
  }

  private static boolean hasResult(EvolinkBodies.Task body) {
    return body.results() != null
        && !body.results().isEmpty()
        && body.results().getFirst() != null
        && !body.results().getFirst().isBlank();
  }

  private static Usage usage(EvolinkBodies.UsageInfo usage) {
    return usage == null || (usage.creditsReserved() == null && usage.creditsUsed() == null)
        ? null
        : new Usage(usage.creditsReserved(), usage.creditsUsed());
  }
}
