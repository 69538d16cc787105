package io.lipsync.emulator.joggai;

import io.lipsync.emulator.vendor.Ending;
import java.util.Locale;

/** JoggAI's task states. */
public enum JoggAiStatus {
  /** Accepted and queued. */
  PENDING,
  /** Being generated. */
  PROCESSING,
  /** The video is ready. */
  SUCCESS,
  /** It could not be completed. */
  FAILED;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static JoggAiStatus of(Ending ending) {
    return ending.hasResult() ? SUCCESS : FAILED;
  }
}
