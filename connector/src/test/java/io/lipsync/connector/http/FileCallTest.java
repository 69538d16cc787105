package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.FileHost;
import io.lipsync.connector.support.ScriptedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call that carries a file: sent once as any other, but on connections of its own. */
class FileCallTest {
  private static final Duration SHORT = Duration.ofSeconds(2);

  @TempDir Path folder;

  private final ApiClient client =
      new ApiClient(
          new HttpSettings(1, 10, SHORT, SHORT, SHORT, SHORT, Set.of()),
          Duration.ofMillis(400),
          Clock.systemUTC());

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void aFileIsSentAsItIs() throws IOException {
    byte[] content = new byte[300_000];
    content[299_999] = 7;
    try (FileHost host = new FileHost()) {
      Exchange answer =
          client.send(ApiRequest.put(URI.create(host.link("/a/b.mp4?sig=1")), file(content)));
      assertThat(answer)
          .isInstanceOfSatisfying(
              Exchange.Answered.class, put -> assertThat(put.status()).isEqualTo(201));
      assertThat(host.stored("/a/b.mp4")).isEqualTo(content);
      assertThat(host.requests().getFirst().header("Content-Type")).isEqualTo("video/mp4");
      assertThat(host.requests().getFirst().header("Content-Length")).isEqualTo("300000");
    }
  }

  @Test
  void aSlowTransferNeverDelaysAnotherCall() throws Exception {
    CountDownLatch transferring = new CountDownLatch(1);
    ScriptedServer.Script neverAnswers =
        socket -> {
          transferring.countDown();
          socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        };
    try (ScriptedServer slow = ScriptedServer.playing(neverAnswers);
        ScriptedServer api = ScriptedServer.keepingAlive()) {
      Thread transfer =
          Thread.ofVirtual()
              .start(() -> client.send(ApiRequest.put(slow.http("/file"), file(new byte[9]))));
      assertThat(transferring.await(2, TimeUnit.SECONDS)).isTrue();
      assertThat(client.send(ApiRequest.get(api.http("/task"))))
          .as("there is only one connection for calls, and nobody has it")
          .isInstanceOf(Exchange.Answered.class);
      transfer.join();
    }
  }

  @Test
  void aTransferHasAnEndOfItsOwn() throws Exception {
    ScriptedServer.Script neverAnswers =
        socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    try (ScriptedServer silent = ScriptedServer.playing(neverAnswers)) {
      RequestBody.Form form =
          new RequestBody.Form(Map.of("key", "a"), "file", file(new byte[9]), "a.mp4");
      assertThat(client.send(ApiRequest.postForm(silent.http("/file"), form)))
          .isInstanceOfSatisfying(
              Exchange.PossiblySent.class,
              lost -> assertThat(lost.reason()).isEqualTo("no complete answer within 0 s"));
    }
  }

  @Test
  void aHostInsideIsNotCalledWhenSomebodyElseNamedIt() {
    try (FileHost host = new FileHost()) {
      assertThat(
              client.send(
                  ApiRequest.put(URI.create(host.link("/a")), file(new byte[9])).toPublicHost()))
          .isInstanceOf(Exchange.Forbidden.class);
      assertThat(host.requests()).isEmpty();
    }
  }

  private RequestBody.File file(byte[] content) {
    try {
      return new RequestBody.File(Files.write(folder.resolve("a.part"), content), "video/mp4");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
