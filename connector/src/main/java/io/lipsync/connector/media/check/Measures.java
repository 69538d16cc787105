package io.lipsync.connector.media.check;

/**
 * What the headers of a file tell; null for what they do not.
 *
 * @param seconds its length
 * @param width pixels
 * @param height pixels
 * @param framesPerSecond of a video, on average
 * @param codec how the picture of a video is encoded, as people call it
 */
record Measures(
    Double seconds, Integer width, Integer height, Double framesPerSecond, String codec) {
  static final Measures NONE = new Measures(null, null, null, null, null);

  static Measures ofSound(Double seconds) {
    return new Measures(seconds, null, null, null, null);
  }

  static Measures ofPicture(int width, int height) {
    return width > 0 && height > 0 ? new Measures(null, width, height, null, null) : NONE;
  }

  boolean hasPicture() {
    return width != null;
  }
}
