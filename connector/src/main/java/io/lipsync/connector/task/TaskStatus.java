package io.lipsync.connector.task;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a lip-sync task stands, the same words for every provider. They are the words of EvoLink's
 * task API; what other providers say is translated to them.
 */
public enum TaskStatus {
  /** Accepted, waiting in the provider's queue. */
  @JsonProperty("pending")
  PENDING,
  /** The provider is working on it. */
  @JsonProperty("processing")
  PROCESSING,
  /** Finished with a video. */
  @JsonProperty("completed")
  COMPLETED,
  /** Finished without a video. */
  @JsonProperty("failed")
  FAILED,
  /** Ended before it finished, by a person or by the provider. */
  @JsonProperty("cancelled")
  CANCELLED,
  /** Nobody can tell at the moment; ask again later. */
  @JsonProperty("unknown")
  UNKNOWN;

  /** Whether the task will never change again. */
  public boolean isFinished() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }

  /** The word as process variables and message ids show it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
