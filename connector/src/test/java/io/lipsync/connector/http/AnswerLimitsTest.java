package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.ScriptedServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where exactly the limits of an answer's head are. */
class AnswerLimitsTest {

  @ParameterizedTest
  @CsvSource({"99, true", "100, true", "101, false", "5000, false"})
  void aHundredHeadersAreAllowed(int count, boolean allowed) throws IOException {
    String others = "X-A: b\r\n".repeat(count - 1);
    assertRead("HTTP/1.1 200 OK\r\n" + others + "Content-Length: 2\r\n\r\n{}", allowed);
  }

  @ParameterizedTest
  @CsvSource({"8000, true", "8192, false", "20000, false"})
  void aLineHasEightKilobytes(int length, boolean allowed) throws IOException {
    String line = "X-A: " + "b".repeat(length - 5);
    assertRead("HTTP/1.1 200 OK\r\n" + line + "\r\nContent-Length: 2\r\n\r\n{}", allowed);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "10, true", "11, false", "500, false"})
  void tenInterimAnswersAreAllowed(int count, boolean allowed) throws IOException {
    String interim = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(count);
    assertRead(interim + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", allowed);
  }

  /** What was said before the last answer does not count for the next one. */
  @Test
  void interimAnswersAreCountedForEachCall() throws IOException {
    String answer =
        "HTTP/1.1 100 Continue\r\n\r\n".repeat(10)
            + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    ScriptedServer.Script script =
        socket -> {
          while (ScriptedServer.readRequest(socket.getInputStream())) {
            socket.getOutputStream().write(answer.getBytes());
          }
        };
    try (ScriptedServer server = ScriptedServer.playing(script);
        ApiClient client = ShortTimeouts.client(ShortTimeouts.patient())) {
      for (int call = 0; call < 5; call++) {
        assertThat(client.send(ApiRequest.get(server.http("/v1"))))
            .isInstanceOf(Exchange.Answered.class);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  private static void assertRead(String raw, boolean allowed) throws IOException {
    try (ScriptedServer server = ScriptedServer.answering(raw);
        ApiClient client = ShortTimeouts.client(ShortTimeouts.patient())) {
      assertThat(client.send(ApiRequest.post(server.http("/v1"), "{}")))
          .isInstanceOf(allowed ? Exchange.Answered.class : Exchange.PossiblySent.class);
      assertThat(client.leased()).isZero();
    }
  }
}
