package io.lipsync.connector.task;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;

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
  public static Builder builder(String provider, String taskId, TaskStatus status) {
    return new Builder(provider, taskId, status);
  }

  /** This task under the key its process waits with. */
  public LipSyncTask withCorrelationKey(String key) {
    return toBuilder().correlationKey(key).build();
  }

  /** This task with the time to wait before asking again. */
  public LipSyncTask withCheckAfter(Duration wait) {
    return toBuilder().checkAfter(wait).build();
  }

  /** This task with other words of its provider: cleaned ones, and the name of the request. */
  public LipSyncTask withWords(String providerStatus, TaskFailure failure, String requestId) {
    return toBuilder().providerStatus(providerStatus).failure(failure).requestId(requestId).build();
  }

  /** Hides the signed link, so that a task may appear in a log. */
  @Override
  public String toString() {
    return "LipSyncTask[" + provider + " " + taskId + " " + status.word() + "]";
  }

  private Builder toBuilder() {
    Builder builder = new Builder(provider, taskId, status);
    builder.correlationKey = correlationKey;
    builder.providerStatus = providerStatus;
    builder.requestId = requestId;
    builder.progress = progress;
    builder.videoUrl = videoUrl;
    builder.coverUrl = coverUrl;
    builder.durationSeconds = durationSeconds;
    builder.width = width;
    builder.height = height;
    builder.fps = fps;
    builder.expiresAt = expiresAt;
    builder.usage = usage;
    builder.checkAfter = checkAfter;
    builder.failure = failure;
    return builder;
  }

  /** Collects what a provider told. Not thread-safe; every value is optional. */
  public static final class Builder {
    private final String provider;
    private final String taskId;
    private final TaskStatus status;
    private String correlationKey;
    private String providerStatus;
    private String requestId;
    private Integer progress;
    private String videoUrl;
    private String coverUrl;
    private Double durationSeconds;
    private Integer width;
    private Integer height;
    private Double fps;
    private Instant expiresAt;
    private Usage usage;
    private Duration checkAfter;
    private TaskFailure failure;

    private Builder(String provider, String taskId, TaskStatus status) {
      this.provider = provider;
      this.taskId = taskId;
      this.status = status;
    }

    public Builder correlationKey(String value) {
      correlationKey = value;
      return this;
    }

    public Builder providerStatus(String value) {
      providerStatus = value;
      return this;
    }

    public Builder requestId(String value) {
      requestId = value;
      return this;
    }

    public Builder progress(Integer value) {
      progress = value;
      return this;
    }

    public Builder videoUrl(String value) {
      videoUrl = value;
      return this;
    }

    public Builder coverUrl(String value) {
      coverUrl = value;
      return this;
    }

    public Builder durationSeconds(Double value) {
      durationSeconds = value;
      return this;
    }

    public Builder width(Integer value) {
      width = value;
      return this;
    }

    public Builder height(Integer value) {
      height = value;
      return this;
    }

    public Builder fps(Double value) {
      fps = value;
      return this;
    }

    public Builder expiresAt(Instant value) {
      expiresAt = value;
      return this;
    }

    public Builder usage(Usage value) {
      usage = value;
      return this;
    }

    public Builder checkAfter(Duration value) {
      checkAfter = value;
      return this;
    }

    public Builder failure(TaskFailure value) {
      failure = value;
      return this;
    }

    /** The finished description. */
    public LipSyncTask build() {
      return new LipSyncTask(
          provider,
          taskId,
          correlationKey,
          status,
          providerStatus,
          progress,
          videoUrl,
          coverUrl,
          durationSeconds,
          width,
          height,
          fps,
          expiresAt,
          usage,
          checkAfter,
          failure,
          requestId);
    }
  }
}
