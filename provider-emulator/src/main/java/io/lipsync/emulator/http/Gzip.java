package io.lipsync.emulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.server.Request;

/** JSON compressed for those who ask for it, as the vendors' gateways do. Stateless. */
final class Gzip {

  private Gzip() {}

  /** The outcome, compressed where {@code Accept-Encoding} names gzip (RFC 9110, 12.5.3). */
  static Outcome asAsked(Outcome outcome, Request request) {
    String accepted = request.getHeaders().get("Accept-Encoding");
    boolean asked =
        accepted != null
            && accepted.matches("(?i)(?:.*[,\\s])?gzip(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)).*");
    return asked
            && outcome instanceof Answer answer
            && answer.body().length > 0
            && "application/json".equals(answer.headers().get("Content-Type"))
        ? answer.withBody(compressed(answer.body())).with("Content-Encoding", "gzip")
        : outcome;
  }

  private static byte[] compressed(byte[] body) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}
