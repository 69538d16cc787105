package io.lipsync.emulator.joggai;

/** The body of a submit, checked. */
record SubmitRequest(String videoUrl, String audioUrl, String playbackType) {

  @Override
  public String toString() {
    return "SubmitRequest[playbackType=" + playbackType + "]";
  }
}
