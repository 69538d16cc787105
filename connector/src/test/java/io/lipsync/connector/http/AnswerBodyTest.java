package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of an answer is what was read of it, whatever its headers say. */
class AnswerBodyTest {
  private static final String JSON = "{\"id\":\"task-1\",\"name\":\"\u00e4\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws-chunked",
        "UTF-8",
        "none",
        "binary",
        "br",
        "zstd",
        "identity",
        "",
        "gzip",
        "x-gzip",
        "deflate",
        "gzip, br",
        "gzip;q=1",
        "compress",
        "\"gzip\"",
        ","
      })
  void aBodyThatIsNotWhatItIsCalledIsTakenAsItIs(String coding) throws IOException {
    assertThat(body("Content-Encoding: " + coding + "\r\n", utf8(JSON))).isEqualTo(JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "aws-chunked, gzip", "identity, gzip"})
  void gzipThatNobodyAskedForIsDecoded(String coding) throws IOException {
    assertThat(body("Content-Encoding: " + coding + "\r\n", gzip(utf8(JSON)))).isEqualTo(JSON);
  }

  @Test
  void twoHeadersOfOneCodingAreOne() throws IOException {
    assertThat(
            body("Content-Encoding: aws-chunked\r\nContent-Encoding: gzip\r\n", gzip(utf8(JSON))))
        .isEqualTo(JSON);
  }

  @Test
  void deflateThatNobodyAskedForIsDecoded() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream deflate = new DeflaterOutputStream(bytes)) {
      deflate.write(utf8(JSON));
    }
    assertThat(body("Content-Encoding: deflate\r\n", bytes.toByteArray())).isEqualTo(JSON);
  }

  @Test
  void gzipThatBreaksOffIsWhatCouldBeDecoded() throws IOException {
    byte[] all = gzip(utf8(JSON));
    assertThat(body("Content-Encoding: gzip\r\n", Arrays.copyOf(all, all.length - 8)))
        .isEqualTo(JSON);
    assertThat(body("Content-Encoding: gzip\r\n", new byte[] {0x1f, (byte) 0x8b, 8})).isEmpty();
  }

  @Test
  void aBombIsDecodedUpToTheLimit() throws IOException {
    assertThat(body("Content-Encoding: gzip\r\n", gzip(new byte[20 << 20])))
        .hasSize(AnswerBody.LONGEST);
  }

  @Test
  void nobodyIsAskedForACoding() throws IOException {
    String[] head = new String[1];
    try (ScriptedServer server =
            ScriptedServer.playing(
                socket -> {
                  head[0] = ScriptedServer.readHead(socket.getInputStream());
                  socket.getOutputStream().write(ScriptedServer.ok("{}"));
                });
        ApiClient client = ShortTimeouts.client(ShortTimeouts.patient())) {
      client.send(ApiRequest.get(server.http("/v1")));
    }
    assertThat(head[0])
        .contains("Accept-Encoding: identity\r\n")
        .doesNotContainIgnoringCase("upgrade");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws IOException {
    assertThat(body("", utf8("\ufeff" + JSON))).isEqualTo(JSON);
    assertThat(body("", ("\ufeff" + JSON).getBytes(StandardCharsets.UTF_16LE))).isEqualTo(JSON);
    assertThat(body("", ("\ufeff" + JSON).getBytes(StandardCharsets.UTF_16BE))).isEqualTo(JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.0 200 OK\r\n\r\n{}",
        "HTTP/1.1 200 OK\nContent-Length: 2\n\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{} and more",
        "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 9\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nnonsense",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nnonsense",
      })
  void theBodyThatWasReadIsUsed(String raw) throws IOException {
    assertThat(raw(utf8(raw))).isEqualTo("{}");
  }

  private static String body(String headers, byte[] body) throws IOException {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    raw.write(utf8("HTTP/1.1 200 OK\r\n" + headers));
    raw.write(utf8("Content-Length: " + body.length + "\r\n\r\n"));
    raw.write(body);
    return raw(raw.toByteArray());
  }

  private static String raw(byte[] answer) throws IOException {
    ScriptedServer.Script script =
        socket -> {
          ScriptedServer.readRequest(socket.getInputStream());
          socket.getOutputStream().write(answer);
        };
    try (ScriptedServer server = ScriptedServer.playing(script);
        ApiClient client = ShortTimeouts.client(ShortTimeouts.patient())) {
      Exchange exchange = client.send(ApiRequest.post(server.http("/v1"), "{}"));
      assertThat(client.leased()).isZero();
      assertThat(exchange).isInstanceOf(Exchange.Answered.class);
      return ((Exchange.Answered) exchange).body();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(target)) {
      gzip.write(bytes);
    }
    return target.toByteArray();
  }
}
