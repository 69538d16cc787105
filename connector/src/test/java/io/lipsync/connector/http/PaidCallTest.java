package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.ScriptedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The call that costs money: one connection, one answer, and not a byte before the gate opens. */
class PaidCallTest {
  private static final String TASK = "{\"id\": \"task-1\", \"note\": \"a } in a \\\"string\\\"\"}";

  private final ApiClient client =
      new ApiClient(
          new HttpSettings(
              5,
              10,
              Duration.ofSeconds(5),
              Duration.ofSeconds(5),
              Duration.ofSeconds(20),
              Duration.ofSeconds(30),
              Set.of()),
          Clock.systemUTC());

  @AfterEach
  void closeClient() {
    client.close();
  }

  /** The length is wrong, missing or too long, and the host keeps the connection open. */
  static Stream<String> wholeAnswers() {
    String text = TASK;
    return Stream.of(
        "Content-Length: 5\r\n\r\n" + text,
        "Content-Length: 1\r\n\r\n" + text,
        "Content-Length: " + text.length() + "\r\n\r\n" + text,
        "Content-Length: 5000\r\n\r\n" + text,
        "Content-Length: 5, 7\r\n\r\n" + text,
        "\r\n" + text,
        "Content-Length: 4\r\n\r\n\u00ef\u00bb\u00bf" + text,
        "Content-Length: 3\r\n\r\n  \r\n" + text.replace(" ", "\r\n"),
        "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n".formatted(text.length(), text));
  }

  @ParameterizedTest
  @MethodSource("wholeAnswers")
  void aWholeJsonAnswerIsRead(String rest) throws IOException {
    try (ScriptedServer server = openEnded("HTTP/1.1 200 OK\r\n" + rest)) {
      assertThat(body(server).strip().replaceAll("\\s+", " ")).isEqualTo(TASK);
    }
  }

  @Test
  void anAnswerThatDripsIsReadUntilItIsWhole() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.playing(
            socket -> {
              ScriptedServer.readRequest(socket.getInputStream());
              OutputStream out = socket.getOutputStream();
              for (byte next :
                  ("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n" + TASK)
                      .getBytes(StandardCharsets.ISO_8859_1)) {
                out.write(next);
                out.flush();
              }
              // Never ends, and never says another word.
              Thread.currentThread().join();
            })) {
      assertThat(body(server)).isEqualTo(TASK);
    }
  }

  /** Waiting for more would only delay the failure. */
  @Test
  void whatIsNoJsonEndsWhereItsLengthSays() throws IOException {
    try (ScriptedServer server =
        openEnded("HTTP/1.1 502 Bad\r\nContent-Length: 13\r\n\r\n<html></html>and more")) {
      assertThat(body(server)).startsWith("<html></html>");
    }
  }

  @Test
  void halfAnAnswerIsHalfAnAnswer() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"id\": \"ta")) {
      assertThat(body(server)).isEqualTo("{\"id\": \"ta");
    }
  }

  /** Whatever a host left on a connection that was used before. */
  @Test
  void everyCallHasAConnectionThatCarriedNothingBefore() throws IOException {
    List<String> heads = new CopyOnWriteArrayList<>();
    try (ScriptedServer server =
        ScriptedServer.playing(
            socket -> {
              for (String head = ScriptedServer.readHead(socket.getInputStream());
                  head != null;
                  head = ScriptedServer.readHead(socket.getInputStream())) {
                heads.add(head);
                socket.getOutputStream().write(ScriptedServer.ok("{}"));
                socket.getOutputStream().write(ScriptedServer.ok("{\"id\": \"another\"}"));
              }
            })) {
      client.send(ApiRequest.get(server.http("/")));
      for (int call = 0; call < 3; call++) {
        assertThat(body(server)).isEqualTo("{}");
      }
      assertThat(server.connections()).isEqualTo(4);
      assertThat(heads.getLast()).containsIgnoringCase("Connection: close");
      assertThat(client.leased()).isZero();
    }
  }

  @Test
  void whileTheGateIsClosedNothingIsSent() throws IOException {
    List<String> heads = new CopyOnWriteArrayList<>();
    try (ScriptedServer server =
        ScriptedServer.playing(
            socket -> {
              String head = ScriptedServer.readHead(socket.getInputStream());
              if (head != null) {
                heads.add(head);
              }
            })) {
      assertThat(client.sendPaid(post(server), () -> false)).isInstanceOf(Exchange.NotSent.class);
      assertThat(
              client.sendPaid(
                  post(server),
                  () -> {
                    throw new IllegalStateException("no");
                  }))
          .isInstanceOf(Exchange.NotSent.class);
      while (server.connections() < 2) {
        Thread.onSpinWait();
      }
      assertThat(client.leased()).isZero();
    }
    assertThat(heads).isEmpty();
  }

  @Test
  void theGateIsAskedWhenTheConnectionIsOpenAndOnlyThen() throws IOException {
    List<Integer> connections = new CopyOnWriteArrayList<>();
    try (ScriptedServer server = ScriptedServer.keepingAlive()) {
      client.sendPaid(
          post(server),
          () -> {
            while (server.connections() == 0) {
              Thread.onSpinWait();
            }
            connections.add(server.requests());
            return true;
          });
      assertThat(connections).as("connected, and no request yet").containsExactly(0);
    }
    connections.clear();
    ApiRequest nowhere = ApiRequest.post(java.net.URI.create("http://localhost:1/"), "{}");
    assertThat(client.sendPaid(nowhere, () -> connections.add(1)))
        .isInstanceOf(Exchange.NotSent.class);
    assertThat(connections).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"a\":[{}]}", "\u00ef\u00bb\u00bf{\"a\":\"\\\\\"}"})
  void aJsonTextEndsWithItsLastBracket(String json) {
    JsonEnd end = new JsonEnd();
    byte[] bytes = json.getBytes(StandardCharsets.ISO_8859_1);
    for (int at = 0; at < bytes.length; at++) {
      assertThat(end.isComplete()).isFalse();
      end.feed(new byte[] {bytes[at]}, 1);
    }
    assertThat(end.isComplete()).isTrue();
    assertThat(end.isOpen()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "<html>{}</html>", "x{}", "\"{}\"", "}", "1"})
  void whatIsNoObjectOrArrayNeverBegins(String text) {
    JsonEnd end = new JsonEnd();
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    end.feed(bytes, bytes.length);
    assertThat(end.isComplete()).isFalse();
    assertThat(end.isOpen()).isFalse();
  }

  private static ScriptedServer openEnded(String rawAnswer) {
    return ScriptedServer.playing(
        socket -> {
          ScriptedServer.readRequest(socket.getInputStream());
          socket.getOutputStream().write(rawAnswer.getBytes(StandardCharsets.ISO_8859_1));
          socket.getOutputStream().flush();
          Thread.currentThread().join();
        });
  }

  private String body(ScriptedServer server) {
    Exchange exchange = client.sendPaid(post(server), SendGate.OPEN);
    assertThat(exchange).isInstanceOf(Exchange.Answered.class);
    return ((Exchange.Answered) exchange).body();
  }

  private static ApiRequest post(ScriptedServer server) {
    return ApiRequest.post(server.http("/"), "{}");
  }
}
