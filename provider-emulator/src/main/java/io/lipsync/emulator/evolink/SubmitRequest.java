package io.lipsync.emulator.evolink;

import io.lipsync.emulator.journal.Redaction;

/**
 * The body of a submit (schema {@code VideoRetalkRequest}), checked.
 *
 * @param refImageUrl null if absent
 * @param callbackUrl null if absent
 */
record SubmitRequest(
    String videoUrl,
    String audioUrl,
    String refImageUrl,
    boolean videoExtension,
    int queryFaceThreshold,
    String callbackUrl) {

  @Override
  public String toString() {
    return "SubmitRequest[callbackUrl=" + Redaction.url(callbackUrl) + "]";
  }
}
