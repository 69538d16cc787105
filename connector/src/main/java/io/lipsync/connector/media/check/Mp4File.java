package io.lipsync.connector.media.check;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * MP4, M4A and QuickTime files (ISO/IEC 14496-12; QuickTime File Format). Boxes are walked through
 * without reading what is not wanted; the media data is skipped, so that the index may stand at the
 * end. Fragments are added up where all of them can be reached.
 */
final class Mp4File {
  private static final int HEADER = 8;

  private static final Set<String> CONTAINERS =
      Set.of("trak", "mdia", "minf", "stbl", "mvex", "traf");

  private final PartStream file;
  private final DataInputStream in;
  private final Mp4Movie movie = new Mp4Movie();
  private boolean hasIndex;
  private boolean hasData;
  private boolean isCutOff;
  private boolean isRead;

  private record Box(String type, long body, long end) {}

  private Mp4File(PartStream file) {
    this.file = file;
    this.in = new DataInputStream(file);
  }

  /** Reads what the boxes tell; what is broken or out of reach stays unknown. */
  static Measures measure(PartStream file) {
    Mp4File mp4 = new Mp4File(file);
    file.seek(0);
    try {
      mp4.walkFile();
    } catch (IOException | RuntimeException e) {
      // Cut off, out of reach or malformed: what was read until then may tell enough.
    }
    return mp4.movie.measures(mp4.hasIndex, mp4.isRead, mp4.isCutOff);
  }

  private void walkFile() throws IOException {
    while (file.end() - file.position() >= HEADER
        && !(hasIndex && hasData && !movie.isFragmented())) {
      Box box = next(file.end());
      if (box == null) {
        return;
      }
      switch (box.type()) {
        case "moov" -> hasIndex = walk(box.end());
        case "moof" -> isCutOff |= !walk(box.end());
        case "mdat" -> hasData = true;
        case "sidx" -> movie.segments(body(box), box.end(), file.size());
        default -> {}
      }
      isCutOff |= box.end() > file.end();
      file.seek(box.end());
    }
    isRead = !isCutOff;
  }

  /** Reads the boxes of a container; false when one of them is broken. */
  private boolean walk(long end) throws IOException {
    while (end - file.position() >= HEADER) {
      Box box = next(end);
      if (box == null || box.end() > end) {
        return false;
      }
      movie.enter(box.type());
      boolean isContainer = CONTAINERS.contains(box.type());
      if (isContainer && !walk(box.end())) {
        return false;
      }
      if (!isContainer && Mp4Movie.READ.containsKey(box.type())) {
        movie.take(box.type(), body(box));
      }
      file.seek(box.end());
    }
    return true;
  }

  /** The next box, or null when it is shorter than its own header. */
  private Box next(long end) throws IOException {
    long start = file.position();
    long size = in.readInt() & 0xffff_ffffL;
    byte[] letters = new byte[4];
    in.readFully(letters);
    if (size == 1) {
      size = in.readLong();
    } else if (size == 0) {
      size = end - start;
    }
    long body = file.position();
    if (size < body - start || start + size < 0) {
      return null;
    }
    return new Box(Mp4Track.text(ByteBuffer.wrap(letters), 0), body, start + size);
  }

  private ByteBuffer body(Box box) throws IOException {
    long most = Math.min(box.end() - box.body(), Mp4Movie.READ.get(box.type()));
    byte[] bytes = new byte[(int) most];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
