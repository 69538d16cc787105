package io.lipsync.localcamunda.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * How files come in.
 *
 * @param folder where parts of a multipart body are kept while a call runs
 * @param maxBytes how long the whole body may be
 */
record Uploads(Path folder, long maxBytes) {

  private static final int MAX_IN_MEMORY_BYTES = 1024 * 1024;
  private static final int MAX_PARTS = 1000;

  /** A body that is too long is read up to so many times the limit: its sender sees the answer. */
  private static final int READ_ANYWAY = 8;

  /**
   * The parts of a {@code multipart/form-data} body; close them when done.
   *
   * @throws Problem 415 for another kind of body, 413 for one that is too long
   */
  MultiPartFormData.Parts parts(Request request) throws IOException {
    String contentType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (contentType == null || !contentType.startsWith("multipart/form-data")) {
      throw new Problem(
          415, "UNSUPPORTED_MEDIA_TYPE", "the Content-Type must be multipart/form-data");
    }
    var limits =
        new MultiPartConfig.Builder()
            .location(folder)
            .maxParts(MAX_PARTS)
            .maxSize(-1)
            .maxPartSize(-1)
            .maxMemoryPartSize(MAX_IN_MEMORY_BYTES)
            .build();
    var body = new Limited(Content.Source.asInputStream(request), maxBytes);
    try {
      return MultiPartFormData.getParts(Content.Source.from(body), request, contentType, limits);
    } catch (RuntimeException e) {
      if (body.isTooLong()) {
        body.drain(READ_ANYWAY * maxBytes);
        throw new Problem(413, "Content Too Large", "Maximum upload size exceeded");
      }
      throw e;
    }
  }

  /** Reads up to a limit, and fails where there is more. */
  private static final class Limited extends FilterInputStream {

    private long left;

    Limited(InputStream body, long limit) {
      super(body);
      left = limit;
    }

    boolean isTooLong() {
      return left < 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      left -= Math.max(0, count);
      if (isTooLong()) {
        throw new IOException("the body is too long");
      }
      return count;
    }

    /** Who reads the parts closes at the first fault; what is left is wanted all the same. */
    @Override
    public void close() {
      // the request ends by itself
    }

    void drain(long atMost) throws IOException {
      byte[] away = new byte[64 * 1024];
      long rest = atMost;
      for (int count = in.read(away); count >= 0 && rest > 0; count = in.read(away)) {
        rest -= count;
      }
    }
  }
}
