package io.lipsync.examples.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A connector runtime in a JVM of its own, as an operator would run it. Its output goes to a file.
 * Close it to stop the JVM.
 */
public final class ConnectorRuntime implements AutoCloseable {
  private final Process process;
  private final RuntimeEndpoint endpoint;
  private final Path log;

  private ConnectorRuntime(Process process, URI address, URI management, Path log) {
    this.process = process;
    this.endpoint = new RuntimeEndpoint(address, management, process::isAlive);
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
    ConnectorRuntime runtime = launch(launch, settings, log);
    try {
      runtime.endpoint.awaitStart();
      return runtime;
    } catch (IllegalStateException e) {
      runtime.process.destroyForcibly();
      throw new IllegalStateException(e.getMessage() + ", see " + log, e);
    }
  }

  /** Starts a runtime and waits for nothing; see {@link #start}. */
  public static ConnectorRuntime launch(List<String> launch, RuntimeSettings settings, Path log) {
    int port = settings.port() == 0 ? freePort() : settings.port();
    URI address = URI.create("http://localhost:" + port);
    int managementPort = freePort();
    URI management = URI.create("http://localhost:" + managementPort);
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
      environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
      environment.putAll(settings.environment(address));
      return new ConnectorRuntime(builder.start(), address, management, log);
    } catch (IOException e) {
      throw new IllegalStateException("the connector runtime cannot be started", e);
    }
  }

  /** The runtime as one sees it from outside. */
  public RuntimeEndpoint endpoint() {
    return endpoint;
  }

  /** Where the runtime listens. */
  public URI address() {
    return endpoint.address();
  }

  /** The JVM, for who wants to know what it uses. */
  public ProcessHandle jvm() {
    return process.toHandle();
  }

  /** Its output. */
  public Path log() {
    return log;
  }

  /** The lines of its output so far. */
  public List<String> logLines() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the output has such a line.
   *
   * @throws IllegalStateException when it does not come in time
   */
  public void awaitLog(Predicate<String> line) {
    endpoint.await(() -> logLines().stream().anyMatch(line), "the line is not in " + log);
  }

  /** See {@link RuntimeEndpoint#awaitPath}. */
  public void awaitPath(String path) {
    endpoint.awaitPath(path);
  }

  /** See {@link RuntimeEndpoint#awaitProcess}. */
  public void awaitProcess(String processId) {
    endpoint.awaitProcess(processId);
  }

  /**
   * Waits until the JVM ends by itself.
   *
   * @return its exit code
   * @throws IllegalStateException when it goes on running
   */
  public int awaitExitCode() {
    try {
      if (process.waitFor(90, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("The connector runtime goes on running, see " + log);
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

  private boolean awaitExit() {
    try {
      return process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("this machine has no free port", e);
    }
  }
}
