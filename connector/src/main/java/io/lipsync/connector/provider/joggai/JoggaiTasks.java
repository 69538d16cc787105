package io.lipsync.connector.provider.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.VendorError;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.provider.VendorResult;
import io.lipsync.connector.provider.VendorTask;
import io.lipsync.connector.task.LipSyncTask;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Translates JoggAI's tasks into the project's words. Immutable and thread-safe.
 *
 * @param retryableFailures see {@link JoggaiSettings}
 * @param resultLifetime see {@link JoggaiSettings}
 */
record JoggaiTasks(Pattern retryableFailures, Duration resultLifetime) {
  static final String PROVIDER = "joggai";

  /**
   * The task in an envelope's {@code data}. Only the status decides: JoggAI's own example of a
   * success carries an error too.
   */
  static VendorTask task(JsonNode data) {
    return new VendorTask(
        PROVIDER,
        "JoggAI",
        VendorJson.code(data.path("task_id")),
        VendorJson.code(data.path("status")),
        VendorError.of(data),
        VendorResult.videoUrl(data.path("data"), data.path("results"), data.path("result"), data));
  }

  /** The answer to a read of the task. */
  Answer<FoundTask> read(Exchange.Answered answer, String taskId) {
    JsonNode data = JoggaiEnvelope.of(answer).data();
    return task(data)
        .read(
            answer,
            taskId,
            said -> JoggaiErrors.forTask(said, retryableFailures),
            task ->
                new FoundTask(described(task, data), VendorJson.seconds(data.path("created_at"))));
  }

  private LipSyncTask described(LipSyncTask.Builder builder, JsonNode data) {
    LipSyncTask task = builder.build();
    if (task.videoUrl() == null) {
      return task;
    }
    Instant made = VendorJson.seconds(data.path("completed_at"));
    return builder
        .coverUrl(VendorResult.coverUrl(data))
        .durationSeconds(VendorResult.seconds(data.path("data"), data))
        .expiresAt(made == null || resultLifetime == null ? null : made.plus(resultLifetime))
        .build();
  }
}
