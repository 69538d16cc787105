package io.lipsync.emulator.joggai;

import io.lipsync.emulator.vendor.Ending;
import io.lipsync.emulator.vendor.TaskPlan;

/**
 * How JoggAI tells of failed tasks: by free text only. One text is documented, {@code audio-fetch}
 * here; the others are ours. Stateless.
 */
final class JoggAiFailures implements TaskPlan.FailureTexts {

  static final String AUDIO_FETCH = "consume retry limit reached: audio duration fetch failed";

  @Override
  public Ending.Failed failed(String code, String message) {
    String usual = code.equals("audio-fetch") ? AUDIO_FETCH : "Emulated failure: " + code;
    return new Ending.Failed(code, message == null ? usual : message);
  }

  @Override
  public Ending.Failed noFaceMatch() {
    return failed("no-face", "no matching face found in the video");
  }
}
