package io.lipsync.connector.media.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.http.PartClient;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to a ranged GET that say little of a file: they are no breach of its limits. */
class LinkAnswersTest {
  private static final MediaRules RULES =
      MediaRules.of("Acme").from(MediaKind.VIDEO, Quantity.DURATION, 2, 3);

  private final PartClient client = MediaProbes.client("127.0.0.1");
  private final MediaProbe probe = new MediaProbe(client, Duration.ofSeconds(20));

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "206 A\r\nContent-Range: bytes 7-56/200",
        "416 No",
        "416 No\r\nContent-Range: bytes */9"
      })
  void whatNobodyCanReadIsANoteAndNotEmpty(String answer) throws IOException {
    assertThat(look(answer, "x".repeat(50).getBytes(StandardCharsets.US_ASCII)))
        .last()
        .isEqualTo(new Finding(Finding.Weight.NOTE, "video_url: could not be read."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"206 A", "206 A\r\nContent-Range: odd", "200 A\r\nContent-Encoding: UTF-8"})
  void aFileIsMeasuredWhateverItsHostSaysOfThePart(String answer) throws IOException {
    assertThat(look(answer, Samples.bytes("index-last.mp4")))
        .last()
        .isEqualTo(
            new Finding(Finding.Weight.BREACH, "video_url: lasts 4 s; Acme takes 2 to 3 s."));
  }

  @Test
  void anEmptyFileIsEmpty() throws IOException {
    assertThat(look("416 No\r\nContent-Range: bytes */0", new byte[0]))
        .last()
        .isEqualTo(new Finding(Finding.Weight.BREACH, "video_url: is empty."));
  }

  private List<Finding> look(String answer, byte[] body) throws IOException {
    String head = "HTTP/1.1 " + answer + "\r\nContent-Length: " + body.length + "\r\n\r\n";
    ScriptedServer.Script script =
        socket -> {
          ScriptedServer.readRequest(socket.getInputStream());
          socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
          socket.getOutputStream().write(body);
        };
    try (ScriptedServer host = ScriptedServer.playing(script)) {
      return probe.link(MediaKind.VIDEO, host.http("/a.mp4"), RULES, probe.end());
    }
  }
}
