package io.lipsync.connector.http;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpConnectionFactory;

/** Makes the connections of one client. Thread-safe. */
final class CleanConnections implements HttpConnectionFactory<ManagedHttpClientConnection> {
  private final Http1Config limits = AnswerLimits.http1();
  private final Reuse reuse;
  private final AtomicLong made = new AtomicLong();

  CleanConnections(Reuse reuse) {
    this.reuse = reuse;
  }

  @Override
  public ManagedHttpClientConnection createConnection(Socket socket) throws IOException {
    CleanConnection connection =
        CleanConnection.create("lip-sync-" + made.incrementAndGet(), limits, reuse);
    if (socket != null) {
      connection.bind(socket);
    }
    return connection;
  }
}
