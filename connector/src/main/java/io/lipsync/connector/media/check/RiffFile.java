package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.check.Measures.Sides;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * WAV and AVI files (Microsoft's Multimedia Programming Interface 1.0; OpenDML AVI). Chunks are
 * walked through without reading what is not wanted, and none is believed to be larger than the
 * file.
 */
final class RiffFile {
  private static final int HEADER = 12;
  private static final int LARGEST_CHUNK = 1024;

  /** PCM, floating point, A-law and mu-law: every sample has the same size. */
  private static final Set<Integer> UNIFORM = Set.of(1, 3, 6, 7);

  /** ADPCM of Microsoft and IMA, GSM: every block has the same number of samples. */
  private static final Set<Integer> IN_BLOCKS = Set.of(2, 0x11, 0x31);

  private static final int EXTENSIBLE = 0xfffe;

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

  private final PartStream file;
  private final DataInputStream in;
  private long riffEnd;
  private long longSize;
  private boolean isUniform;
  private double bytesPerSecond;
  private double samplesPerSecond;
  private double factSamples;
  private Told<Double> seconds = Told.nothing();
  private Told<Sides> sides = Told.nothing();
  private Told<Double> rates = Told.nothing();
  private Told<String> codec = Told.nothing();
  private String stream = "";
  private double frameSeconds;
  private double frames;
  private boolean hasPicture;
  private boolean hasSound;

  private RiffFile(PartStream file) {
    this.file = file;
    this.in = new DataInputStream(file);
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
    MediaKind kind =
        riff.hasPicture ? MediaKind.VIDEO : isRead && riff.hasSound ? MediaKind.AUDIO : null;
    return new Measures(kind, riff.seconds, riff.sides, riff.rates, riff.codec);
  }

  private void walk(long end) throws IOException {
    while (end - file.position() >= 8) {
      String type = text();
      long size = size();
      long body = file.position();
      switch (type) {
        case "ds64" -> longSize = chunk(size).getLong(8);
        case "fmt " -> format(chunk(size));
        case "fact" -> factSamples = chunk(size).getInt(0) & 0xffff_ffffL;
        case "data" -> {
          hasSound = true;
          sound(size == 0xffff_ffffL && longSize > 0 ? longSize : size, body, end);
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
        case "strf" -> streamFormat(chunk(size));
        default -> {}
      }
      file.seek(body + size + (size & 1));
    }
  }

  /** Players compute with the size of the samples; the byte rate is right or wrong unnoticed. */
  private void format(ByteBuffer chunk) {
    int tag = chunk.getShort(0) & 0xffff;
    int format = tag == EXTENSIBLE ? chunk.getShort(24) & 0xffff : tag;
    int channels = chunk.getShort(2) & 0xffff;
    int sampleBytes = ((chunk.getShort(14) & 0xffff) + 7) / 8;
    samplesPerSecond = chunk.getInt(4) & 0xffff_ffffL;
    isUniform = UNIFORM.contains(format) && sampleBytes > 0;
    if (isUniform) {
      bytesPerSecond = channels * sampleBytes * samplesPerSecond;
    } else if (IN_BLOCKS.contains(format) && chunk.limit() >= 20 && chunk.getShort(18) > 0) {
      bytesPerSecond = samplesPerSecond / chunk.getShort(18) * (chunk.getShort(12) & 0xffff);
    } else {
      bytesPerSecond = chunk.getInt(8) & 0xffff_ffffL;
    }
  }

  /** Programs that write into a pipe leave the size open: then the sound goes on to the end. */
  private void sound(long size, long body, long end) {
    boolean isOpen = size == 0 || size == 0xffff_ffffL || size > end - body;
    if (isOpen && end == Long.MAX_VALUE) {
      return;
    }
    long last = isOpen ? end : body + size;
    boolean fits = !isOpen && (Math.abs(end - last) <= 1 || Math.abs(end - riffEnd) <= 1);
    double length = (last - body) / bytesPerSecond;
    seconds = seconds.by(isUniform ? "its sample size" : "its block size", length);
    seconds =
        isUniform && fits
            ? seconds.by("its size", length)
            : seconds.by("its fact chunk", factSamples / samplesPerSecond);
  }

  private void picture(ByteBuffer header) {
    frameSeconds = (header.getInt(0) & 0xffff_ffffL) / 1e6;
    frames = header.getInt(16) & 0xffff_ffffL;
    sides = sides.by("its header", Measures.sides(header.getInt(32), header.getInt(36)));
  }

  private void stream(ByteBuffer header) {
    stream = new String(header.array(), 0, 4, StandardCharsets.ISO_8859_1);
    double scale = header.getInt(20) & 0xffff_ffffL;
    double rate = header.getInt(24) & 0xffff_ffffL;
    double length = (header.getInt(32) & 0xffff_ffffL) * scale / rate;
    hasSound |= stream.equals("auds");
    if (stream.equals("vids") && !hasPicture) {
      hasPicture = true;
      seconds = seconds.by("its stream header", length).by("its header", frames * frameSeconds);
      rates = rates.by("its stream header", rate / scale).by("its header", 1 / frameSeconds);
      codec = codec.by("its stream header", named(header, 4));
    } else if (stream.equals("auds") && hasPicture) {
      seconds = seconds.by("its sound", length);
    }
  }

  private void streamFormat(ByteBuffer format) {
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
