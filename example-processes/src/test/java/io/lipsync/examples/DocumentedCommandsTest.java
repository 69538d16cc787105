package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.examples.stack.OutputFolder;
import io.lipsync.examples.stack.QuickLaunch;
import io.lipsync.examples.stack.RuntimeArtifacts;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The commands of the pages that start or call something, run by a shell as they stand there.
 * Exchanged are only ports, versions and the JDK, and what a page leaves to its reader.
 */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?s)```bash\n(.*?)```");

  /** Takes nobody's jobs, and calls no real provider. */
  private static final String ALONE =
      "export CONNECTOR_LIPSYNC_TYPE=documented LIPSYNC_HEALTH_INTERVAL=0\n";

  private final TestStack stack = TestStack.running();

  @Test
  void theRuntimeStartsAsTheInstallationPageSays() throws Exception {
    String commands =
        onThisMachine(block("docs/install.md", "-jar runtime"))
            .replace("http://localhost:26500", stack.runtimeSettings().grpcAddress().toString())
            .replace("http://localhost:8080", stack.runtimeSettings().restAddress().toString());

    try (Shell runtime = new Shell("install", ALONE + commands)) {
      runtime.awaitOutput("Connected to Camunda .* by gRPC");
      runtime.awaitOutput("Connected to Camunda .* by REST");
      runtime.awaitOutput("Providers are told to call https://connectors.example.com/inbound/");
    }
  }

  @Test
  void engineAndRuntimeStartAsTheOperationsPageSays() throws Exception {
    String rest = freePort();
    String grpc = freePort();
    String[] steps =
        onThisMachine(block("docs/operations.md", "local-camunda-app.jar"))
            .replace("8088", rest)
            .replace("26500", grpc)
            .split("# \\d\\. [^\n]*\n");
    String startsTheEngine = steps[1].replaceFirst("mvn [^\n]*\n", "");

    try (Shell engine = new Shell("documented-engine", startsTheEngine);
        Shell runtime = engine.awaitOutput("REST +http").then("documented-runtime", steps[2])) {
      runtime.awaitOutput("Connected to Camunda .* by gRPC at http://localhost:" + grpc);
      runtime.awaitOutput("Connected to Camunda .* by REST at http://localhost:" + rest);
    }
  }

  @Test
  void aProcessIsDeployedAsTheEnginesPageSays() throws Exception {
    Matcher line =
        Pattern.compile("(?m)^ +(curl .*deployments)$")
            .matcher(Files.readString(ROOT.resolve("local-camunda/README.md")));
    assertThat(line.find()).isTrue();
    String resources = "example-processes/src/main/resources/";
    String command =
        line.group(1)
            .replace("my-process.bpmn", resources + "processes/provider-signals.bpmn")
            .replace("my-form.form", resources + "forms/lip-sync-request.form")
            .replace("http://localhost:8088", stack.runtimeSettings().restAddress().toString());

    try (Shell curl = new Shell("documented-deployment", command)) {
      curl.awaitOutput("\"processDefinitionId\":\"provider-signals\"");
    }
  }

  private static String block(String page, String part) throws IOException {
    return BLOCK
        .matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .map(block -> block.group(1))
        .filter(block -> block.contains(part))
        .findFirst()
        .orElseThrow();
  }

  /** With the JDK of this build, at a free port, and with the version that was built. */
  private static String onThisMachine(String commands) {
    RuntimeArtifacts built = RuntimeArtifacts.ofThisBuild();
    String java = ProcessHandle.current().info().command().orElse("java");
    return commands
        .replaceAll(
            "(?m)^java (?=-)",
            Matcher.quoteReplacement("exec " + java + " " + QuickLaunch.JVM_ARGUMENT + " "))
        .replace("runtime/target/", built.directory() + "/")
        .replace("<version>", built.version())
        .replace("lip-sync-runtime-*", "lip-sync-runtime-" + built.version());
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  /** Commands that run in the repository's folder until this is closed. */
  private static final class Shell implements AutoCloseable {
    private final Process process;
    private final Path output;

    Shell(String name, String commands) throws IOException {
      output = OutputFolder.logs().resolve(name + ".log").toAbsolutePath();
      Files.createDirectories(output.getParent());
      ProcessBuilder bash =
          new ProcessBuilder(
                  List.of(
                      "bash", "-euc", "export SERVER_PORT=0 MANAGEMENT_SERVER_PORT=0\n" + commands))
              .directory(ROOT.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      process = bash.start();
    }

    Shell awaitOutput(String pattern) {
      Awaitility.await("'" + pattern + "' in " + output)
          .atMost(Duration.ofSeconds(90))
          .until(() -> Pattern.compile(pattern).matcher(Files.readString(output)).find());
      return this;
    }

    Shell then(String name, String commands) throws IOException {
      return new Shell(name, commands);
    }

    @Override
    public void close() {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
