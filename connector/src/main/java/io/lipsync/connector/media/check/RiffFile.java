package io.lipsync.connector.media.check;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * WAV and AVI files (Microsoft's Multimedia Programming Interface 1.0; OpenDML AVI). Chunks are
 * walked through without reading what is not wanted, and none is believed to be larger than the
 * file.
 */
final class RiffFile {
  private static final int HEADER = 12;
  private static final int LARGEST_CHUNK = 1024;

  private static final Map<String, String> CODECS =
      Map.of(
          "H264",
          "H.264",
          "X264",
          "H.264",
          "AVC1",
          "H.264",
          "DAVC",
          "H.264",
          "H265",
          "H.265",
          "X265",
          "H.265",
          "HEVC",
          "H.265",
          "HVC1",
          "H.265",
          "HEV1",
          "H.265",
          "MJPG",
          "Motion JPEG");

  private final PartStream file;
  private final DataInputStream in;
  private Double bytesPerSecond;
  private Measures measures = Measures.NONE;

  private RiffFile(PartStream file) {
    this.file = file;
    this.in = new DataInputStream(file);
  }

  /** Reads what the chunks tell; what is broken or out of reach stays unknown. */
  static Measures measure(PartStream file) {
    RiffFile riff = new RiffFile(file);
    try {
      file.seek(HEADER);
      riff.walk(file.end());
    } catch (IOException | RuntimeException e) {
      // Cut off or malformed: what was read until then may still be right.
      return riff.measures;
    }
    return riff.measures;
  }

  private void walk(long end) throws IOException {
    while (end - file.position() >= 8) {
      String type = text();
      long size = Integer.reverseBytes(in.readInt()) & 0xffff_ffffL;
      long body = file.position();
      switch (type) {
        case "fmt " -> bytesPerSecond = (double) (chunk(size).getInt(8) & 0xffff_ffffL);
        case "data" -> {
          sound(size, end - body);
          return;
        }
        case "LIST" -> {
          String list = text();
          if (list.equals("hdrl") || list.equals("strl")) {
            continue;
          }
          if (list.equals("movi")) {
            return;
          }
        }
        case "avih" -> picture(chunk(size));
        case "strh" -> stream(chunk(size));
        default -> {}
      }
      file.seek(body + size + (size & 1));
    }
  }

  /** Programs that write into a pipe leave the size open: then the sound goes on to the end. */
  private void sound(long size, long there) {
    boolean open = size == 0 || size == 0xffff_ffffL || size > there;
    long bytes = open ? there : size;
    if (bytesPerSecond != null && bytesPerSecond > 0 && bytes < Integer.MAX_VALUE * 2L) {
      measures = Measures.ofSound(bytes / bytesPerSecond);
    }
  }

  private void picture(ByteBuffer header) {
    measures = Measures.ofPicture(header.getInt(32), header.getInt(36));
  }

  private void stream(ByteBuffer header) {
    byte[] words = header.array();
    String type = new String(words, 0, 4, StandardCharsets.ISO_8859_1);
    double scale = header.getInt(20) & 0xffff_ffffL;
    double rate = header.getInt(24) & 0xffff_ffffL;
    double frames = header.getInt(32) & 0xffff_ffffL;
    if (type.equals("vids") && scale > 0 && rate > 0 && measures.seconds() == null) {
      String name = new String(words, 4, 4, StandardCharsets.ISO_8859_1);
      String plain = name.replaceAll("\\W", "").toUpperCase(java.util.Locale.ROOT);
      measures =
          new Measures(
              frames > 0 ? frames * scale / rate : null,
              measures.width(),
              measures.height(),
              rate / scale,
              plain.isEmpty() ? null : CODECS.getOrDefault(plain, plain));
    }
  }

  private String text() throws IOException {
    byte[] letters = new byte[4];
    in.readFully(letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  /** What is shorter than its layout ends the reading, by an index out of bounds. */
  private ByteBuffer chunk(long size) throws IOException {
    byte[] bytes = new byte[(int) Math.min(size, LARGEST_CHUNK)];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
