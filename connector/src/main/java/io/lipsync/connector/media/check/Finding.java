package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaKind;

/**
 * One thing that was found out about a file.
 *
 * @param weight what it means for a submission
 * @param sentence for people, with the field in front and without the link
 */
public record Finding(Weight weight, String sentence) {

  /** What a finding means for a submission. */
  public enum Weight {
    /** The file is not what the provider takes. */
    BREACH,
    /** The link does not open. */
    CLOSED,
    /** The link does not open now; another try may succeed. */
    LATER,
    /** Worth knowing, or could not be found out. */
    NOTE
  }

  static Finding of(Weight weight, MediaKind kind, String words) {
    return new Finding(weight, kind.field() + ": " + words + ".");
  }
}
