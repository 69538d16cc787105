package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A status line is an answer, whatever becomes of the body behind it. */
class AnsweredCallTest {

  @Test
  void bodyAndStatusArrive() throws IOException {
    Exchange.Answered answer =
        answer("HTTP/1.1 402 Payment Required\r\nContent-Length: 7\r\n\r\n{\"a\":1}");
    assertThat(answer.status()).isEqualTo(402);
    assertThat(answer.body()).isEqualTo("{\"a\":1}");
    assertThat(answer.isSuccess()).isFalse();
    assertThat(answer.requestedWait()).isEmpty();
  }

  @Test
  void bodyIsReadAsUtf8WhateverTheHeaderSays() throws IOException {
    String utf8AsLatin1 = "\u00c3\u00a4";
    Exchange.Answered answer =
        answer(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-16\r\n"
                + "Content-Length: 2\r\n\r\n"
                + utf8AsLatin1);
    assertThat(answer.body()).isEqualTo("\u00e4");
  }

  @Test
  void answerWithoutBody() throws IOException {
    Exchange.Answered answer = answer("HTTP/1.1 204 No Content\r\n\r\n");
    assertThat(answer.isSuccess()).isTrue();
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void retryAfterIsRead() throws IOException {
    Exchange.Answered answer =
        answer("HTTP/1.1 429 Slow Down\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n");
    assertThat(answer.requestedWait()).contains(Duration.ofSeconds(7));
  }

  @Test
  void truncatedSuccessHasItsStatusAndWhatWasReadOfItsBody() throws IOException {
    Exchange.Answered answer = answer("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"id\":");
  }

  @Test
  void truncatedRefusalStaysARefusal() throws IOException {
    Exchange.Answered answer =
        answer(
            "HTTP/1.1 429 Slow Down\r\nRetry-After: 9\r\nContent-Length: 500\r\n\r\n{\"error\":");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.requestedWait()).contains(Duration.ofSeconds(9));
  }

  @Test
  void brokenChunksAfterARefusalStayARefusal() throws IOException {
    Exchange.Answered answer =
        answer("HTTP/1.1 429 Slow Down\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n");
    assertThat(answer.status()).isEqualTo(429);
  }

  @Test
  void bodyThatDripsPastTheTotalTimeoutIsCutOff() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.playing(
            socket -> {
              ScriptedServer.readRequest(socket.getInputStream());
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes());
              Dripping.until(socket, ' ');
            })) {
      Exchange.Answered answer = answer(ShortTimeouts.total(), server);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isBlank();
    }
  }

  @Test
  void oversizedBodyIsReadUpToOneMegabyte() throws IOException {
    int size = 3 << 20;
    Exchange.Answered answer =
        answer("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n" + "x".repeat(size));
    assertThat(answer.body()).hasSize(1 << 20);
  }

  @Test
  void endlessRefusalStaysARefusal() throws IOException {
    byte[] block = new byte[1 << 16];
    try (ScriptedServer server =
        ScriptedServer.playing(
            socket -> {
              ScriptedServer.readRequest(socket.getInputStream());
              socket.getOutputStream().write("HTTP/1.1 429 Slow Down\r\n\r\n".getBytes());
              while (!socket.isClosed()) {
                socket.getOutputStream().write(block);
              }
            })) {
      assertThat(answer(ShortTimeouts.total(), server).status()).isEqualTo(429);
    }
  }

  @Test
  void aServerThatSendsAnInformationFirstIsWaitedFor() throws IOException {
    Exchange.Answered answer =
        answer("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    assertThat(answer.status()).isEqualTo(200);
  }

  private static Exchange.Answered answer(String raw) throws IOException {
    try (ScriptedServer server = ScriptedServer.answering(raw)) {
      return answer(ShortTimeouts.patient(), server);
    }
  }

  private static Exchange.Answered answer(HttpSettings settings, ScriptedServer server) {
    try (ApiClient client = ShortTimeouts.client(settings)) {
      Exchange exchange = client.send(ApiRequest.post(server.http("/v1"), "{}"));
      assertThat(exchange).isInstanceOf(Exchange.Answered.class);
      return (Exchange.Answered) exchange;
    }
  }
}
