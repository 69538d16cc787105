package io.lipsync.emulator.vendor;

/** How a task ended. Immutable. */
public sealed interface Ending {

  /** It has a result. */
  record Completed() implements Ending {}

  /** It has a result, and its body has an error nevertheless. */
  record CompletedWithError(String message) implements Ending {}

  /**
   * It failed.
   *
   * @param code null if the body shall have no error at all
   */
  record Failed(String code, String message) implements Ending {}

  /** The vendor cancelled it, or was asked to. */
  record Cancelled() implements Ending {}

  /** Whether there is a video. */
  default boolean hasResult() {
    return this instanceof Completed || this instanceof CompletedWithError;
  }
}
