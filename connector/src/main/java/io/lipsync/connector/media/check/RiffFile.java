package io.lipsync.connector.media.check;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * WAV and AVI files (Microsoft's Multimedia Programming Interface 1.0; OpenDML AVI). Chunks are
 * walked through without reading what is not wanted, and none is believed to be larger than the
 * file.
 */
final class RiffFile {
  private static final int HEADER = 12;
  private static final int LARGEST_CHUNK = 1024;

  private final PartStream file;
  private final DataInputStream in;
  private long riffEnd;
  private long longSize;
  private Told<Double> seconds;
  private final WavSound sound = new WavSound();
  private final AviStreams streams;

  private RiffFile(PartStream file) {
    this.file = file;
    this.in = new DataInputStream(file);
    this.streams = new AviStreams(file.end());
  }

  /** Reads what the chunks tell; what is broken or out of reach stays unknown. */
  static Measures measure(PartStream file) {
    RiffFile riff = new RiffFile(file);
    boolean isRead = false;
    try {
      file.seek(4);
      riff.riffEnd = riff.size() + 8;
      file.seek(HEADER);
      riff.walk(file.end());
      isRead = true;
    } catch (IOException | RuntimeException e) {
      // Cut off or malformed: what was read until then may still be right.
    }
    return riff.seconds == null
        ? riff.streams.measures(isRead, riff.riffEnd <= file.end())
        : Measures.ofSound(riff.seconds);
  }

  private void walk(long end) throws IOException {
    while (end - file.position() >= 8) {
      String type = text();
      long size = size();
      long body = file.position();
      switch (type) {
        case "ds64" -> longSize = chunk(size).getLong(8);
        case "fmt " -> sound.format(chunk(size));
        case "fact" -> sound.fact(chunk(size));
        case "data" -> {
          boolean isLong = size == 0xffff_ffffL && longSize > 0;
          seconds = sound.seconds(isLong ? longSize : size, body, end, riffEnd);
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
        case "avih" -> streams.header(chunk(size));
        case "strh" -> streams.stream(chunk(size));
        case "strf" -> streams.format(chunk(size));
        default -> {}
      }
      file.seek(body + size);
      skipPadding(size);
    }
  }

  /** Chunks begin at even places; not all programs know, and no chunk's name begins with zero. */
  private void skipPadding(long size) throws IOException {
    long next = file.position();
    if (size % 2 == 1 && in.read() > 0) {
      file.seek(next);
    }
  }

  private long size() throws IOException {
    return Integer.reverseBytes(in.readInt()) & 0xffff_ffffL;
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
