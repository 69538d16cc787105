package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.vendor.Ending;

/** DashScope's task states. {@code CANCELED} comes from the general page on asynchronous tasks. */
public enum DashScopeStatus {
  /** Queued. */
  PENDING("PENDING"),
  /** Scheduled, being prepared. */
  PRE_PROCESSING("PRE-PROCESSING"),
  /** Being rendered. */
  RUNNING("RUNNING"),
  /** Rendered, being stored. */
  POST_PROCESSING("POST-PROCESSING"),
  /** Done. */
  SUCCEEDED("SUCCEEDED"),
  /** Failed. */
  FAILED("FAILED"),
  /** Cancelled while it was queued, or on DashScope's side. */
  CANCELED("CANCELED"),
  /** Nobody knows such a task: just after its submit, or a day after its end. */
  UNKNOWN("UNKNOWN");

  private final String word;

  DashScopeStatus(String word) {
    this.word = word;
  }

  /** The word on the wire. */
  public String word() {
    return word;
  }

  static DashScopeStatus of(Ending ending) {
    return switch (ending) {
      case Ending.Completed completed -> SUCCEEDED;
      case Ending.CompletedWithError odd -> SUCCEEDED;
      case Ending.Failed failed -> FAILED;
      case Ending.Cancelled cancelled -> CANCELED;
    };
  }
}
