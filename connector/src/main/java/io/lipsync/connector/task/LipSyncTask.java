package io.lipsync.connector.task;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import javax.lang.model.element.Modifier;

/**
 * A lip-sync task as its provider describes it now; the result of {@code getTask} and of a checked
 * callback. Fields a provider does not tell are null and left out of the JSON.
 *
 * @param provider the provider's id, for example {@code evolink}
 * @param taskId the provider's task id
 * @param correlationKey the key under which the process waits, or null when the caller gave none
 * @param status where the task stands
 * @param providerStatus the provider's own word for that, where it is another one; or null
 * @param progress 0 to 100; not monotonic, a failed EvoLink task says 0
 * @param videoUrl the finished video; a signed link that dies after about 24 hours
 * @param coverUrl a still image of the video
 * @param durationSeconds length of the finished video in seconds
 * @param width width of the finished video in pixels
 * @param height height of the finished video in pixels
 * @param fps frames per second of the finished video
 * @param expiresAt the earliest instant at which {@code videoUrl} may stop working
 * @param usage what the task cost
 * @param checkAfter how long to wait before asking again, null once the task is finished
 * @param failure why a failed or cancelled task has no video, or why the status is unknown
 * @param requestId what the provider calls the request that this was the answer to, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RecordBuilder
@RecordBuilder.Options(
    builderClassModifiers = {Modifier.PUBLIC, Modifier.FINAL},
    enableWither = false)
public record LipSyncTask(
    String provider,
    String taskId,
    String correlationKey,
    TaskStatus status,
    String providerStatus,
    Integer progress,
    String videoUrl,
    String coverUrl,
    Double durationSeconds,
    Integer width,
    Integer height,
    Double fps,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant expiresAt,
    Usage usage,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Duration checkAfter,
    TaskFailure failure,
    String requestId) {

  /** A task in which the runtime finds no reference to a secret, whatever a provider says. */
  public LipSyncTask {
    taskId = SecretReferences.neutralize(taskId);
    correlationKey = SecretReferences.neutralize(correlationKey);
    providerStatus = SecretReferences.neutralize(providerStatus);
    requestId = SecretReferences.neutralize(requestId);
    videoUrl = SecretReferences.neutralizeLink(videoUrl);
    coverUrl = SecretReferences.neutralizeLink(coverUrl);
  }

  /** Starts a description of the named task. */
  public static LipSyncTaskBuilder builder(String provider, String taskId, TaskStatus status) {
    return LipSyncTaskBuilder.builder().provider(provider).taskId(taskId).status(status);
  }

  /** This task under the key its process waits with. */
  public LipSyncTask withCorrelationKey(String key) {
    return LipSyncTaskBuilder.builder(this).correlationKey(key).build();
  }

  /** This task with the time to wait before asking again. */
  public LipSyncTask withCheckAfter(Duration wait) {
    return LipSyncTaskBuilder.builder(this).checkAfter(wait).build();
  }

  /** This task with other words of its provider: cleaned ones, and the name of the request. */
  public LipSyncTask withWords(String providerStatus, TaskFailure failure, String requestId) {
    return LipSyncTaskBuilder.builder(this)
        .providerStatus(providerStatus)
        .failure(failure)
        .requestId(requestId)
        .build();
  }

  /** Hides the signed link, so that a task may appear in a log. */
  @Override
  public String toString() {
    return "LipSyncTask[" + provider + " " + taskId + " " + status.word() + "]";
  }
}
