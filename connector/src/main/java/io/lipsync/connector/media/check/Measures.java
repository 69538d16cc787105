package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaKind;

/**
 * What a file tells of itself.
 *
 * @param kind VIDEO with a moving picture, AUDIO when it surely has none, or null when that was not
 *     seen
 * @param seconds its length
 * @param sides width and height in pixels
 * @param framesPerSecond of a video, on average
 * @param codec how the picture of a video is encoded, as people call it
 */
record Measures(
    MediaKind kind,
    Told<Double> seconds,
    Told<Sides> sides,
    Told<Double> framesPerSecond,
    Told<String> codec) {
  static final Measures NONE = of(null);

  /** Width and height in pixels. */
  record Sides(int width, int height) {}

  static Measures of(MediaKind kind) {
    return new Measures(kind, Told.nothing(), Told.nothing(), Told.nothing(), Told.nothing());
  }

  static Measures ofSound(Told<Double> seconds) {
    return new Measures(MediaKind.AUDIO, seconds, Told.nothing(), Told.nothing(), Told.nothing());
  }

  static Measures ofPicture(Told<Sides> sides) {
    return new Measures(null, Told.nothing(), sides, Told.nothing(), Told.nothing());
  }

  /** A name that a file gives, fit to be told; null when nothing of it is. */
  static String plain(String name) {
    String letters = name.replaceAll("[^\\w./-]", "");
    return letters.isEmpty() ? null : letters.substring(0, Math.min(letters.length(), 40));
  }

  /** Sides, or null when one of them is none. */
  static Sides sides(int width, int height) {
    return width > 0 && height > 0 ? new Sides(width, height) : null;
  }
}
