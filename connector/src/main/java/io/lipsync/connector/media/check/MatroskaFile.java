package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.check.Measures.Sides;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * WebM and Matroska files (RFC 8794, RFC 9559): what the headers of the segment and of its tracks
 * tell. None of it stands a second time, so that all of it is worth a note at most.
 */
final class MatroskaFile {
  private static final int SEGMENT = 0x18538067;
  private static final int INFO = 0x1549a966;
  private static final int TIMESTAMP_SCALE = 0x2ad7b1;
  private static final int DURATION = 0x4489;
  private static final int TRACKS = 0x1654ae6b;
  private static final int TRACK = 0xae;
  private static final int TRACK_TYPE = 0x83;
  private static final int CODEC = 0x86;
  private static final int FRAME_DURATION = 0x23e383;
  private static final int VIDEO = 0xe0;
  private static final int WIDTH = 0xb0;
  private static final int HEIGHT = 0xba;
  private static final int CLUSTER = 0x1f43b675;
  private static final int PICTURE = 1;
  private static final int SOUND = 2;
  private static final double NANOSECONDS = 1e9;

  private static final Map<String, String> CODECS =
      Map.of(
          "V_MPEG4/ISO/AVC", "H.264",
          "V_MPEGH/ISO/HEVC", "H.265",
          "V_VP8", "VP8",
          "V_VP9", "VP9",
          "V_AV1", "AV1");

  private final PartStream file;
  private final DataInputStream in;
  private double scale = 1_000_000;
  private double duration;
  private boolean hasSound;
  private boolean hasPicture;
  private boolean hasTracks;
  private long type;
  private int width;
  private int height;
  private double frameDuration;
  private String name;
  private String codec;

  private MatroskaFile(PartStream file) {
    this.file = file;
    this.in = new DataInputStream(file);
  }

  /** Reads what the elements tell; what is broken or out of reach stays unknown. */
  static Measures measure(PartStream file) {
    MatroskaFile matroska = new MatroskaFile(file);
    file.seek(0);
    try {
      matroska.walk(file.end());
    } catch (IOException | RuntimeException e) {
      // Cut off or malformed: what was read until then may tell enough.
    }
    return matroska.measures();
  }

  private void walk(long end) throws IOException {
    while (file.position() < end) {
      int id = (int) number(false);
      long size = number(true);
      long next = size < 0 ? end : Math.min(end, file.position() + size);
      switch (id) {
        case SEGMENT, INFO, VIDEO -> walk(next);
        case TRACKS -> {
          walk(next);
          hasTracks = true;
        }
        case TRACK -> track(next);
        case CLUSTER -> {
          return;
        }
        case TIMESTAMP_SCALE -> scale = value(size);
        case DURATION -> duration = size == 4 ? in.readFloat() : in.readDouble();
        case TRACK_TYPE -> type = value(size);
        case CODEC ->
            name =
                new String(in.readNBytes((int) Math.clamp(size, 0, 60)), StandardCharsets.US_ASCII);
        case FRAME_DURATION -> frameDuration = hasPicture ? frameDuration : value(size);
        case WIDTH -> width = width > 0 ? width : (int) value(size);
        case HEIGHT -> height = height > 0 ? height : (int) value(size);
        default -> {}
      }
      file.seek(next);
    }
  }

  private void track(long end) throws IOException {
    walk(end);
    hasSound |= type == SOUND;
    if (type == PICTURE && !hasPicture) {
      hasPicture = true;
      codec = CODECS.getOrDefault(name, Measures.plain(name));
    }
  }

  /** A number of variable size; -1 for a size that is not known. */
  private long number(boolean isSize) throws IOException {
    int first = in.readUnsignedByte();
    int more = Integer.numberOfLeadingZeros(first) - 24;
    long number = isSize ? first & 0x7f >> more : first;
    for (int i = 0; i < more; i++) {
      number = number << 8 | in.readUnsignedByte();
    }
    return isSize && number == (1L << 7 * (more + 1)) - 1 ? -1 : number;
  }

  private long value(long size) throws IOException {
    long value = 0;
    for (long i = 0; i < Math.min(size, 8); i++) {
      value = value << 8 | in.readUnsignedByte();
    }
    return value;
  }

  private Measures measures() {
    MediaKind kind = hasPicture ? MediaKind.VIDEO : hasTracks && hasSound ? MediaKind.AUDIO : null;
    Told<Double> seconds = Told.<Double>nothing().by("its header", duration * scale / NANOSECONDS);
    return hasPicture
        ? new Measures(
            kind,
            seconds,
            Told.<Sides>nothing().by("its header", Measures.sides(width, height)),
            Told.<Double>nothing().by("its header", NANOSECONDS / frameDuration),
            Told.<String>nothing().by("its header", codec))
        : new Measures(kind, seconds, Told.nothing(), Told.nothing(), Told.nothing());
  }
}
