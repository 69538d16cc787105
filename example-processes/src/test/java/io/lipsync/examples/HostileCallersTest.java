package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenarios;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.QuickLaunch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What anybody who reaches the webhook can do to a runtime of 256 MB: nothing that others notice.
 */
class HostileCallersTest extends ProcessTest {
  private static final String JOB_TYPE = "io.lipsync:lip-sync:hostile";
  private static final int SLOW = 2_000;
  private static final int LARGE = 170;
  private static final int FAST = 5_000;
  private static final int MEGABYTES_3 = 3_000_000;

  /** Within which a callback is answered. */
  private static final Duration IN_TIME = Duration.ofSeconds(1);

  private static ConnectorRuntime attacked;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Socket> sockets = new ArrayList<>();
  private URI genuine;
  private TaskView task;

  @BeforeAll
  static void startRuntime() {
    attacked =
        ConnectorRuntime.start(
            QuickLaunch.optimized(),
            runtimeSettings().with("CONNECTOR_LIPSYNC_TYPE", JOB_TYPE),
            log("attacked"));
  }

  @AfterAll
  static void stopRuntime() {
    attacked.close();
  }

  @BeforeEach
  void oneProcessWaits() {
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    deploy(DubbingModel.submitAndWait("dub"));
    attacked.awaitPath(DubbingModel.PATH);
    start("dub", Map.of("video", VIDEO, "audio", AUDIO));
    task = theTask();
    URI handedOut = evolink.callbackUrl(task.id()).orElseThrow();
    genuine = attacked.address().resolve(handedOut.getRawPath() + "?" + handedOut.getRawQuery());
  }

  @AfterEach
  void hangUp() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void twoThousandSlowCallersDelayNobody() throws Exception {
    String ours = target(genuine);
    String forged = ours.replaceAll("token=.{6}", "token=AAAAAA");
    String nobodys = "/inbound/nobody-waits-here";
    for (int i = 0; i < SLOW; i += 8) {
      slow("POST " + ours, "Content-Length: 100");
      slow("POST " + ours, "Transfer-Encoding: chunked");
      slow("POST " + forged, "Content-Length: 100");
      slow("POST " + forged, "Transfer-Encoding: chunked");
      slow("PUT " + ours, "Content-Length: 3000000");
      slow("POST " + nobodys, "Content-Length: 100");
      slow("TRACE /inbound", "Content-Length: 100");
      slow("POST /", "Transfer-Encoding: chunked");
    }

    Thread dripping = Thread.ofVirtual().start(this::drip);

    awaitAnswer(503);
    assertThat(attacked.endpoint().status("/actuator/health/liveness")).isEqualTo(200);
    evolink.finish(task.id());
    awaitAnswer(200);
    assertThat(dripping.isAlive()).isTrue();
    dripping.interrupt();
    dripping.join();
    CamundaAssert.assertThatProcessInstance(ProcessInstanceSelectors.byProcessId("dub"))
        .isCompleted();
  }

  @Test
  void largeBodiesDoNotFillTheMemory() throws Exception {
    byte[] part = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    String ours = target(genuine);
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < LARGE; i++) {
      for (String target : List.of(ours, "/inbound/" + DubbingModel.PATH, "/inbound/nobodys")) {
        Socket socket = slow("POST " + target, "Content-Length: " + MEGABYTES_3);
        callers.add(Thread.ofVirtual().start(() -> pour(socket, part)));
      }
    }
    for (Thread caller : callers) {
      caller.join();
    }

    awaitAnswer(503);
    assertThat(attacked.endpoint().status("/actuator/health/liveness")).isEqualTo(200);
    assertThat(attacked.logLines()).noneMatch(line -> line.contains("OutOfMemoryError"));
  }

  @Test
  void forgedAndReplayedCallbacksWriteNextToNothingAndAskNextToNothing() throws Exception {
    URI forged = URI.create(genuine.toString().replaceAll("token=.{6}", "token=AAAAAA"));
    awaitAnswer(503);
    long before = Files.size(attacked.log());
    long reads = evolink.journal().summary().queries();
    long begin = System.nanoTime();

    List<Integer> answers = new ArrayList<>();
    for (int batch = 0; batch < FAST / 50; batch++) {
      List<CompletableFuture<HttpResponse<Void>>> sent =
          IntStream.range(0, 50)
              .mapToObj(
                  i -> http.sendAsync(post(i % 2 == 0 ? forged : genuine, PATIENCE), discarded()))
              .toList();
      sent.forEach(answer -> answers.add(answer.join().statusCode()));
    }

    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds() + 1;
    assertThat(answers).containsOnly(401, 503);
    assertThat(evolink.journal().summary().queries() - reads).isBetween(1L, seconds + 1);
    assertThat(attacked.logLines())
        .filteredOn(line -> line.contains("Callbacks refused at /inbound/" + DubbingModel.PATH))
        .hasSizeBetween(1, (int) (attackedMinutes() + 1));
    assertThat(Files.size(attacked.log()) - before).isLessThan(20_000);
  }

  /** A busy machine may need a while; the callers stay, and go on sending. */
  private void awaitAnswer(int status) {
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreException(HttpTimeoutException.class)
        .until(() -> callback().statusCode() == status);
  }

  /** A byte to each connection, again and again, so that none of them is idle. */
  private void drip() {
    while (!Thread.currentThread().isInterrupted()) {
      for (Socket socket : sockets) {
        try {
          socket.getOutputStream().write('1');
        } catch (IOException e) {
          // Refused and closed.
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  private static long attackedMinutes() {
    return attacked.jvm().info().startInstant().stream()
        .mapToLong(start -> Duration.between(start, Instant.now()).toMinutes() + 1)
        .sum();
  }

  private HttpResponse<Void> callback() throws IOException, InterruptedException {
    return http.send(post(genuine, IN_TIME), discarded());
  }

  private HttpRequest post(URI address, Duration limit) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json")
        .timeout(limit)
        .POST(BodyPublishers.ofString("{\"id\": \"%s\"}".formatted(task.id())))
        .build();
  }

  private static HttpResponse.BodyHandler<Void> discarded() {
    return BodyHandlers.discarding();
  }

  /** A call that sends its head and keeps what comes after it. */
  private Socket slow(String target, String header) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), attacked.address().getPort());
    sockets.add(socket);
    String head = target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n" + header;
    socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void pour(Socket socket, byte[] part) {
    try {
      for (int sent = 0; sent < MEGABYTES_3; sent += part.length) {
        socket.getOutputStream().write(part);
      }
    } catch (IOException e) {
      // The runtime does not listen to all of it.
    }
  }

  private static String target(URI address) {
    return address.getRawPath() + "?" + address.getRawQuery();
  }
}
