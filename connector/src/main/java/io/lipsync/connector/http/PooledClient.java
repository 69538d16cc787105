package io.lipsync.connector.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.io.CloseMode;

/** A client and the connections it has. Thread-safe. */
record PooledClient(CloseableHttpClient client, PoolingHttpClientConnectionManager connections)
    implements AutoCloseable {

  /**
   * Sends a request. The caller gives the answer to {@link #release} in the end.
   *
   * @throws IOException when there is no answer; then no connection is held any more
   */
  CloseableHttpResponse open(HttpUriRequestBase message, HttpClientContext context)
      throws IOException {
    // Not execute(): it fails after the handler when the rest of a broken body cannot be read.
    return (CloseableHttpResponse) client.executeOpen(null, message, context);
  }

  /**
   * Gives the connection back. It is used again only if the body was read to its end; what is left
   * of a body is never waited for, however long it is.
   */
  static void release(CloseableHttpResponse answer) {
    if (answer != null) {
      answer.close(CloseMode.IMMEDIATE);
    }
  }

  /** Connections that calls hold now. */
  int leased() {
    return connections.getTotalStats().getLeased();
  }

  @Override
  public void close() {
    client.close(CloseMode.GRACEFUL);
  }
}
