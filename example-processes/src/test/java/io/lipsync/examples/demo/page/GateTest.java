package io.lipsync.examples.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use the page of the demo, by what a browser sends. */
class GateTest {
  private final AtomicInteger served = new AtomicInteger();
  private HttpServer server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    port = server.getAddress().getPort();
    server
        .createContext(
            "/",
            exchange -> {
              served.incrementAndGet();
              new Reply(200, "text/plain", "0123456789").to(exchange);
              exchange.close();
            })
        .getFilters()
        .add(new Gate(port));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void thePageItselfReadsAndOrders(String host) throws IOException {
    String own = host + ":" + port;

    assertThat(answer("GET", own, "")).startsWith("HTTP/1.1 200");
    assertThat(answer("POST", own, "Origin: http://" + own + "\r\n")).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void aForeignNameThatLeadsHereIsRefused(String method) throws IOException {
    String foreign = "rebound.example:" + port;

    assertRefused(answer(method, foreign, "Origin: http://" + foreign + "\r\n"));
    assertRefused(answer(method, "127.0.0.1", ""));
    assertRefused(answer(method, "127.0.0.1:" + (port + 1), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Origin: null\r\n",
        "Origin: https://evil.example\r\n",
        "Origin: http://127.0.0.1\r\n",
        "Origin: http://localhost:1\r\n",
        "Origin: http://127.0.0.1.evil.example\r\n"
      })
  void aForeignPagePressesNoButton(String origin) throws IOException {
    assertRefused(answer("POST", "127.0.0.1:" + port, origin));
    assertRefused(answer("DELETE", "127.0.0.1:" + port, origin));
  }

  @Test
  void aForeignPageReadsNothing() throws IOException {
    assertRefused(answer("GET", "127.0.0.1:" + port, "Origin: https://evil.example\r\n"));
  }

  @Test
  void everyAnswerSaysThatNothingComesFromElsewhere() throws IOException {
    assertThat(answer("GET", "localhost:" + port, "").toLowerCase())
        .contains("content-security-policy: default-src 'none'; script-src 'self'")
        .contains("frame-ancestors 'none'", "x-content-type-options: nosniff");
  }

  @Test
  void aPlayerGetsTheRangeThatItAsksFor() throws IOException {
    String own = "localhost:" + port;

    assertThat(answer("GET", own, "Range: bytes=2-4\r\n")).contains(" 206 ").endsWith("\n234");
    assertThat(answer("GET", own, "Range: bytes=7-\r\n")).contains("7-9/10").endsWith("\n789");
    assertThat(answer("GET", own, "Range: bytes=4-2\r\n")).endsWith("\n4");
    assertThat(answer("GET", own, "Range: bytes=99-\r\n")).contains(" 200 ");
  }

  private void assertRefused(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("0123456789");
    assertThat(served).hasValue(0);
  }

  private String answer(String method, String host, String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request =
          method + " / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
