package io.lipsync.examples.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A connector runtime as one sees it from outside, whoever has started it. */
public final class RuntimeEndpoint {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int NOT_FOUND = 404;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How the runtime's overview calls a connector that works. */
  private static final Predicate<String> IS_UP =
      Pattern.compile("\"status\"\\s*:\\s*\"UP\"").asPredicate();

  private final URI address;
  private final URI management;
  private final BooleanSupplier alive;
  private final HttpClient http = HttpClient.newHttpClient();

  /** A runtime that somebody else has started; nobody asks for its health. */
  public RuntimeEndpoint(URI address) {
    this(address, address, () -> true);
  }

  /**
   * @param management where {@code /actuator} is
   * @param alive whether waiting for it makes sense at all
   */
  RuntimeEndpoint(URI address, URI management, BooleanSupplier alive) {
    this.address = address;
    this.management = management;
    this.alive = alive;
  }

  /** Where the runtime listens. */
  public URI address() {
    return address;
  }

  /**
   * Waits until the runtime has read the deployed processes and a webhook path answers.
   *
   * @throws IllegalStateException when it does not happen in time
   */
  public void awaitPath(String path) {
    await(
        () -> status("/inbound/" + path) != NOT_FOUND,
        "no deployed process serves the webhook path " + path);
  }

  /**
   * Waits until the runtime has read a deployed process and it is this one that answers at its
   * webhook path: another process may have had the path before.
   *
   * @throws IllegalStateException when it does not happen in time
   */
  public void awaitProcess(String processId) {
    await(
        () -> IS_UP.test(body("/inbound?bpmnProcessId=" + processId)),
        "the deployed process " + processId + " does not wait for webhooks");
  }

  /**
   * Waits until one of the deployed processes answers at a webhook path. A process that is gone
   * answers there too until the runtime notices, and then nobody does for a moment.
   *
   * @param processIds the ids of the processes that are deployed
   * @throws IllegalStateException when it does not happen in time
   */
  public void awaitPath(String path, Supplier<Set<String>> processIds) {
    await(
        () -> serves(path, processIds.get()) && status("/inbound/" + path) != NOT_FOUND,
        "no process that is deployed now serves the webhook path " + path);
  }

  private boolean serves(String path, Set<String> processIds) {
    try {
      return JSON.readTree(body("/inbound")).findParents("executableId").stream()
          .filter(connector -> IS_UP.test(connector.path("health").toString()))
          .filter(connector -> connector.path("data").path("path").asText().endsWith(path))
          .flatMap(connector -> connector.findValuesAsText("bpmnProcessId").stream())
          .anyMatch(processIds::contains);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Waits until the runtime answers at all. */
  void awaitStart() {
    await(() -> status("/actuator/health") > 0, "it does not answer");
  }

  /** The HTTP status of a GET, or -1 while nobody answers. */
  public int status(String path) {
    return get(path).map(HttpResponse::statusCode).orElse(-1);
  }

  /** What a GET is answered, empty while nobody answers. */
  public String body(String path) {
    return get(path).map(HttpResponse::body).orElse("");
  }

  /**
   * Waits for something that the runtime will do.
   *
   * @param complaint what is not so, for the exception
   * @throws IllegalStateException when it does not happen in time
   */
  public void await(BooleanSupplier condition, String complaint) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (!alive.getAsBoolean()) {
        throw new IllegalStateException("The connector runtime ended by itself");
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The connector runtime is not ready: " + complaint);
      }
      pause();
    }
  }

  private Optional<HttpResponse<String>> get(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(host(path).resolve(path)).timeout(Duration.ofSeconds(5)).build();
      return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the connector runtime", e);
    }
  }

  private URI host(String path) {
    return path.startsWith("/actuator") ? management : address;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the connector runtime", e);
    }
  }
}
