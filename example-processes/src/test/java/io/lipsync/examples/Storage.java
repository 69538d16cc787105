package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A storage that takes one file by one PUT to a signed address. */
final class Storage implements AutoCloseable {
  private static final String PATH = "/bucket/out.mp4";
  private static final String SIGNATURE = "s3cr3t";

  private final HttpServer server;
  private final CompletableFuture<byte[]> stored = new CompletableFuture<>();

  private Storage(HttpServer server) {
    this.server = server;
    server.createContext(
        PATH,
        exchange -> {
          stored.complete(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  static Storage open() {
    try {
      return new Storage(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where to store it, on the host that the runtime under test may reach. */
  String signedAddress() {
    return "http://%s:%d%s?signature=%s"
        .formatted(
            TestStack.running().emulator().baseUri().getHost(),
            server.getAddress().getPort(),
            PATH,
            SIGNATURE);
  }

  /** What has arrived. */
  byte[] content() {
    assertThat(stored).isCompleted();
    return stored.join();
  }

  /** Asserts that a saved result is what arrived here, and that it does not tell the signature. */
  void assertHolds(Map<?, ?> saved) {
    assertThat(saved.get("location").toString()).endsWith(PATH);
    assertThat(saved.toString()).doesNotContain(SIGNATURE);
    assertThat(saved.get("sha256")).isEqualTo(Documents.sha256(content()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
