package io.lipsync.emulator.callback;

import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.emulator.journal.CallbackAttempt.Kind;
import io.lipsync.emulator.journal.Redaction;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sends one POST and says what became of it. Thread-safe; has its own threads. */
final class CallbackPost implements AutoCloseable {

  private final Duration timeout;
  private final Clock clock;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;

  CallbackPost(Duration timeout, Clock clock) {
    this.timeout = timeout;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .executor(executor)
            .build();
  }

  /** Never fails: a call without an answer is an attempt with status 0. */
  CompletableFuture<CallbackAttempt> send(
      String taskId, Kind kind, int number, CallbackMessage message) {
    Instant at = clock.instant();
    long start = System.nanoTime();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(message.url())
            .timeout(timeout)
            .setHeader("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(message.body()));
    message.headers().forEach(request::setHeader);
    return client
        .sendAsync(request.build(), BodyHandlers.discarding())
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (response, failure) ->
                new CallbackAttempt(
                    at,
                    taskId,
                    kind,
                    number,
                    Redaction.url(message.url().toString()),
                    response == null ? 0 : response.statusCode(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                    failure == null ? null : nameOf(failure)));
  }

  /** The kind of failure only: messages of HTTP clients may quote the URL, which holds a token. */
  private static String nameOf(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName();
  }

  @Override
  public void close() {
    client.shutdownNow();
    executor.shutdownNow();
  }
}
