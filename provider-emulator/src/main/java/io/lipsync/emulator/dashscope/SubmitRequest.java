package io.lipsync.emulator.dashscope;

/**
 * The body of a submit, checked.
 *
 * @param refImageUrl null if absent or empty
 */
record SubmitRequest(
    String videoUrl,
    String audioUrl,
    String refImageUrl,
    boolean videoExtension,
    int queryFaceThreshold) {

  /** What a face has to reach; without a reference image the threshold is ignored. */
  int effectiveThreshold() {
    return refImageUrl == null ? 0 : queryFaceThreshold;
  }

  @Override
  public String toString() {
    return "SubmitRequest[...]";
  }
}
