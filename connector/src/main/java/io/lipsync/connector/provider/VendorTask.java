package io.lipsync.connector.provider;

import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A task in a vendor's answer. Which field says what is the vendor's; what follows from it is the
 * same for all. Immutable and thread-safe.
 *
 * @param provider the provider's id
 * @param vendor the vendor's name, for people
 * @param id the task id, or null
 * @param word the vendor's word for the status, or null
 * @param said what it says went wrong; counts only for a task that did
 * @param videoUrl the video, or null
 */
public record VendorTask(
    String provider, String vendor, String id, String word, VendorError said, String videoUrl) {
  private static final Pattern ID = Pattern.compile("\\d{1,100}|[A-Za-z0-9][A-Za-z0-9_-]{7,99}");

  /** Whether the text can be an id of vendors that document no form: a name, or a number. */
  public static boolean isId(String text) {
    return text != null && ID.matcher(text).matches();
  }

  /** Where it stands. */
  public TaskStatus status() {
    return StatusWords.of(word);
  }

  /**
   * The answer to a submission: this new task, if it has an id.
   *
   * @param estimatedSeconds the vendor's guess, or null
   * @param reservedCredits credits set aside, or null
   */
  public SubmitAnswer accepted(
      Exchange.Answered answer, Integer estimatedSeconds, BigDecimal reservedCredits) {
    return id == null
        ? new SubmitAnswer.Unknown(vendor + " answered " + answer + " without a task id")
        : new SubmitAnswer.Accepted(id, status(), estimatedSeconds, reservedCredits);
  }

  /**
   * The answer to a read: this task, unless it is another one, or is called finished and shows no
   * video. A paid result must not be given up for that: whoever reads the task should ask again.
   *
   * @param wanted the id that was asked for
   * @param reasons the row for what a failed task says
   * @param found completes the description
   */
  public Answer<FoundTask> read(
      Exchange.Answered answer,
      String wanted,
      Function<VendorError, ErrorRule> reasons,
      Function<LipSyncTask.Builder, FoundTask> found) {
    if (!wanted.equals(id)) {
      return Answer.later(vendor + " answered " + answer + " without the task that was asked for");
    }
    return switch (status()) {
      case UNKNOWN ->
          Answer.later(vendor + " says " + word + " and does not tell how the task stands");
      case COMPLETED ->
          videoUrl == null
              ? Answer.later(vendor + " says " + word + " but gave no video yet")
              : ok(task(TaskStatus.COMPLETED).videoUrl(videoUrl), found);
      case FAILED -> ok(failed(reasons.apply(said)), found);
      case CANCELLED -> ok(cancelled(), found);
      default -> ok(task(status()), found);
    };
  }

  private static Answer<FoundTask> ok(
      LipSyncTask.Builder task, Function<LipSyncTask.Builder, FoundTask> found) {
    return new Answer.Ok<>(found.apply(task));
  }

  private LipSyncTask.Builder failed(ErrorRule rule) {
    TaskStatus status =
        rule.code() == FailureCode.TASK_CANCELLED ? TaskStatus.CANCELLED : TaskStatus.FAILED;
    return task(status).failure(rule.failure(message(), said.code()));
  }

  private String message() {
    if (said.message() != null) {
      return said.message();
    }
    String silent = said.code() == null ? " gave no reason" : " gave no message";
    return vendor + silent + (hasOwnWord() ? ", only the status " + word : "");
  }

  /** Whether the vendor's word for the status is another than the project's. */
  private boolean hasOwnWord() {
    return word != null && !word.equalsIgnoreCase(status().word());
  }

  private LipSyncTask.Builder cancelled() {
    String message = said.message() == null ? vendor + " cancelled the task" : said.message();
    return task(TaskStatus.CANCELLED)
        .failure(ErrorRule.refused(FailureCode.TASK_CANCELLED).failure(message, said.code()));
  }

  private LipSyncTask.Builder task(TaskStatus status) {
    return LipSyncTask.builder(provider, id, status).providerStatus(hasOwnWord() ? word : null);
  }

  /** Hides the signed link. */
  @Override
  public String toString() {
    return "VendorTask[" + vendor + " " + id + " " + word + "]";
  }
}
