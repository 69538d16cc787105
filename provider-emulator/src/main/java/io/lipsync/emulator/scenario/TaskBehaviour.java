package io.lipsync.emulator.scenario;

import java.time.Duration;

/** How long a task takes and how it ends. Of several, the last one of its kind counts. */
public sealed interface TaskBehaviour extends Behaviour {

  /** The task ends {@code delay} after it was accepted. */
  record FinishAfter(Duration delay) implements TaskBehaviour {
    /** Refuses negative delays. */
    public FinishAfter {
      if (delay.isNegative()) {
        throw new IllegalArgumentException("finish-after must be >= 0, not " + delay);
      }
    }
  }

  /** The task stays in processing until an administrator or a test ends it. */
  record StayProcessing() implements TaskBehaviour {}

  /** The task is queued for {@code time} at least before it is processed. */
  record PendingFor(Duration time) implements TaskBehaviour {}

  /** For {@code time} after the submit, queries do not know the task. */
  record UnknownFor(Duration time) implements TaskBehaviour {}

  /** How a task ends. */
  sealed interface End extends TaskBehaviour {}

  /**
   * The task fails with this error.
   *
   * @param code if it consists of digits it is sent as a JSON number, which vendors do too
   * @param message null for the text that the vendor has for this code
   */
  record Fail(String code, String message) implements End {}

  /** The task fails and its body has no {@code error} at all. */
  record FailWithoutError() implements End {}

  /** The task fails as it does when the reference face is not in the video. */
  record FailNoFaceMatch() implements End {}

  /**
   * The task fails as {@link FailNoFaceMatch} while the {@code query_face_threshold} of the request
   * is above {@code highest}, and completes otherwise.
   */
  record FaceMatchUpTo(int highest) implements End {}

  /** The task is cancelled on the provider's side. */
  record Cancelled() implements End {}

  /** The task completes, and its body has an error all the same. */
  record CompleteWithError(String message) implements End {}
}
