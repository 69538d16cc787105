package io.lipsync.connector.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.FileClient;
import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.support.ScriptedServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** DashScope's links begin with http, and its hosts know https. A proxy sees what is tried. */
class SecuredLinkTest extends SavingTest {
  private static final String HOST = "dashscope-result-bj.oss-cn-beijing.aliyuncs.com";
  private static final String LINK = "http://" + HOST + "/1d/out.mp4?Expires=1&Signature=a%2Bb";

  private final List<String> asked = new CopyOnWriteArrayList<>();

  @AfterEach
  void noProxy() {
    for (String scheme : List.of("http", "https")) {
      System.clearProperty(scheme + ".proxyHost");
      System.clearProperty(scheme + ".proxyPort");
    }
  }

  @Test
  void aPlainLinkIsTriedOverHttpsFirstAndThenAsItIs() throws IOException {
    try (ScriptedServer proxy = ScriptedServer.playing(this::proxy)) {
      use(proxy);
      assertThat(saved(LINK).sizeBytes()).isEqualTo(VIDEO.length);
    }
    assertThat(asked)
        .containsExactly("CONNECT " + HOST + ":443 HTTP/1.1", "GET " + LINK + " HTTP/1.1");
  }

  @Test
  void aLinkToAnotherPortIsUsedAsItIs() throws IOException {
    String link = LINK.replace("/1d", ":8080/1d");
    try (ScriptedServer proxy = ScriptedServer.playing(this::proxy)) {
      use(proxy);
      saved(link);
    }
    assertThat(asked).containsExactly("GET " + link + " HTTP/1.1");
  }

  private SavedResult saved(String link) {
    Duration limit = Duration.ofSeconds(10);
    HttpSettings settings =
        new HttpSettings(2, 10, limit, limit, limit, limit, Set.of("localhost", HOST));
    try (FileClient behindAProxy = new FileClient(settings, limit);
        ApiClient api = new ApiClient(settings, Clock.systemUTC())) {
      return new ResultSaver(
              api,
              behindAProxy,
              new ResultSettings(
                  folder,
                  DataSize.ofBytes(1_000_000),
                  DataSize.ofBytes(500_000),
                  Duration.ofSeconds(90)),
              clock)
          .save(new SaveRequest(link, null, null, toFolder("")), documents);
    }
  }

  private void proxy(Socket socket) throws IOException {
    String head = ScriptedServer.readHead(socket.getInputStream());
    asked.add(head.substring(0, head.indexOf("\r\n")));
    if (head.startsWith("CONNECT")) {
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return;
    }
    socket
        .getOutputStream()
        .write(
            ("HTTP/1.1 200 OK\r\nContent-Length: " + VIDEO.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(VIDEO);
  }

  private static void use(ScriptedServer proxy) {
    for (String scheme : List.of("http", "https")) {
      System.setProperty(scheme + ".proxyHost", "localhost");
      System.setProperty(scheme + ".proxyPort", Integer.toString(proxy.http("/").getPort()));
    }
  }
}
