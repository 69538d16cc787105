package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.OutputFolder;
import io.lipsync.examples.stack.QuickLaunch;
import io.lipsync.examples.stack.RuntimeSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the log of a runtime says that was started with a fault in its environment. Those that
 * cannot reach their cluster are killed: the stock client does not end then.
 */
class RuntimeStartTest {
  /** Nothing listens there. */
  private static final URI NOWHERE = URI.create("http://localhost:1");

  private static final String SECRET = "s3cr3t-0123456789abcdef";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CAMUNDA_CLIENT_MODE=saas"
            + "|camunda.client.cloud.cluster-id is missing: camunda.client.mode=saas needs it."
            + " Set it as CAMUNDA_CLIENT_CLOUD_CLUSTER_ID",
        "CAMUNDA_CLIENT_AUTH_METHOD=oidc"
            + "|camunda.client.auth.client-id is missing: camunda.client.auth.method=oidc needs it."
            + " Set it as CAMUNDA_CLIENT_AUTH_CLIENT_ID",
        "LIPSYNC_CALLBACK_BASE_URL=foo"
            + "|lipsync.callback.base-url has no https:// in front. Give a full address that starts"
            + " with https:// (http:// is accepted too).",
        "LIPSYNC_HTTP_POOL_SIZE=0|lipsync.http: pool size is 0, it must be at least 1",
        "LIPSYNC_GUARD_TIME_TO_LIVE=7x"
            + "|Origin: System Environment Property \"LIPSYNC_GUARD_TIME_TO_LIVE\"",
      })
  void anImpossibleSettingEndsTheRuntimeWithOneLineThatNamesIt(String variable, String line) {
    String[] pair = variable.split("=");
    try (ConnectorRuntime runtime = launch(nowhere().with(pair[0], pair[1]), pair[0])) {
      assertThat(runtime.awaitExitCode()).isEqualTo(1);

      assertThat(runtime.logLines()).noneMatch(RuntimeStartTest::isStackTrace);
      assertThat(runtime.logLines()).extracting(String::strip).contains(line);
    }
  }

  @Test
  void aPortThatIsInUseEndsTheRuntimeWithASentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0);
        ConnectorRuntime runtime =
            launch(nowhere().with("SERVER_PORT", Integer.toString(taken.getLocalPort())), "port")) {
      assertThat(runtime.awaitExitCode()).isEqualTo(1);

      assertThat(runtime.logLines())
          .noneMatch(RuntimeStartTest::isStackTrace)
          .contains(
              "Web server failed to start. Port %d was already in use."
                  .formatted(taken.getLocalPort()));
    }
  }

  /** Its job streams are just being opened, which Camunda's client does not survive by itself. */
  @ParameterizedTest
  @ValueSource(strings = {"Starting job worker", "Started LipSyncRuntime"})
  void aRuntimeThatIsStoppedWhileItStartsEnds(String line) {
    try (ConnectorRuntime runtime = launch(nowhere(), "stopped-" + line.replace(' ', '-'))) {
      runtime.awaitLog(logged -> logged.contains(line));

      runtime.jvm().destroy();

      assertThat(runtime.awaitExitCode()).isEqualTo(143);
    }
  }

  @Test
  void aClusterThatCannotBeReachedIsToldInOneLineForEachWayAndTriedAgain() {
    RuntimeSettings settings =
        nowhere()
            .with("LIPSYNC_CALLBACK_BASE_URL", "http://10.1.2.3")
            .with("LIPSYNC_RESULT_FOLDER", "/no/such/folder")
            .with("CAMUNDA_CLIENT_EXECUTION_THREADS", "2");
    ConnectorRuntime runtime = launch(settings, "unreachable");
    try {
      runtime.awaitLog(
          line -> line.contains("by gRPC at http://localhost:1: it cannot be reached"));
      runtime.awaitLog(
          line -> line.contains("by REST at http://localhost:1: it cannot be reached"));
      runtime.awaitLog(line -> line.contains("lipsync.result.folder /no/such/folder is no folder"));

      List<String> log = runtime.logLines();
      assertThat(log)
          .noneMatch(RuntimeStartTest::isStackTrace)
          .noneMatch(line -> line.contains("Failed to"))
          .anyMatch(line -> line.contains("INFO") && line.contains("http://10.1.2.3/inbound/{path"))
          .anyMatch(line -> line.contains("WARN") && line.contains("starts with http"))
          .anyMatch(
              line ->
                  line.contains("WARN")
                      && line.contains("camunda.client.execution-threads is 2, but 200 jobs"))
          .anyMatch(line -> line.contains("WARN") && line.contains("private network, RFC 1918"));
      assertThat(runtime.endpoint().status("/actuator/health/liveness"))
          .as("a restart would not help")
          .isEqualTo(200);
    } finally {
      runtime.kill();
    }
  }

  @Test
  void aWrongClientSecretIsToldInOneLineAndIsNotShown() throws IOException {
    HttpServer tokens = tokensFor401();
    String address = "http://localhost:" + tokens.getAddress().getPort() + "/token";
    RuntimeSettings settings =
        TestStack.running()
            .runtimeSettings()
            .with("CONNECTOR_LIPSYNC_TYPE", "io.lipsync:lip-sync:not-let-in")
            .with("CAMUNDA_CLIENT_AUTH_METHOD", "oidc")
            .with("CAMUNDA_CLIENT_AUTH_CLIENT_ID", "lip-sync")
            .with("CAMUNDA_CLIENT_AUTH_CLIENT_SECRET", SECRET)
            .with("CAMUNDA_CLIENT_AUTH_TOKEN_URL", address);
    ConnectorRuntime runtime = launch(settings, "wrong-secret");
    try {
      runtime.awaitLog(line -> line.contains("by REST at") && isAboutTheToken(line));
      runtime.awaitLog(line -> line.contains("by gRPC at") && isAboutTheToken(line));

      assertThat(runtime.logLines())
          .noneMatch(line -> line.contains(SECRET))
          .noneMatch(RuntimeStartTest::isStackTrace);
    } finally {
      runtime.kill();
      tokens.stop(0);
    }
  }

  private static boolean isAboutTheToken(String line) {
    return line.contains("no access token was given: look at CAMUNDA_CLIENT_AUTH_CLIENT_ID");
  }

  private static boolean isStackTrace(String line) {
    return line.startsWith("\tat ") || line.startsWith("Caused by:");
  }

  /** A place that gives no tokens to this client. */
  private static HttpServer tokensFor401() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] refusal = "{\"error\":\"invalid_client\"}".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(401, refusal.length);
          exchange.getResponseBody().write(refusal);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static RuntimeSettings nowhere() {
    return new RuntimeSettings(NOWHERE, NOWHERE, null, null, false, 0, Map.of());
  }

  private static ConnectorRuntime launch(RuntimeSettings settings, String name) {
    return ConnectorRuntime.launch(
        QuickLaunch.withConnector(),
        settings,
        OutputFolder.logs().resolve("start-" + name + ".log"));
  }
}
