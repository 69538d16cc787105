package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenarios;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever knows a valid address can still not make the webhook stumble. */
class MalformedCallbacksTest extends FaultTest {
  private static final int BATCHES = 100;
  private static final int TOO_LARGE = 413;
  private static final int AT_ONCE = 20;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  @FaultRow(Fault.CALLBACKS_MALFORMED)
  void twoThousandMalformedCallbacksAreRefusedAndTheNextGoodOneWorks(Outcome outcome) {
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    ProcessInstanceEvent dub = dub();
    TaskView task = theTask();
    URI address = evolink.callbackUrl(task.id()).orElseThrow();
    Random random = Seed.random("malformed callbacks");

    List<String> wrong =
        Stream.generate(() -> post(batch(random), address))
            .limit(BATCHES)
            .flatMap(List::stream)
            .distinct()
            .toList();

    assertThat(wrong).as("callbacks that were not answered as they should").isEmpty();
    assertWaits(dub);
    evolink.finish(task.id());
    assertDubbed(dub, task);
    outcome.settle(books(), 1, "completed by the next good one; 400, 405, 413 or 415 for each");
  }

  private static List<MalformedCallback> batch(Random random) {
    return Stream.generate(() -> MalformedCallback.random(random)).limit(AT_ONCE).toList();
  }

  /** Sends all at once, and tells of those that were answered with another status. */
  private List<String> post(List<MalformedCallback> batch, URI address) {
    List<CompletableFuture<String>> answers =
        batch.stream()
            .map(
                callback ->
                    status(callback, address)
                        .thenApply(
                            status ->
                                status == callback.expectedStatus()
                                    ? ""
                                    : callback.kind() + " got " + status))
            .toList();
    return answers.stream().map(CompletableFuture::join).filter(s -> !s.isEmpty()).toList();
  }

  private CompletableFuture<Integer> status(MalformedCallback callback, URI address) {
    return callback.expectedStatus() == TOO_LARGE
        ? CompletableFuture.supplyAsync(() -> statusOfHead(callback, address))
        : http.sendAsync(callback.to(address), BodyHandlers.discarding())
            .thenApply(HttpResponse::statusCode);
  }

  /** The runtime answers the head and hangs up: who still writes the body may lose the answer. */
  private static int statusOfHead(MalformedCallback callback, URI address) {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String head =
          "POST %s?%s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(
                  address.getRawPath(),
                  address.getRawQuery(),
                  callback.contentType(),
                  callback.body().length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return Integer.parseInt(answer.readLine().split(" ")[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
