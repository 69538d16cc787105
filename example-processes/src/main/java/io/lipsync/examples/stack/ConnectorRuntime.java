package io.lipsync.examples.stack;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A connector runtime in a JVM of its own, as an operator would run it. Its output goes to a file.
 * Close it to stop the JVM.
 */
public final class ConnectorRuntime implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final int NOT_FOUND = 404;

  /** How the runtime's overview calls a connector that works. */
  private static final Predicate<String> IS_UP =
      Pattern.compile("\"status\"\\s*:\\s*\"UP\"").asPredicate();

  private final Process process;
  private final URI address;
  private final Path log;
  private final HttpClient http = HttpClient.newHttpClient();

  private ConnectorRuntime(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /**
   * Starts a runtime and waits until it answers.
   *
   * @param launch JVM arguments and what to start, see {@link RuntimeArtifacts}
   * @param settings the runtime's configuration
   * @param log where its output goes
   * @throws IllegalStateException when it does not come up; the message names the log
   */
  public static ConnectorRuntime start(List<String> launch, RuntimeSettings settings, Path log) {
    int port = settings.port() == 0 ? freePort() : settings.port();
    URI address = URI.create("http://localhost:" + port);
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:+UseSerialGC"));
    command.addAll(launch);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      Map<String, String> environment = builder.environment();
      environment.put("SERVER_PORT", Integer.toString(port));
      environment.putAll(settings.environment(address));
      ConnectorRuntime runtime = new ConnectorRuntime(builder.start(), address, log);
      runtime.awaitStart();
      return runtime;
    } catch (IOException e) {
      throw new IllegalStateException("the connector runtime cannot be started", e);
    }
  }

  /** Where the runtime listens. */
  public URI address() {
    return address;
  }

  /** The JVM, for who wants to know what it uses. */
  public ProcessHandle jvm() {
    return process.toHandle();
  }

  /** Its output. */
  public Path log() {
    return log;
  }

  /**
   * Waits until the runtime has read the deployed processes and a webhook path answers.
   *
   * @throws IllegalStateException when it does not happen in time
   */
  public void awaitPath(String path) {
    await(
        () -> status(address.resolve("/inbound/" + path)) != NOT_FOUND,
        "no deployed process serves the webhook path " + path);
  }

  /**
   * Waits until the runtime has read a deployed process and it is this one that answers at its
   * webhook path: another process may have had the path before.
   *
   * @throws IllegalStateException when it does not happen in time
   */
  public void awaitProcess(String processId) {
    URI overview = address.resolve("/inbound?bpmnProcessId=" + processId);
    await(
        () -> answer(overview).map(HttpResponse::body).filter(IS_UP).isPresent(),
        "the deployed process " + processId + " does not wait for webhooks");
  }

  /** Ends the JVM at once, without a goodbye: as a crash of the machine would. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  @Override
  public void close() {
    process.destroy();
    if (!awaitExit()) {
      kill();
    }
  }

  private void awaitStart() {
    try {
      await(() -> status(address.resolve("/actuator/health")) > 0, "it does not answer");
    } catch (IllegalStateException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private void await(Condition condition, String complaint) {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (!condition.holds()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("The connector runtime ended by itself, see " + log);
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "The connector runtime is not ready: " + complaint + ", see " + log);
      }
      pause();
    }
  }

  /** The HTTP status of a GET, or -1 while nobody answers. */
  private int status(URI uri) {
    return answer(uri).map(HttpResponse::statusCode).orElse(-1);
  }

  /** What a GET is answered, or empty while nobody answers. */
  private Optional<HttpResponse<String>> answer(URI uri) {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
      return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the connector runtime", e);
    }
  }

  private boolean awaitExit() {
    try {
      return process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the connector runtime", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("this machine has no free port", e);
    }
  }

  private interface Condition {
    boolean holds();
  }
}
