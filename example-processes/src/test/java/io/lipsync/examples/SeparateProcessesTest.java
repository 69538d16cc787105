package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.OutputFolder;
import io.lipsync.examples.stack.QuickLaunch;
import io.lipsync.examples.stack.RuntimeSettings;
import io.lipsync.localcamunda.LocalCamundaApp;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Engine, connector runtime and process tests as three processes that know nothing of each other
 * but addresses: the runtime has them from environment variables, the tests from system properties.
 */
class SeparateProcessesTest {
  private static final Path LOGS = OutputFolder.logs();

  /** Submissions and callbacks that are doubled, early or forged: every connection is used. */
  private static final Class<?> TESTS = CallbackTest.class;

  @Test
  void theSharedProcessTestsPassByThreeAddresses() throws Exception {
    int emulatorPort = freePort();
    URI emulator = URI.create("http://localhost:" + emulatorPort);
    Path engineLog = LOGS.resolve("separate-engine.log");
    Process engine =
        java(
            engineLog,
            List.of(LocalCamundaApp.class.getName(), "--rest-port", "0", "--grpc-port", "0"));
    try {
      URI grpc = address(engineLog, "gRPC");
      URI rest = address(engineLog, "REST");
      try (ConnectorRuntime runtime =
          ConnectorRuntime.start(
              QuickLaunch.withConnector(),
              settings(grpc, rest, emulator),
              LOGS.resolve("separate-runtime.log"))) {
        Path testLog = LOGS.resolve("separate-tests.log");
        Process tests =
            java(
                testLog,
                List.of(
                    "-Dcamunda.grpc=" + grpc,
                    "-Dcamunda.rest=" + rest,
                    "-Druntime.address=" + runtime.address(),
                    "-Demulator.port=" + emulatorPort,
                    "-D%s=%s".formatted(OutputFolder.PROPERTY, OutputFolder.of("separate-tests")),
                    RunTests.class.getName(),
                    TESTS.getName()));
        try {
          assertThat(tests.waitFor(5, TimeUnit.MINUTES)).as("see " + testLog).isTrue();
          assertThat(Files.readString(testLog)).contains("Succeeded: " + numberOf(TESTS));
          assertThat(tests.exitValue()).as("failed tests, see " + testLog).isZero();
        } finally {
          tests.destroyForcibly();
        }
        assertThat(runtime.logLines()).anyMatch(line -> line.contains("accepted task"));
      }
    } finally {
      engine.destroyForcibly();
    }
  }

  private static long numberOf(Class<?> tests) {
    return Stream.of(tests.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .count();
  }

  /** What the environment of a runtime needs for these tests; see docs/operations.md. */
  private static RuntimeSettings settings(URI grpc, URI rest, URI emulator) {
    return RuntimeSettings.local(
            grpc, rest, TestedProvider.EVOLINK.apiKey(), URI.create(emulator + "/evolink"))
        .with("LIPSYNC_HTTP_RESPONSE_TIMEOUT", "3s")
        .with("LIPSYNC_HTTP_PRIVATE_HOSTS", "localhost,127.0.0.1")
        .with("LIPSYNC_HEALTH_INTERVAL", "0");
  }

  private static Process java(Path log, List<String> arguments) throws IOException {
    Files.createDirectories(log.getParent());
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            QuickLaunch.JVM_ARGUMENT,
            "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static URI address(Path log, String name) {
    Pattern line = Pattern.compile("(?m)^\\s*" + name + "\\s+(\\S+)$");
    return Awaitility.await("the engine to be ready, see " + log)
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> {
              Matcher found = line.matcher(Files.readString(log));
              return found.find() ? URI.create(found.group(1)) : null;
            },
            found -> found != null);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
