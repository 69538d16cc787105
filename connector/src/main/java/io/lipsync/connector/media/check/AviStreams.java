package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.check.Measures.Sides;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** What the headers of an AVI file and of its streams say. Collects; not thread-safe. */
final class AviStreams {
  private static final int FRAME_HEADER = 8;

  private static final Map<String, String> CODECS =
      Map.ofEntries(
          Map.entry("H264", "H.264"),
          Map.entry("X264", "H.264"),
          Map.entry("AVC1", "H.264"),
          Map.entry("DAVC", "H.264"),
          Map.entry("H265", "H.265"),
          Map.entry("X265", "H.265"),
          Map.entry("HEVC", "H.265"),
          Map.entry("HVC1", "H.265"),
          Map.entry("HEV1", "H.265"),
          Map.entry("MJPG", "Motion JPEG"));

  private Told<Double> seconds = Told.nothing();
  private Told<Sides> sides = Told.nothing();
  private Told<Double> rates = Told.nothing();
  private Told<String> codec = Told.nothing();
  private final long size;
  private String stream = "";
  private double frameSeconds;
  private double frames;
  private boolean hasPicture;
  private boolean hasSound;

  /**
   * @param size bytes of the file
   */
  AviStreams(long size) {
    this.size = size;
  }

  void header(ByteBuffer header) {
    frameSeconds = (header.getInt(0) & 0xffff_ffffL) / 1e6;
    frames = count(header.getInt(16), FRAME_HEADER);
    sides = sides.by("its header", Measures.sides(header.getInt(32), header.getInt(36)));
  }

  void stream(ByteBuffer header) {
    stream = new String(header.array(), 0, 4, StandardCharsets.ISO_8859_1);
    double scale = header.getInt(20) & 0xffff_ffffL;
    double rate = header.getInt(24) & 0xffff_ffffL;
    boolean isVideo = stream.equals("vids");
    double length = count(header.getInt(32), isVideo ? FRAME_HEADER : 1) * scale / rate;
    hasSound |= stream.equals("auds");
    if (isVideo && !hasPicture) {
      hasPicture = true;
      seconds = seconds.by("its stream header", length).by("its header", frames * frameSeconds);
      rates = rates.by("its stream header", rate / scale).by("its header", 1 / frameSeconds);
      codec = codec.by("its stream header", named(header, 4));
    } else if (stream.equals("auds") && hasPicture) {
      seconds = seconds.by("its sound", length);
    }
  }

  void format(ByteBuffer format) {
    if (stream.equals("vids")) {
      sides =
          sides.by(
              "its stream format", Measures.sides(format.getInt(4), Math.abs(format.getInt(8))));
      codec = codec.by("its stream format", named(format, 16));
    }
  }

  private static String named(ByteBuffer chunk, int at) {
    String name = new String(chunk.array(), at, 4, StandardCharsets.ISO_8859_1);
    String plain = name.replaceAll("\\W", "").toUpperCase(Locale.ROOT);
    return plain.isEmpty() ? null : CODECS.getOrDefault(plain, plain);
  }

  /** Who writes into a pipe puts a number there that no file has room for. */
  private double count(int number, int leastBytes) {
    long count = number & 0xffff_ffffL;
    return count > size / leastBytes ? 0 : count;
  }

  /**
   * What was said.
   *
   * @param isRead whether all headers were, so that there is no picture where none was found
   * @param isWhole whether the file is as long as it says
   */
  Measures measures(boolean isRead, boolean isWhole) {
    MediaKind kind = hasPicture ? MediaKind.VIDEO : isRead && hasSound ? MediaKind.AUDIO : null;
    return new Measures(kind, isWhole ? seconds : seconds.alone(), sides, rates, codec);
  }
}
