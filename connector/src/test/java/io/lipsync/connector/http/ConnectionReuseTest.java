package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.ScriptedServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pool: few connections, used again, and never a dead one for a paid call. */
class ConnectionReuseTest {

  @Test
  void twoHundredCallsInARowUseOneConnection() throws IOException {
    try (ScriptedServer server = ScriptedServer.keepingAlive();
        ApiClient client = ShortTimeouts.client(ShortTimeouts.patient())) {
      for (int call = 0; call < 200; call++) {
        assertThat(client.send(ApiRequest.post(server.http("/v1"), "{}")))
            .isInstanceOf(Exchange.Answered.class);
      }
      assertThat(server.requests()).isEqualTo(200);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void sixtyFourCallsAtOnceUseNoMoreConnectionsThanThePoolHas() throws Exception {
    HttpSettings settings = ShortTimeouts.patient();
    try (ScriptedServer server = ScriptedServer.keepingAlive();
        ApiClient client = ShortTimeouts.client(settings);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Exchange>> calls =
          IntStream.range(0, 64)
              .mapToObj(
                  call ->
                      threads.submit(
                          () -> {
                            start.await();
                            return client.send(ApiRequest.get(server.http("/v1")));
                          }))
              .toList();
      start.countDown();
      for (Future<Exchange> call : calls) {
        assertThat(call.get()).isInstanceOf(Exchange.Answered.class);
      }
      assertThat(server.requests()).isEqualTo(64);
      assertThat(server.connections()).isBetween(1, settings.poolSize());
    }
  }

  @Test
  void aConnectionThatTheServerClosedMeanwhileDoesNotFailTheNextCall() throws Exception {
    CountDownLatch closedByServer = new CountDownLatch(1);
    try (ScriptedServer server =
            ScriptedServer.playing(
                socket -> {
                  ScriptedServer.readRequest(socket.getInputStream());
                  socket.getOutputStream().write(ScriptedServer.ok("{}"));
                  socket.close();
                  closedByServer.countDown();
                });
        ApiClient client = ShortTimeouts.client(ShortTimeouts.patient())) {
      assertThat(client.send(ApiRequest.post(server.http("/v1"), "{}")))
          .isInstanceOf(Exchange.Answered.class);
      closedByServer.await();
      assertThat(client.send(ApiRequest.post(server.http("/v1"), "{}")))
          .isInstanceOf(Exchange.Answered.class);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void aConnectionWithAnUnreadRestOfAnAnswerIsNotUsedAgain() throws Exception {
    int size = 3 << 20;
    try (ScriptedServer server =
            ScriptedServer.playing(
                socket -> {
                  while (ScriptedServer.readRequest(socket.getInputStream())) {
                    socket.getOutputStream().write(ScriptedServer.ok("x".repeat(size)));
                  }
                });
        ApiClient client = ShortTimeouts.client(ShortTimeouts.patient())) {
      for (int call = 0; call < 3; call++) {
        assertThat(client.send(ApiRequest.get(server.http("/v1"))))
            .isInstanceOfSatisfying(
                Exchange.Answered.class, answer -> assertThat(answer.body()).startsWith("xxx"));
      }
    }
  }

  /** A second answer that arrives while nobody waits is never the answer to a later request. */
  @Test
  void aConnectionOnWhichSomethingArrivedUnaskedIsNotUsedAgain() throws Exception {
    Semaphore idle = new Semaphore(0);
    Semaphore more = new Semaphore(0);
    try (ScriptedServer server =
            ScriptedServer.playing(
                socket -> {
                  while (ScriptedServer.readRequest(socket.getInputStream())) {
                    socket.getOutputStream().write(ScriptedServer.ok("own"));
                    idle.acquire();
                    socket.getOutputStream().write(ScriptedServer.ok("foreign"));
                    more.release();
                  }
                });
        ApiClient client = ShortTimeouts.client(ShortTimeouts.patient())) {
      for (int call = 0; call < 3; call++) {
        assertThat(client.send(ApiRequest.post(server.http("/v1"), "{}")))
            .isEqualTo(new Exchange.Answered(200, "own", null));
        idle.release();
        more.acquire();
      }
      assertThat(server.connections()).isEqualTo(3);
    }
  }
}
