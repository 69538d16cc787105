package io.lipsync.connector.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Reads the answer to a GET of a part (RFC 9110, section 14), and no more of it than asked for.
 * Headers that contradict themselves or say nothing never make a file an empty one.
 */
final class PartAnswer {
  private static final byte[] NOTHING = new byte[0];

  private PartAnswer() {}

  static FilePart read(ClassicHttpResponse answer, URI source, long from, int count)
      throws IOException {
    ContentRange range = ContentRange.of(Headers.of(answer, HttpHeaders.CONTENT_RANGE));
    String type = Headers.of(answer, HttpHeaders.CONTENT_TYPE);
    return switch (answer.getCode()) {
      case 206 ->
          range.from() == from
              ? new FilePart.Bytes(source, bytes(answer, count), range.size(), type, true)
              : range.from() < 0 && from == 0
                  ? beginning(answer, source, count, true)
                  : new FilePart.Bytes(source, NOTHING, -1, type, false);
      case 200 ->
          from == 0
              ? beginning(answer, source, count, false)
              : new FilePart.Bytes(source, NOTHING, length(answer), type, false);
      case 416 ->
          from > 0 || range.size() == 0
              ? new FilePart.Bytes(source, NOTHING, range.size(), type, true)
              : new FilePart.Bytes(source, NOTHING, -1, type, false);
      default -> new FilePart.Answered(answer.getCode());
    };
  }

  /** Whether the host may say more when it is asked for the whole file. */
  static boolean isUnclear(FilePart part) {
    return switch (part) {
      case FilePart.Bytes bytes -> bytes.bytes().length == 0 && bytes.size() != 0;
      case FilePart.Answered answer ->
          switch (answer.status()) {
            case 400, 403, 405, 406, 412, 416, 417, 500, 501 -> true;
            default -> false;
          };
      default -> false;
    };
  }

  /**
   * The beginning of a file whose size only its length tells.
   *
   * @param maybePart whether a length of {@code count} may be the one of a part
   */
  private static FilePart beginning(
      ClassicHttpResponse answer, URI source, int count, boolean maybePart) throws IOException {
    byte[] bytes = bytes(answer, count);
    long length = length(answer);
    boolean whole = bytes.length < count && length < 0;
    long size = whole ? bytes.length : maybePart && length == count ? -1 : length;
    return new FilePart.Bytes(
        source,
        bytes,
        maybePart && bytes.length == 0 ? -1 : size,
        Headers.of(answer, HttpHeaders.CONTENT_TYPE),
        false);
  }

  private static byte[] bytes(ClassicHttpResponse answer, int count) throws IOException {
    HttpEntity entity = answer.getEntity();
    if (entity == null) {
      return NOTHING;
    }
    InputStream raw = entity.getContent();
    byte[] bytes = ContentCoding.decoded(raw, answer).readNBytes(count);
    if (bytes.length == entity.getContentLength()) {
      // Sees the end without a look at the network, so that the connection can be used again.
      raw.read();
    }
    return bytes;
  }

  /** Bytes of the body without its coding, or -1. */
  private static long length(ClassicHttpResponse answer) {
    HttpEntity entity = answer.getEntity();
    return entity == null ? 0 : ContentCoding.isNone(answer) ? entity.getContentLength() : -1;
  }
}
