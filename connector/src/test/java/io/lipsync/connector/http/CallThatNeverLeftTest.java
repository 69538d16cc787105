package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Ends of a call after which the provider provably knows nothing: the order may be sent again. */
class CallThatNeverLeftTest {

  @Test
  void toAHostThatDoesNotExist() {
    assertNotSent(ShortTimeouts.patient(), URI.create("http://no-such-host.invalid/v1"));
  }

  @Test
  void toAPortWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = once.getLocalPort();
    }
    assertNotSent(ShortTimeouts.patient(), URI.create("http://127.0.0.1:" + port + "/v1"));
  }

  @Test
  void toAPortThatCannotExist() {
    assertNotSent(ShortTimeouts.patient(), URI.create("http://127.0.0.1:70000/v1"));
  }

  @Test
  void toAMachineThatDoesNotTakeTheConnection() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fillBacklog(full, waiting);
      assertNotSent(
          ShortTimeouts.connect(), URI.create("http://127.0.0.1:" + full.getLocalPort() + "/v1"));
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void toAPlainServerUnderHttps() throws IOException {
    String plain = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
    try (ScriptedServer server =
        ScriptedServer.playing(
            socket -> {
              socket.getInputStream().read();
              socket.getOutputStream().write(plain.getBytes());
            })) {
      assertNotSent(ShortTimeouts.patient(), server.https("/v1"));
    }
  }

  @Test
  void toAServerThatNeverAnswersTheTlsHandshake() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedServer server = ScriptedServer.playing(socket -> end.await())) {
      assertNotSent(ShortTimeouts.connect(), server.https("/v1"));
    } finally {
      end.countDown();
    }
  }

  /** Each byte arrives well within every timeout; only the end of the call ends it. */
  @Test
  void toAServerThatDripsTheTlsHandshake() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.playing(
            socket -> {
              socket.getInputStream().read();
              socket.getOutputStream().write(new byte[] {0x16, 3, 3, 0x3f, (byte) 0xff});
              Dripping.until(socket, 'x');
            })) {
      assertNotSent(ShortTimeouts.total(), server.https("/v1"));
    }
  }

  @Test
  void whenEveryConnectionIsBusyForTooLong() throws Exception {
    assertNotSentWhileTheOnlyConnectionIsBusy(ShortTimeouts.leaseOfOneConnection());
  }

  @Test
  void afterTheClientWasClosed() throws IOException {
    try (ScriptedServer server = ScriptedServer.keepingAlive()) {
      ApiClient client = ShortTimeouts.client(ShortTimeouts.patient());
      client.close();
      assertThat(client.send(get(server.http("/v1")))).isInstanceOf(Exchange.NotSent.class);
      assertThat(server.requests()).isZero();
    }
  }

  private static void assertNotSentWhileTheOnlyConnectionIsBusy(HttpSettings settings)
      throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedServer server =
            ScriptedServer.playing(
                socket -> {
                  ScriptedServer.readRequest(socket.getInputStream());
                  busy.countDown();
                  end.await();
                  socket.getOutputStream().write(ScriptedServer.ok("{}"));
                });
        ApiClient client = ShortTimeouts.client(settings)) {
      var first = CompletableFuture.supplyAsync(() -> client.send(get(server.http("/busy"))));
      busy.await();
      assertThat(client.send(get(server.http("/waiting")))).isInstanceOf(Exchange.NotSent.class);
      end.countDown();
      assertThat(first.join()).isInstanceOf(Exchange.Answered.class);
      assertThat(server.connections()).isEqualTo(1);
    } finally {
      end.countDown();
    }
  }

  private static void assertNotSent(HttpSettings settings, URI uri) {
    try (ApiClient client = ShortTimeouts.client(settings)) {
      assertThat(client.send(ApiRequest.post(uri, "{}"))).isInstanceOf(Exchange.NotSent.class);
    }
  }

  private static ApiRequest get(URI uri) {
    return ApiRequest.get(uri);
  }

  /** Connects without being accepted until the system lets nobody in any more. */
  private static void fillBacklog(ServerSocket server, List<Socket> waiting) throws IOException {
    while (waiting.size() < 100) {
      Socket socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(new InetSocketAddress("127.0.0.1", server.getLocalPort()), 200);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
    throw new IllegalStateException("the backlog never fills on this system");
  }
}
