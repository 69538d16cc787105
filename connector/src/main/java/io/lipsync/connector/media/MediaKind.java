package io.lipsync.connector.media;

/** What a file is for, under the vendors' own names. */
public enum MediaKind {
  VIDEO("video_url"),
  AUDIO("audio_url"),
  IMAGE("ref_image_url");

  private final String field;

  MediaKind(String field) {
    this.field = field;
  }

  /** The input field. */
  public String field() {
    return field;
  }

  /** The word for people. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
