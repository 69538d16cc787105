package io.lipsync.connector.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/** Reads the answer to a ranged GET (RFC 9110, section 14), and no more of it than asked for. */
final class PartAnswer {
  private PartAnswer() {}

  static FilePart read(ClassicHttpResponse response, URI source, long from, int count)
      throws IOException {
    String type = Headers.of(response, HttpHeaders.CONTENT_TYPE);
    HttpEntity entity = response.getEntity();
    return switch (response.getCode()) {
      case 206 -> {
        ContentRange range = ContentRange.of(Headers.of(response, HttpHeaders.CONTENT_RANGE));
        yield range.from() == from
            ? new FilePart.Bytes(source, bytes(entity, count), range.size(), type, true)
            : new FilePart.Bytes(source, new byte[0], range.size(), type, false);
      }
      case 200 ->
          new FilePart.Bytes(
              source, from == 0 ? bytes(entity, count) : new byte[0], length(entity), type, false);
      case 416 -> {
        long size = ContentRange.of(Headers.of(response, HttpHeaders.CONTENT_RANGE)).size();
        yield new FilePart.Bytes(source, new byte[0], from == 0 ? 0 : size, type, true);
      }
      default -> new FilePart.Answered(response.getCode());
    };
  }

  private static byte[] bytes(HttpEntity entity, int count) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    InputStream content = entity.getContent();
    byte[] bytes = content.readNBytes(count);
    if (bytes.length == entity.getContentLength()) {
      // Sees the end without a look at the network, so that the connection can be used again.
      content.read();
    }
    return bytes;
  }

  private static long length(HttpEntity entity) {
    return entity == null ? 0 : entity.getContentLength();
  }
}
