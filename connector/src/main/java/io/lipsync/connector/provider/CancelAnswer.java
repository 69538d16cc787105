package io.lipsync.connector.provider;

import io.lipsync.connector.task.TaskFailure;
import java.time.Duration;

/** How an attempt to stop a task ended. */
public sealed interface CancelAnswer {

  /**
   * The task is stopped and costs nothing.
   *
   * @param requestId what the provider calls the request, or null
   */
  record Cancelled(String requestId) implements CancelAnswer {

    /** Stopped in an answer without a request id, or before. */
    public Cancelled() {
      this(null);
    }
  }

  /**
   * The task goes on.
   *
   * @param reason why it cannot be stopped, for people
   */
  record NotCancellable(String reason) implements CancelAnswer {}

  /**
   * Nobody can tell at the moment; trying again later is right.
   *
   * @param failure what was seen
   * @param retryAfter what the provider asked for, or null
   */
  record Unavailable(TaskFailure failure, Duration retryAfter) implements CancelAnswer {}

  /** The provider will not do it: wrong key, wrong id. A person has to look. */
  record Refused(TaskFailure failure) implements CancelAnswer {}
}
