package io.lipsync.connector.provider.evolink;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Balance;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorError;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.provider.VendorResult;
import io.lipsync.connector.provider.VendorTask;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Reads EvoLink's answers, whatever is in them. Stateless and thread-safe. */
final class EvolinkAnswers {
  static final String PROVIDER = "evolink";

  /** "Generated video links are valid for 24 hours" (VideoRetalk page). */
  private static final Duration LINK_LIFETIME = Duration.ofHours(24);

  private EvolinkAnswers() {}

  /** The new task. */
  static SubmitAnswer accepted(Exchange.Answered answer) {
    JsonNode body = VendorJson.tree(answer.body());
    BigDecimal estimate = VendorJson.number(body.path("task_info").path("estimated_time"));
    return task(body)
        .accepted(
            answer,
            estimate == null ? null : estimate.intValue(),
            VendorJson.number(body.path("usage").path("credits_reserved")));
  }

  /** The task that was asked for, unless the answer is about something else. */
  static Answer<FoundTask> found(Exchange.Answered answer, String taskId) {
    JsonNode body = VendorJson.tree(answer.body());
    Instant created = VendorJson.seconds(body.path("created"));
    return task(body)
        .read(
            answer,
            taskId,
            EvolinkErrors::forTask,
            task -> new FoundTask(described(task, body, created), created));
  }

  /**
   * What EvoLink tells beside status and link. Its top-level {@code duration} is how long the task
   * took; the length of the video stands with the result.
   */
  private static LipSyncTask described(LipSyncTask.Builder task, JsonNode body, Instant created) {
    BigDecimal progress = VendorJson.number(body.path("progress"));
    task.progress(progress == null ? null : progress.intValue()).usage(usage(body.path("usage")));
    LipSyncTask described = task.build();
    return described.videoUrl() == null
        ? described
        : task.durationSeconds(VendorResult.seconds(body.path("result_data"), body.path("results")))
            // The link is at least as young as the task, so this is the earliest end of its life.
            .expiresAt(created == null ? null : created.plus(LINK_LIFETIME))
            .build();
  }

  private static VendorTask task(JsonNode body) {
    return new VendorTask(
        PROVIDER,
        "EvoLink",
        VendorJson.code(body.path("id")),
        VendorJson.code(body.path("status")),
        VendorError.of(body),
        VendorResult.videoUrl(body.path("results"), body.path("result_data"), body));
  }

  private static Usage usage(JsonNode usage) {
    BigDecimal reserved = VendorJson.number(usage.path("credits_reserved"));
    BigDecimal used = VendorJson.number(usage.path("credits_used"));
    return reserved == null && used == null ? null : new Usage(reserved, used);
  }

  /** What is left, by the "Get credits" page of the API manual. */
  static Answer<Balance> credits(Exchange.Answered answer) {
    BigDecimal remaining = remaining(VendorJson.tree(answer.body()));
    return remaining == null
        ? Answer.later("EvoLink answered " + answer + " without credits")
        : new Answer.Ok<>(new Balance(remaining, null));
  }

  /** The smaller of what the user and the key have left, or null when neither is told. */
  static BigDecimal remaining(JsonNode answer) {
    JsonNode token = answer.path("data").path("token");
    BigDecimal user = VendorJson.number(answer.path("data").path("user").path("remaining_credits"));
    BigDecimal key =
        token.path("unlimited_credits").asBoolean(false)
            ? null
            : VendorJson.number(token.path("remaining_credits"));
    if (user == null || key == null) {
      return user == null ? key : user;
    }
    return user.min(key);
  }

  /** What the answer refuses, or null when it is none. */
  static VendorApi.Refusal refusal(Exchange.Answered answer) {
    if (answer.isSuccess()) {
      return null;
    }
    VendorError said = VendorError.of(answer, VendorJson.tree(answer.body()));
    return new VendorApi.Refusal(
        EvolinkErrors.forCall(answer.status(), said), said, answer.retryAfter());
  }
}
