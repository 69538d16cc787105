package io.lipsync.connector.media.check;

import io.lipsync.connector.media.check.Measures.Sides;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;

/** What the sample description of a video track says of its picture. Collects; not thread-safe. */
final class Mp4Picture {
  private static final int ENTRY = 8;
  private static final int VIDEO_ENTRY = 86;

  private static final Map<String, String> CODECS =
      Map.ofEntries(
          Map.entry("avc1", "H.264"),
          Map.entry("avc3", "H.264"),
          Map.entry("avcC", "H.264"),
          Map.entry("hvc1", "H.265"),
          Map.entry("hev1", "H.265"),
          Map.entry("dvh1", "H.265"),
          Map.entry("dvhe", "H.265"),
          Map.entry("hvcC", "H.265"),
          Map.entry("vp08", "VP8"),
          Map.entry("vp09", "VP9"),
          Map.entry("av01", "AV1"),
          Map.entry("av1C", "AV1"),
          Map.entry("mp4v", "MPEG-4 Part 2"),
          Map.entry("jpeg", "JPEG"),
          Map.entry("mjpa", "JPEG"),
          Map.entry("mjpb", "JPEG"),
          Map.entry("png ", "PNG"));

  /** Object types of ISO/IEC 14496-1 and its registration authority. */
  private static final Map<Integer, String> OBJECT_TYPES =
      Map.of(
          0x20, "MPEG-4 Part 2",
          0x21, "H.264",
          0x23, "H.265",
          0x61, "MPEG-2",
          0x6a, "MPEG-1",
          0x6c, "JPEG",
          0x6d, "PNG");

  private static final Set<String> STILL = Set.of("JPEG", "PNG");

  private Sides coded;
  private double pixelAspect = 1;
  private Told<String> codec = Told.nothing();

  /** Reads the first sample description; other ones are rare. */
  void read(ByteBuffer box) {
    String entry = Mp4Track.text(box, ENTRY + 4);
    coded = Measures.sides(box.getShort(ENTRY + 32) & 0xffff, box.getShort(ENTRY + 34) & 0xffff);
    String configured = null;
    for (int at = ENTRY + VIDEO_ENTRY; at + 8 <= box.limit(); ) {
      int size = box.getInt(at);
      String type = Mp4Track.text(box, at + 4);
      if (type.equals("pasp") && at + 16 <= box.limit() && box.getInt(at + 12) > 0) {
        pixelAspect = box.getInt(at + 8) / (double) box.getInt(at + 12);
      }
      configured = type.equals("esds") ? objectType(box, at + 12) : configured;
      configured = type.equals("vpcC") ? CODECS.get(entry) : configured;
      configured = CODECS.getOrDefault(type, configured);
      if (size < 8) {
        break;
      }
      at += size;
    }
    boolean isOpen = entry.equals("mp4v") && configured != null;
    String named = isOpen ? configured : CODECS.getOrDefault(entry, Measures.plain(entry));
    codec =
        entry.equals("encv")
            ? codec.by("its configuration", configured)
            : codec.by("its sample description", named).by("its configuration", configured);
  }

  /** The object type inside of two descriptors, whose sizes take one to four bytes. */
  private static String objectType(ByteBuffer box, int at) {
    int decoder = afterSize(box, at + 1) + 3;
    return OBJECT_TYPES.get(box.get(afterSize(box, decoder + 1)) & 0xff);
  }

  private static int afterSize(ByteBuffer box, int at) {
    int end = at;
    while (box.get(end) < 0) {
      end++;
    }
    return end + 1;
  }

  /** Covers and thumbnails are encoded so, and few videos. */
  boolean isStill() {
    return !codec.isNothing() && STILL.contains(codec.first());
  }

  long area() {
    return coded == null ? 0 : (long) coded.width() * coded.height();
  }

  Told<String> codec() {
    return codec;
  }

  /** The track header shows the picture, perhaps turned or stretched: it is the same one then. */
  Told<Sides> sides(Sides shown) {
    Told<Sides> told = Told.<Sides>nothing().by("its sample description", coded);
    return coded == null || shown == null
        ? told
        : told.by("its track header", isSame(shown) ? coded : shown);
  }

  private boolean isSame(Sides shown) {
    int width = coded.width();
    int height = coded.height();
    return isSame(shown, width, height)
        || isSame(shown, width * pixelAspect, height)
        || isSame(shown, width, height / pixelAspect);
  }

  private static boolean isSame(Sides shown, double width, double height) {
    boolean isUpright = near(shown.width(), width) && near(shown.height(), height);
    return isUpright || (near(shown.height(), width) && near(shown.width(), height));
  }

  private static boolean near(int one, double other) {
    return Math.abs(one - other) <= 2;
  }
}
