package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.ScriptedServer;
import io.lipsync.connector.support.TrustedTls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hosts that answer a call that carries a file before they have all of it. */
class EarlyAnswerTest {
  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final String REFUSED =
      "HTTP/1.1 403 Forbidden\r\nContent-Length: 34\r\n\r\n<Code>SignatureDoesNotMatch</Code>";

  /** More than the buffers of both sides hold. */
  private static final int LARGE = 16 << 20;

  private static final int READ_WHOLE = 1 << 20;

  @TempDir static Path folder;
  private static TrustedTls tls;

  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ApiClient client =
      new ApiClient(
          new HttpSettings(1, 10, PATIENT, PATIENT, PATIENT, PATIENT, Set.of("127.0.0.1")),
          PATIENT,
          Clock.systemUTC());

  @BeforeAll
  static void trust() {
    tls = new TrustedTls(folder, "ip:127.0.0.1");
  }

  @AfterAll
  static void trustNoMore() {
    tls.close();
  }

  @AfterEach
  void close() {
    over.countDown();
    assertThat(client.leased()).isZero();
    client.close();
  }

  /** What hosts do with a file that they do not want. */
  private enum Host {
    ANSWERS_AND_RESETS {
      @Override
      void play(Socket socket, EarlyAnswerTest test) throws IOException {
        test.readHead(socket);
        send(socket, REFUSED);
        ScriptedServer.reset(socket);
      }
    },
    ANSWERS_AND_HANGS_UP {
      @Override
      void play(Socket socket, EarlyAnswerTest test) throws IOException {
        test.readHead(socket);
        send(socket, REFUSED);
      }
    },
    ANSWERS_AND_STAYS {
      @Override
      void play(Socket socket, EarlyAnswerTest test) throws IOException, InterruptedException {
        test.readHead(socket);
        send(socket, REFUSED);
        test.over.await();
      }
    },
    ANSWERS_AND_READS_ON {
      @Override
      void play(Socket socket, EarlyAnswerTest test) throws IOException {
        test.readHead(socket);
        send(socket, REFUSED);
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    },
    IGNORES_THE_QUESTION_AND_RESETS {
      @Override
      void play(Socket socket, EarlyAnswerTest test) throws IOException {
        test.readHead(socket);
        socket.getInputStream().readNBytes(1);
        send(socket, REFUSED);
        ScriptedServer.reset(socket);
      }
    },
    IGNORES_THE_QUESTION_AND_READS_ON {
      @Override
      void play(Socket socket, EarlyAnswerTest test) throws IOException {
        test.readHead(socket);
        socket.getInputStream().readNBytes(1);
        send(socket, REFUSED);
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    },
    CONTINUES_REFUSES_AND_RESETS {
      @Override
      void play(Socket socket, EarlyAnswerTest test) throws IOException {
        test.readHead(socket);
        send(socket, "HTTP/1.1 100 Continue\r\n\r\n");
        socket.getInputStream().readNBytes(1);
        send(socket, REFUSED);
        ScriptedServer.reset(socket);
      }
    },
    CONTINUES_REFUSES_AND_READS_ON {
      @Override
      void play(Socket socket, EarlyAnswerTest test) throws IOException {
        test.readHead(socket);
        send(socket, "HTTP/1.1 100 Continue\r\n\r\n" + REFUSED);
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    },
    CONTINUES_REFUSES_AND_STAYS {
      @Override
      void play(Socket socket, EarlyAnswerTest test) throws IOException, InterruptedException {
        test.readHead(socket);
        send(socket, "HTTP/1.1 100 Continue\r\n\r\n" + REFUSED);
        test.over.await();
      }
    },
    CONTINUES_TOO_LATE_AND_REFUSES {
      @Override
      void play(Socket socket, EarlyAnswerTest test) throws IOException {
        test.readHead(socket);
        socket.getInputStream().readNBytes(100_000);
        send(socket, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n");
        socket.getInputStream().readNBytes(READ_WHOLE - 100_000);
        send(socket, REFUSED);
      }
    };

    abstract void play(Socket socket, EarlyAnswerTest test)
        throws IOException, InterruptedException;
  }

  @ParameterizedTest
  @EnumSource
  void whatAHostAnswersEarlyIsTheAnswer(Host host) throws IOException {
    assertRefused(host, ServerSocketFactory.getDefault());
  }

  @ParameterizedTest
  @EnumSource
  void norDoesItMatterOverTls(Host host) throws IOException {
    assertRefused(host, tls.sockets());
  }

  private void assertRefused(Host host, ServerSocketFactory sockets) throws IOException {
    RequestBody.File file = file(host == Host.CONTINUES_TOO_LATE_AND_REFUSES ? READ_WHOLE : LARGE);
    RequestBody.Form form = new RequestBody.Form(Map.of("key", "a"), "file", file, "a.mp4");
    try (ScriptedServer server =
        ScriptedServer.playing(socket -> host.play(socket, this), sockets)) {
      URI uri =
          sockets instanceof javax.net.ssl.SSLServerSocketFactory
              ? server.https("/out.mp4")
              : server.http("/out.mp4");
      for (ApiRequest request :
          List.of(ApiRequest.put(uri, file), ApiRequest.postForm(uri, form))) {
        assertThat(client.send(request.toPublicHost()))
            .as("%s", request)
            .isInstanceOfSatisfying(
                Exchange.Answered.class,
                answer -> {
                  assertThat(answer.status()).isEqualTo(403);
                  assertThat(answer.body()).startsWith("<Code>SignatureDoesNotMatch");
                });
      }
      assertThat(server.connections()).as("none is used again").isEqualTo(2);
    }
    assertThat(heads).allSatisfy(head -> assertThat(head).contains("Expect: 100-continue"));
  }

  @Test
  void aSmallFileIsRefusedInTheSameWayWithoutAsking() throws IOException {
    RequestBody.File file = file(20_000);
    for (Host host :
        List.of(Host.ANSWERS_AND_RESETS, Host.ANSWERS_AND_HANGS_UP, Host.ANSWERS_AND_STAYS)) {
      try (ScriptedServer server = ScriptedServer.playing(socket -> host.play(socket, this))) {
        assertThat(client.send(ApiRequest.put(server.http("/out.mp4"), file)))
            .as("%s", host)
            .isInstanceOfSatisfying(
                Exchange.Answered.class, answer -> assertThat(answer.status()).isEqualTo(403));
      }
    }
    assertThat(heads).noneMatch(head -> head.contains("Expect"));
  }

  @Test
  void aHostThatKnowsNoQuestionsIsSentTheFileWithoutOne() throws IOException {
    ScriptedServer.Script unknowing =
        socket -> {
          String head = readHead(socket);
          if (head.contains("Expect")) {
            send(socket, "HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\n\r\n");
          } else {
            assertThat(socket.getInputStream().readNBytes(LARGE)).hasSize(LARGE);
            socket.getOutputStream().write(ScriptedServer.ok("stored"));
          }
        };
    try (ScriptedServer server = ScriptedServer.playing(unknowing)) {
      assertThat(client.send(ApiRequest.put(server.http("/out.mp4"), file(LARGE))))
          .isEqualTo(new Exchange.Answered(200, "stored", null));
    }
    assertThat(heads).hasSize(2);
  }

  @Test
  void aHostThatIsSilentWhenAskedIsSentTheFile() throws IOException {
    ScriptedServer.Script silent =
        socket -> {
          readHead(socket);
          assertThat(socket.getInputStream().readNBytes(LARGE)).hasSize(LARGE);
          socket.getOutputStream().write(ScriptedServer.ok("stored"));
        };
    try (ScriptedServer server = ScriptedServer.playing(silent)) {
      assertThat(client.send(ApiRequest.put(server.http("/out.mp4"), file(LARGE))))
          .isEqualTo(new Exchange.Answered(200, "stored", null));
    }
  }

  @Test
  void aHostThatHangsUpWithoutAnAnswerHasNotAnswered() throws IOException {
    ScriptedServer.Script hangsUp =
        socket -> {
          readHead(socket);
          send(socket, "HTTP/1.1 100 Continue\r\n\r\n");
          socket.getInputStream().readNBytes(1);
          ScriptedServer.reset(socket);
        };
    try (ScriptedServer server = ScriptedServer.playing(hangsUp)) {
      assertThat(client.send(ApiRequest.put(server.http("/out.mp4"), file(LARGE))))
          .isInstanceOf(Exchange.PossiblySent.class);
    }
  }

  /** A paid call is sent whole, and its answer read where it always was. */
  @Test
  void aPaidCallAsksNothing() throws IOException {
    ScriptedServer.Script answers =
        socket -> {
          readHead(socket);
          socket.getOutputStream().write(ScriptedServer.ok("{}"));
        };
    try (ScriptedServer server = ScriptedServer.playing(answers)) {
      String json = "\"" + "x".repeat(100_000) + "\"";
      client.sendPaid(ApiRequest.post(server.http("/task"), json), SendGate.OPEN);
    }
    assertThat(heads).singleElement().asString().doesNotContain("Expect");
  }

  private String readHead(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    String head = ScriptedServer.readHeadOnly(in);
    heads.add(String.valueOf(head));
    return String.valueOf(head);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static RequestBody.File file(int size) throws IOException {
    Path path = folder.resolve(size + ".mp4");
    if (!Files.exists(path)) {
      Files.write(path, new byte[size]);
    }
    return new RequestBody.File(path, "video/mp4");
  }
}
