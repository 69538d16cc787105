package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.check.Measures.Sides;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the boxes of an MP4 or QuickTime file say together. Collects; not thread-safe. */
final class Mp4Movie {
  /** An index of ten minutes has time tables of this size at most. */
  private static final int LARGEST_BOX = 512 * 1024;

  /** The boxes that are read, and how many bytes of them. */
  static final Map<String, Integer> READ =
      Map.ofEntries(
          Map.entry("mvhd", 120),
          Map.entry("mdhd", 40),
          Map.entry("tkhd", 120),
          Map.entry("hdlr", 12),
          Map.entry("stsd", LARGEST_BOX),
          Map.entry("stts", LARGEST_BOX),
          Map.entry("stsz", 12),
          Map.entry("stz2", 12),
          Map.entry("mehd", 12),
          Map.entry("trex", 24),
          Map.entry("tfhd", 40),
          Map.entry("trun", LARGEST_BOX),
          Map.entry("sidx", LARGEST_BOX));

  /** Real pictures before covers, enabled ones before others, and the largest of them. */
  private static final Comparator<Mp4Track> BEST_FIRST =
      Comparator.comparing(Mp4Track::isPictures)
          .thenComparing(track -> !track.enabled)
          .thenComparing(Mp4Track::area, Comparator.reverseOrder());

  private final List<Mp4Track> tracks = new ArrayList<>();
  private Mp4Track track = new Mp4Track();
  private boolean isFragmented;
  private double timescale;
  private Double movieSeconds;
  private Double fragmentSeconds;
  private Double segmentSeconds;

  /** A container begins. */
  void enter(String type) {
    if (type.equals("trak")) {
      track = new Mp4Track();
      tracks.add(track);
    }
    isFragmented |= type.equals("mvex");
  }

  boolean isFragmented() {
    return isFragmented;
  }

  /** Takes what a box says; a table that is too long to be read says nothing. */
  void take(String type, ByteBuffer box) {
    switch (type) {
      case "mvhd" -> {
        timescale = Mp4Track.timescale(box);
        movieSeconds = Mp4Track.duration(box) / timescale;
      }
      case "mdhd" -> track.mediaHeader(box);
      case "tkhd" -> track.header(box);
      case "hdlr" ->
          track.handler = track.handler.isEmpty() ? Mp4Track.text(box, 8) : track.handler;
      case "stsd" -> track.description(box);
      case "stts" -> {
        if (box.limit() < LARGEST_BOX) {
          track.times(box);
        }
      }
      case "stsz", "stz2" -> track.listed = box.getInt(8) & 0xffff_ffffL;
      case "mehd" -> fragmentSeconds = Mp4Track.number(box, 4, box.get(0) == 1) / timescale;
      case "trex" -> {
        choose(box.getInt(4));
        track.usualDuration = box.getInt(12) & 0xffff_ffffL;
      }
      case "tfhd" -> {
        choose(box.getInt(4));
        track.fragment(box);
      }
      case "trun" -> track.run(box);
      default -> {}
    }
  }

  /**
   * An index of all segments, which begin at {@code end}, counts when it leads to the file's end.
   */
  void segments(ByteBuffer index, long end, long size) {
    boolean isLong = index.get(0) == 1;
    double scale = index.getInt(8) & 0xffff_ffffL;
    long reached = end + (long) Mp4Track.number(index, isLong ? 20 : 16, isLong);
    int at = isLong ? 30 : 22;
    double ticks = 0;
    for (int entries = index.getShort(at) & 0xffff; entries > 0; entries--, at += 12) {
      reached += index.getInt(at + 2) & 0x7fff_ffffL;
      ticks += index.getInt(at + 6) & 0xffff_ffffL;
    }
    if (reached <= size && size - reached < PartStream.BLOCK) {
      segmentSeconds = ticks / scale;
    }
  }

  private void choose(int id) {
    track = tracks.stream().filter(one -> one.id == id).findFirst().orElseGet(Mp4Track::new);
  }

  /**
   * What all of it comes to.
   *
   * @param hasIndex whether the index was read whole
   * @param isRead whether all boxes were
   * @param isCutOff whether one of them is longer than the file
   */
  Measures measures(boolean hasIndex, boolean isRead, boolean isCutOff) {
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
    Told<Double> seconds = isFragmented ? ofFragments(main, isRead) : ofIndex(main, isCutOff);
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

  private Told<Double> ofIndex(Mp4Track main, boolean isCutOff) {
    Told<Double> told =
        Told.<Double>nothing()
            .by("its movie header", movieSeconds)
            .by("its track's header", main.headerSeconds)
            .by("its time table", main.length());
    return isCutOff ? told.alone() : told;
  }

  /** The index of a file in fragments tells its first part at most. */
  private Told<Double> ofFragments(Mp4Track main, boolean isRead) {
    Told<Double> told = Told.nothing();
    if (isRead && main.samples > 0) {
      double longest = tracks.stream().mapToDouble(Mp4Track::length).max().orElse(0);
      return told.by("its fragments", longest).by("its track's fragments", main.length());
    }
    told = told.by("its segment index", segmentSeconds).by("its fragment header", fragmentSeconds);
    return segmentSeconds == null ? told : told.by("its size", segmentSeconds);
  }
}
