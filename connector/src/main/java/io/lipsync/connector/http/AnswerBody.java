package io.lipsync.connector.http;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * The text of an API's answer, as much of it as arrives: a body that breaks off, or is longer than
 * its host said, is as good as what was read of it.
 *
 * <p>The limit counts bytes without their {@linkplain ContentCoding coding}, and no more than a
 * buffer is decoded ahead, so that a small body cannot grow into a large one.
 *
 * <p>On a connection that is used once, a JSON answer ends where its brackets do: what its length
 * says, and what a host sends or holds back after it, does not count.
 */
final class AnswerBody {
  /** Task answers are a few hundred bytes; more than this is not one. */
  static final int LONGEST = 1 << 20;

  private static final int BUFFER = 8 * 1024;

  private AnswerBody() {}

  /**
   * The text of the answer, empty when nothing of it arrived.
   *
   * @param reuse whether its connection is used again, so that the body has to be read to its end
   */
  static String text(ClassicHttpResponse answer, Reuse reuse) {
    HttpEntity entity = answer.getEntity();
    if (entity == null) {
      return "";
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      OpenEnd raw = new OpenEnd(entity.getContent());
      try (InputStream body = ContentCoding.decoded(raw, answer)) {
        long promised = promised(answer);
        copy(
            body,
            bytes,
            json ->
                reuse == Reuse.NEVER
                    && (json.isComplete() || !json.isOpen() && raw.count >= promised));
      }
    } catch (IOException e) {
      // What was read before is the answer.
    }
    return text(bytes.toByteArray());
  }

  private static void copy(
      InputStream body, ByteArrayOutputStream target, Predicate<JsonEnd> isEnough)
      throws IOException {
    JsonEnd json = new JsonEnd();
    byte[] buffer = new byte[BUFFER];
    int read = body.read(buffer);
    while (read >= 0 && target.size() < LONGEST) {
      int ofJson = json.feed(buffer, read);
      boolean enough = isEnough.test(json);
      target.write(buffer, 0, Math.min(enough ? ofJson : read, LONGEST - target.size()));
      read = enough ? -1 : body.read(buffer);
    }
  }

  /** What {@code Content-Length} says; endless when it says nothing. */
  private static long promised(ClassicHttpResponse answer) {
    String length = Headers.of(answer, HttpHeaders.CONTENT_LENGTH);
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : Long.MAX_VALUE;
  }

  /** JSON is UTF-8 (RFC 8259, section 8.1), whatever the header says, and its mark is ignored. */
  private static String text(byte[] bytes) {
    Charset charset =
        begins(bytes, 0xfe, 0xff)
            ? StandardCharsets.UTF_16BE
            : begins(bytes, 0xff, 0xfe) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    String text = new String(bytes, charset);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static boolean begins(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  /** Closing a decoder frees its memory, and must not read the rest of the body. */
  private static final class OpenEnd extends FilterInputStream {
    private long count;

    OpenEnd(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count += Math.max(read, 0);
      return read;
    }

    @Override
    public void close() {}
  }
}
