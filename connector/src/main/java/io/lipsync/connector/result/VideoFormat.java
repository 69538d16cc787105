package io.lipsync.connector.result;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The containers that lip-sync providers deliver, told by their first bytes: what a host calls a
 * file proves nothing.
 */
enum VideoFormat {
  MP4("video/mp4", "mp4"),
  QUICKTIME("video/quicktime", "mov"),
  WEBM("video/webm", "webm");

  /** Bytes that {@link #of} wants to see. */
  static final int HEAD = 12;

  private static final byte[] EBML = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};

  private final String contentType;
  private final String extension;

  VideoFormat(String contentType, String extension) {
    this.contentType = contentType;
    this.extension = extension;
  }

  String contentType() {
    return contentType;
  }

  /** The usual ending of file names, without its dot. */
  String extension() {
    return extension;
  }

  /** The format of a file that begins so; empty when it is no video. */
  static Optional<VideoFormat> of(byte[] head) {
    if (head.length >= EBML.length && Arrays.equals(head, 0, EBML.length, EBML, 0, EBML.length)) {
      return Optional.of(WEBM);
    }
    // ISO/IEC 14496-12: the size of the first box, its type, and in a file type box the brand.
    String box = text(head, 4, 8);
    if (box.equals("ftyp")) {
      return Optional.of(text(head, 8, 12).equals("qt  ") ? QUICKTIME : MP4);
    }
    return box.equals("moov") || box.equals("wide") || box.equals("mdat")
        ? Optional.of(QUICKTIME)
        : Optional.empty();
  }

  private static String text(byte[] head, int from, int to) {
    return head.length < to ? "" : new String(head, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
