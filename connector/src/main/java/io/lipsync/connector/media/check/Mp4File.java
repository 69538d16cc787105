package io.lipsync.connector.media.check;

import com.drew.imaging.mp4.Mp4Reader;
import com.drew.metadata.Metadata;
import com.drew.metadata.mp4.Mp4BoxHandler;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.mp4.media.Mp4VideoDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * MP4, M4A and QuickTime files (ISO/IEC 14496-12; QuickTime File Format). metadata-extractor reads
 * the boxes, but not the file: it gets a copy of the index that holds the few boxes that are wanted
 * and is well formed by the way it is made. So the media data is skipped unread, the index may
 * stand at the end, and no box is believed to be larger than what it lies in.
 */
final class Mp4File {
  /** An index of ten minutes has time tables of this size at most. */
  private static final int LARGEST_BOX = 512 * 1024;

  private static final int HEADER = 8;
  private static final long UNKNOWN_DURATION = 0xffff_ffffL;

  /** What lies in what, from the index down to the tables. */
  private static final List<String> CONTAINERS = List.of("moov", "trak", "mdia", "minf", "stbl");

  /** The boxes that say what is wanted, beside the containers of the same depth. */
  private static final List<Set<String>> TOLD =
      List.of(
          Set.of(),
          Set.of("mvhd"),
          Set.of("tkhd"),
          Set.of("mdhd", "hdlr"),
          Set.of(),
          Set.of("stsd", "stts"));

  private static final Map<String, String> CODECS =
      Map.ofEntries(
          Map.entry("avc1", "H.264"),
          Map.entry("avc3", "H.264"),
          Map.entry("hvc1", "H.265"),
          Map.entry("hev1", "H.265"),
          Map.entry("dvh1", "H.265"),
          Map.entry("dvhe", "H.265"),
          Map.entry("vp08", "VP8"),
          Map.entry("vp09", "VP9"),
          Map.entry("av01", "AV1"),
          Map.entry("mp4v", "MPEG-4 Part 2"));

  private final PartStream file;
  private final DataInputStream in;
  private boolean inVideo;
  private String codec;

  private Mp4File(PartStream file) {
    this.file = file;
    this.in = new DataInputStream(file);
  }

  /** Reads what the index tells; what is broken or out of reach stays unknown. */
  static Measures measure(PartStream file) {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    Mp4File mp4 = new Mp4File(file);
    Metadata metadata = new Metadata();
    try {
      mp4.copy(file.end(), new DataOutputStream(index), 0);
    } catch (IOException e) {
      // Cut off, or out of reach: what was copied until then may tell enough.
    }
    try {
      Mp4Reader.extract(new ByteArrayInputStream(index.toByteArray()), new Mp4BoxHandler(metadata));
    } catch (RuntimeException e) {
      // A box that is shorter than its layout: what was read until then stands.
    }
    return mp4.measures(metadata);
  }

  /** Copies what is wanted of the boxes up to {@code end}. */
  private void copy(long end, DataOutputStream out, int depth) throws IOException {
    while (end - file.position() >= HEADER) {
      long start = file.position();
      long size = in.readInt() & 0xffff_ffffL;
      byte[] letters = new byte[4];
      in.readFully(letters);
      String type = text(letters, 0);
      if (size == 1) {
        size = in.readLong();
      } else if (size == 0) {
        size = end - start;
      }
      long body = size - (file.position() - start);
      if (body < 0 || size > end - start) {
        return;
      }
      if (depth < CONTAINERS.size() && type.equals(CONTAINERS.get(depth))) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        try {
          copy(start + size, new DataOutputStream(inner), depth + 1);
        } finally {
          write(out, type, inner.toByteArray());
        }
        if (depth == 0) {
          return;
        }
      } else if (TOLD.get(depth).contains(type) && body <= LARGEST_BOX) {
        byte[] box = new byte[(int) body];
        in.readFully(box);
        look(type, box);
        write(out, type, box);
      }
      file.seek(start + size);
    }
  }

  private static void write(DataOutputStream out, String type, byte[] body) throws IOException {
    out.writeInt(HEADER + body.length);
    out.writeBytes(type);
    out.write(body);
  }

  /** The library knows few codecs by name: the four letters of the first sample entry know all. */
  private void look(String type, byte[] box) {
    if (type.equals("hdlr") && box.length >= 12) {
      inVideo = text(box, 8).equals("vide");
    }
    if (type.equals("stsd") && box.length >= 16 && inVideo && codec == null) {
      String letters = text(box, 12).replaceAll("\\W", "");
      codec = letters.isEmpty() ? null : CODECS.getOrDefault(letters, letters);
    }
  }

  private static String text(byte[] box, int at) {
    return new String(box, at, 4, StandardCharsets.ISO_8859_1);
  }

  private Measures measures(Metadata metadata) {
    Double seconds = null;
    for (Mp4Directory movie : metadata.getDirectoriesOfType(Mp4Directory.class)) {
      Long duration = movie.getLongObject(Mp4Directory.TAG_DURATION);
      if (duration != null && duration > 0 && duration != UNKNOWN_DURATION) {
        seconds = positive(movie.getDoubleObject(Mp4Directory.TAG_DURATION_SECONDS));
      }
    }
    for (Mp4VideoDirectory video : metadata.getDirectoriesOfType(Mp4VideoDirectory.class)) {
      Integer width = video.getInteger(Mp4VideoDirectory.TAG_WIDTH);
      Integer height = video.getInteger(Mp4VideoDirectory.TAG_HEIGHT);
      if (width != null && height != null && width > 0 && height > 0) {
        return new Measures(
            seconds,
            width,
            height,
            positive(video.getDoubleObject(Mp4VideoDirectory.TAG_FRAME_RATE)),
            codec);
      }
    }
    return Measures.ofSound(seconds);
  }

  private static Double positive(Double number) {
    return number != null && Double.isFinite(number) && number > 0 ? number : null;
  }
}
