package io.lipsync.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MavenRepositoryTest {
  private static final String FOLDER = "/maven2/org/example/lib";
  private static final Part PART = new Part("org.example", "lib", "4.1.130.Final");

  private HttpServer server;
  private MavenRepository repository;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    repository =
        new MavenRepository("http://localhost:" + server.getAddress().getPort() + "/maven2/");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theNewestPatchWhoseFileIsThereIsTold() {
    serve(
        Map.of(
            FOLDER + "/maven-metadata.xml",
            metadata(
                "4.1.9.Final",
                "4.1.139.Final",
                "4.1.140.Final",
                "4.1.141.RC1",
                "4.2.18.Final",
                "5.0.0.Alpha2"),
            FOLDER + "/4.1.139.Final/lib-4.1.139.Final.jar",
            ""));

    assertThat(repository.newest(PART)).contains(new Version("4.1.139.Final"));
  }

  @Test
  void withoutANewerOneItIsTheVersionItself() {
    serve(Map.of(FOLDER + "/maven-metadata.xml", metadata("4.1.129.Final", "4.1.130.Final")));

    assertThat(repository.newest(PART)).contains(PART.version());
  }

  @Test
  void aLibraryThatIsNotServedIsUnknown() {
    serve(Map.of());

    assertThat(repository.newest(PART)).isEmpty();
  }

  @Test
  void aRepositoryThatIsAwayKnowsNothing() {
    assertThat(new MavenRepository("http://localhost:1").newest(PART)).isEmpty();
  }

  private void serve(Map<String, String> files) {
    server.createContext(
        "/",
        exchange -> {
          String file = files.get(exchange.getRequestURI().getPath());
          byte[] body = (file == null ? "" : file).getBytes(StandardCharsets.UTF_8);
          boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
          exchange.sendResponseHeaders(file == null ? 404 : 200, empty ? -1 : body.length);
          if (!empty) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
  }

  private static String metadata(String... versions) {
    return Stream.of(versions)
            .map(version -> "<version>" + version + "</version>")
            .collect(
                Collectors.joining("\n", "<metadata><versioning><versions>\n", "\n</versions>"))
        + "</versioning></metadata>";
  }
}
