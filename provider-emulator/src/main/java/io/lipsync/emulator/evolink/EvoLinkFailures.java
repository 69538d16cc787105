package io.lipsync.emulator.evolink;

import io.lipsync.emulator.vendor.Ending;
import io.lipsync.emulator.vendor.TaskPlan;

/** How EvoLink tells of failed tasks. The texts are ours: the vendor publishes none. Stateless. */
final class EvoLinkFailures implements TaskPlan.FailureTexts {

  @Override
  public Ending.Failed failed(String code, String message) {
    return new Ending.Failed(code, message == null ? "Emulated failure: " + code : message);
  }

  @Override
  public Ending.Failed noFaceMatch() {
    return new Ending.Failed(
        "invalid_parameters",
        "No matching face found in the video. Try lowering query_face_threshold (e.g. 140).");
  }
}
