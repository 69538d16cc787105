package io.lipsync.emulator.evolink;

import io.lipsync.emulator.vendor.Ending;
import java.util.Locale;

/** EvoLink's task states. {@code cancelled} is not in the schema, but callbacks are sent for it. */
public enum TaskStatus {
  /** Waiting; progress 0 to 10. */
  PENDING,
  /** Being rendered; progress 10 to 80. */
  PROCESSING,
  /** Done; progress 100. */
  COMPLETED,
  /** Failed; progress 0. */
  FAILED,
  /** Cancelled on EvoLink's side; progress 0. */
  CANCELLED;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TaskStatus of(Ending ending) {
    return switch (ending) {
      case Ending.Completed completed -> COMPLETED;
      case Ending.CompletedWithError odd -> COMPLETED;
      case Ending.Failed failed -> FAILED;
      case Ending.Cancelled cancelled -> CANCELLED;
    };
  }

  /** True if nothing happens to the task any more. */
  public boolean terminal() {
    return this != PENDING && this != PROCESSING;
  }
}
