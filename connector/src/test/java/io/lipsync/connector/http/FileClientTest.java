package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that no decent HTTP server can play. */
class FileClientTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);

  @TempDir Path folder;
  private PartialFile file;

  @BeforeEach
  void anEmptyFile() throws IOException {
    file = new PartialFile(Files.createFile(folder.resolve("a.part")));
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void aTransferThatDripsHasAnEnd() throws IOException {
    ScriptedServer.Script drips =
        socket -> {
          ScriptedServer.readRequest(socket.getInputStream());
          socket.getOutputStream().write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n"));
          Dripping.until(socket, 'x');
        };
    try (ScriptedServer host = ScriptedServer.playing(drips)) {
      assertThat(download(host, Duration.ofMillis(400)))
          .isEqualTo(new Transfer.Broken("not complete within 0 s"));
    }
    assertThat(file.size()).isPositive();
  }

  @Test
  void aRestThatTheHostDoesNotKnowIsGivenUpAndTheFileBeginsAgain() throws IOException {
    Iterator<String> answers =
        List.of(
                "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nAccept-Ranges: bytes\r\n"
                    + "Content-Length: 9\r\n\r\nfour",
                "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole")
            .iterator();
    ScriptedServer.Script inTurn =
        socket -> {
          ScriptedServer.readRequest(socket.getInputStream());
          socket.getOutputStream().write(ascii(answers.next()));
        };
    try (ScriptedServer host = ScriptedServer.playing(inTurn)) {
      assertThat(download(host, PATIENT)).isInstanceOf(Transfer.Broken.class);
      assertThat(file.size()).isEqualTo(4);
      assertThat(download(host, PATIENT)).isInstanceOf(Transfer.Broken.class);
      assertThat(file.size()).isZero();
      assertThat(download(host, PATIENT)).isInstanceOf(Transfer.Complete.class);
    }
    assertThat(file.path()).hasContent("whole");
  }

  private Transfer download(ScriptedServer host, Duration limit) {
    HttpSettings settings =
        new HttpSettings(2, 10, PATIENT, PATIENT, PATIENT, PATIENT, Set.of("127.0.0.1"));
    try (FileClient client = new FileClient(settings, limit)) {
      return client.download(host.http("/a.mp4"), file, 1_000_000);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
