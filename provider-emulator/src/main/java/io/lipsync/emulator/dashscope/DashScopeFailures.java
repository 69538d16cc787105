package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.vendor.Ending;
import io.lipsync.emulator.vendor.TaskPlan;

/** How DashScope tells of failed tasks: the codes and texts of the error pages. Immutable. */
record DashScopeFailures(String videoUrl) implements TaskPlan.FailureTexts {

  @Override
  public Ending.Failed failed(String code, String message) {
    String text = message == null ? DashScopeErrors.message(code) : message;
    return new Ending.Failed(code, text.replace("${url}", videoUrl));
  }

  @Override
  public Ending.Failed noFaceMatch() {
    return failed("InvalidFile.FaceNotMatch", null);
  }
}
