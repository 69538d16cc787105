package io.lipsync.connector.media.check;

import io.lipsync.connector.media.check.Measures.Sides;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What one track of an MP4 or QuickTime file says of itself. Collects; not thread-safe. */
final class Mp4Track {
  int id;
  String handler = "";
  boolean enabled;
  double timescale;
  Double headerSeconds;
  double ticks;
  long samples;
  long listed;
  double usualDuration;
  private Sides shown;
  private double runDuration;
  private final Mp4Picture picture = new Mp4Picture();

  void header(ByteBuffer box) {
    enabled = (box.getInt(0) & 1) == 1;
    id = box.getInt(box.get(0) == 1 ? 20 : 12);
    int last = box.limit() - 8;
    shown = Measures.sides(box.getInt(last) >>> 16, box.getInt(last + 4) >>> 16);
  }

  void description(ByteBuffer box) {
    if (handler.equals("vide") && picture.codec().isNothing()) {
      picture.read(box);
    }
  }

  void mediaHeader(ByteBuffer box) {
    timescale = timescale(box);
    headerSeconds = duration(box) / timescale;
  }

  void times(ByteBuffer table) {
    long entries = table.getInt(4) & 0xffff_ffffL;
    for (int at = 8; entries > 0; entries--, at += 8) {
      long count = table.getInt(at) & 0xffff_ffffL;
      samples += count;
      ticks += (double) count * (table.getInt(at + 4) & 0xffff_ffffL);
    }
  }

  void fragment(ByteBuffer header) {
    int flags = header.getInt(0);
    int at = 8 + ((flags & 1) == 0 ? 0 : 8) + ((flags & 2) == 0 ? 0 : 4);
    runDuration = (flags & 8) == 0 ? usualDuration : header.getInt(at) & 0xffff_ffffL;
  }

  /** The samples of one run, each with its own duration or all with the usual one. */
  void run(ByteBuffer table) {
    int flags = table.getInt(0);
    long count = table.getInt(4) & 0xffff_ffffL;
    samples += count;
    listed += count;
    if ((flags & 0x100) == 0) {
      ticks += count * runDuration;
      return;
    }
    int at = 8 + ((flags & 1) == 0 ? 0 : 4) + ((flags & 4) == 0 ? 0 : 4);
    int step = 4 * Integer.bitCount(flags & 0xf00);
    for (; count > 0; count--, at += step) {
      ticks += table.getInt(at) & 0xffff_ffffL;
    }
  }

  /** Whether it moves: a cover or a chapter's picture is no video. */
  boolean isVideo() {
    return handler.equals("vide") && (!isPictures() || (enabled && samples > 1));
  }

  boolean isPictures() {
    return picture.isStill();
  }

  /** Its length in seconds by the durations of its samples, or 0. */
  double length() {
    return timescale > 0 ? ticks / timescale : 0;
  }

  long area() {
    return picture.area();
  }

  Told<Sides> sides() {
    return picture.sides(shown);
  }

  Told<Double> framesPerSecond() {
    return length() > 0
        ? Told.<Double>nothing()
            .by("its time table", samples / length())
            .by("its sample sizes", listed / length())
        : Told.nothing();
  }

  Told<String> codec() {
    return picture.codec();
  }

  static String text(ByteBuffer box, int at) {
    byte[] letters = new byte[4];
    box.get(at, letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  static double timescale(ByteBuffer header) {
    return header.getInt(header.get(0) == 1 ? 20 : 12) & 0xffff_ffffL;
  }

  static double duration(ByteBuffer header) {
    boolean isLong = header.get(0) == 1;
    return number(header, isLong ? 24 : 16, isLong);
  }

  /** A number of 32 or 64 bits; all ones mean that it is not known. */
  static double number(ByteBuffer box, int at, boolean isLong) {
    long number = isLong ? box.getLong(at) : box.getInt(at);
    return number == -1 ? 0 : isLong ? number : number & 0xffff_ffffL;
  }
}
