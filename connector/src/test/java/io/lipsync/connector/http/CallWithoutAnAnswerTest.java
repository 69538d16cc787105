package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.ScriptedServer;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Ends of a call after which nobody can tell whether the provider acted on it. */
class CallWithoutAnAnswerTest {

  @Test
  void resetInTheMiddleOfTheRequest() throws IOException {
    assertPossiblySent(
        ShortTimeouts.patient(),
        ScriptedServer.playing(
            socket -> {
              socket.getInputStream().readNBytes(10);
              ScriptedServer.reset(socket);
            }));
  }

  @Test
  void resetAfterTheRequestBody() throws IOException {
    assertPossiblySent(
        ShortTimeouts.patient(),
        ScriptedServer.playing(
            socket -> {
              ScriptedServer.readRequest(socket.getInputStream());
              ScriptedServer.reset(socket);
            }));
  }

  @Test
  void emptyReply() throws IOException {
    assertPossiblySent(ShortTimeouts.patient(), ScriptedServer.answering(""));
  }

  @Test
  void replyThatIsNotHttp() throws IOException {
    assertPossiblySent(
        ShortTimeouts.patient(), ScriptedServer.answering("220 mail.example.com ESMTP\r\n\r\n"));
  }

  @Test
  void replyThatEndsInsideItsHead() throws IOException {
    assertPossiblySent(
        ShortTimeouts.patient(), ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Le"));
  }

  @Test
  void silenceLongerThanTheResponseTimeout() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    assertPossiblySent(ShortTimeouts.response(), ScriptedServer.playing(socket -> end.await()));
    end.countDown();
  }

  @Test
  void silenceLongerThanTheTotalTimeoutNamesTheLimit() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedServer server = ScriptedServer.playing(socket -> end.await());
        ApiClient client = ShortTimeouts.client(ShortTimeouts.total())) {
      assertThat(client.send(ApiRequest.post(server.http("/v1"), "{}")))
          .isInstanceOfSatisfying(
              Exchange.PossiblySent.class,
              lost -> assertThat(lost.reason()).startsWith("no complete answer within"));
    } finally {
      end.countDown();
    }
  }

  @Test
  void headThatDripsPastTheTotalTimeout() throws IOException {
    assertPossiblySent(
        ShortTimeouts.total(),
        ScriptedServer.playing(
            socket -> {
              ScriptedServer.readRequest(socket.getInputStream());
              socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes());
              Dripping.until(socket, 'x');
            }));
  }

  private static void assertPossiblySent(HttpSettings settings, ScriptedServer script)
      throws IOException {
    try (ScriptedServer server = script;
        ApiClient client = ShortTimeouts.client(settings)) {
      assertThat(client.send(ApiRequest.post(server.http("/v1"), "{\"model\":\"videoretalk\"}")))
          .isInstanceOf(Exchange.PossiblySent.class);
      assertThat(server.connections()).as("sent once").isEqualTo(1);
    }
  }
}
