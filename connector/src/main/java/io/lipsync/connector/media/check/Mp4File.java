package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.check.Measures.Sides;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * MP4, M4A and QuickTime files (ISO/IEC 14496-12; QuickTime File Format). Boxes are walked through
 * without reading what is not wanted; the media data is skipped, so that the index may stand at the
 * end. Fragments are added up where all of them can be reached.
 */
final class Mp4File {
  private static final int HEADER = 8;

  /** An index of ten minutes has time tables of this size at most. */
  private static final int LARGEST_BOX = 512 * 1024;

  /** Real pictures before covers, enabled ones before others, and the largest of them. */
  private static final Comparator<Mp4Track> BEST_FIRST =
      Comparator.comparing(Mp4Track::isPictures)
          .thenComparing(track -> !track.enabled)
          .thenComparing(Mp4Track::area, Comparator.reverseOrder());

  private static final Set<String> CONTAINERS =
      Set.of("trak", "mdia", "minf", "stbl", "mvex", "traf");

  private final PartStream file;
  private final DataInputStream in;
  private final List<Mp4Track> tracks = new ArrayList<>();
  private Mp4Track track = new Mp4Track();
  private boolean hasIndex;
  private boolean hasData;
  private boolean isFragmented;
  private boolean isCutOff;
  private boolean isRead;
  private double timescale;
  private Double movieSeconds;
  private Double fragmentSeconds;
  private Double segmentSeconds;

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
    return mp4.measures();
  }

  private void walkFile() throws IOException {
    while (file.end() - file.position() >= HEADER && !(hasIndex && hasData && !isFragmented)) {
      Box box = next(file.end());
      if (box == null) {
        return;
      }
      switch (box.type()) {
        case "moov" -> hasIndex = walk(box.end());
        case "moof" -> isCutOff |= !walk(box.end());
        case "mdat" -> hasData = true;
        case "sidx" -> segments(body(box), box.end());
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
      if (box.type().equals("trak")) {
        track = new Mp4Track();
        tracks.add(track);
      }
      isFragmented |= box.type().equals("mvex");
      boolean isContainer = CONTAINERS.contains(box.type());
      if (isContainer && !walk(box.end())) {
        return false;
      }
      if (!isContainer) {
        leaf(box);
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
    return body(box, LARGEST_BOX);
  }

  private ByteBuffer body(Box box, int most) throws IOException {
    byte[] bytes = new byte[(int) Math.min(box.end() - box.body(), most)];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private void leaf(Box box) throws IOException {
    switch (box.type()) {
      case "mvhd" -> {
        ByteBuffer header = body(box);
        timescale = Mp4Track.timescale(header);
        movieSeconds = Mp4Track.duration(header) / timescale;
      }
      case "mdhd" -> track.mediaHeader(body(box));
      case "tkhd" -> track.header(body(box));
      case "hdlr" ->
          track.handler = track.handler.isEmpty() ? Mp4Track.text(body(box), 8) : track.handler;
      case "stsd" -> track.description(body(box));
      case "stts" -> {
        if (box.end() - box.body() <= LARGEST_BOX) {
          track.times(body(box));
        }
      }
      case "stsz", "stz2" -> track.listed = body(box, 12).getInt(8) & 0xffff_ffffL;
      case "mehd" -> {
        ByteBuffer header = body(box);
        fragmentSeconds = Mp4Track.number(header, 4, header.get(0) == 1) / timescale;
      }
      case "trex" -> {
        ByteBuffer defaults = body(box);
        choose(defaults.getInt(4));
        track.usualDuration = defaults.getInt(12) & 0xffff_ffffL;
      }
      case "tfhd" -> {
        ByteBuffer header = body(box);
        choose(header.getInt(4));
        track.fragment(header);
      }
      case "trun" -> track.run(body(box));
      default -> {}
    }
  }

  /** An index of all segments counts when it leads to the end of the file. */
  private void segments(ByteBuffer index, long end) {
    boolean isLong = index.get(0) == 1;
    double scale = index.getInt(8) & 0xffff_ffffL;
    long reached = end + (long) Mp4Track.number(index, isLong ? 20 : 16, isLong);
    int at = isLong ? 30 : 22;
    double ticks = 0;
    for (int entries = index.getShort(at) & 0xffff; entries > 0; entries--, at += 12) {
      reached += index.getInt(at + 2) & 0x7fff_ffffL;
      ticks += index.getInt(at + 6) & 0xffff_ffffL;
    }
    if (reached <= file.size() && file.size() - reached < PartStream.BLOCK) {
      segmentSeconds = ticks / scale;
    }
  }

  private void choose(int id) {
    track = tracks.stream().filter(one -> one.id == id).findFirst().orElseGet(Mp4Track::new);
  }

  private Measures measures() {
    List<Mp4Track> videos = tracks.stream().filter(Mp4Track::isVideo).sorted(BEST_FIRST).toList();
    Mp4Track main =
        videos.isEmpty()
            ? tracks.stream()
                .filter(one -> one.handler.equals("soun"))
                .max(Comparator.comparing(Mp4Track::length))
                .orElse(null)
            : videos.getFirst();
    if (main == null) {
      return Measures.NONE;
    }
    Told<Double> seconds = isFragmented ? ofFragments(main) : ofIndex(main);
    if (videos.isEmpty()) {
      return new Measures(
          hasIndex ? MediaKind.AUDIO : null,
          seconds,
          Told.nothing(),
          Told.nothing(),
          Told.nothing());
    }
    Told<Sides> sides = main.sides();
    for (Mp4Track other : videos.subList(1, videos.size())) {
      sides = other.isPictures() ? sides : sides.by("another track", other.sides().first());
    }
    boolean isCounted = !isFragmented || isRead;
    return new Measures(
        MediaKind.VIDEO,
        seconds,
        sides,
        isCounted ? main.framesPerSecond() : Told.nothing(),
        main.codec());
  }

  private Told<Double> ofIndex(Mp4Track main) {
    Told<Double> told =
        Told.<Double>nothing()
            .by("its movie header", movieSeconds)
            .by("its track's header", main.headerSeconds)
            .by("its time table", main.length());
    return isCutOff ? told.alone() : told;
  }

  /** The index of a file in fragments tells its first part at most. */
  private Told<Double> ofFragments(Mp4Track main) {
    Told<Double> told = Told.nothing();
    if (isRead && main.samples > 0) {
      return told.by("its fragments", main.length()).by("its size", main.length());
    }
    told = told.by("its segment index", segmentSeconds).by("its fragment header", fragmentSeconds);
    return segmentSeconds == null ? told : told.by("its size", segmentSeconds);
  }
}
