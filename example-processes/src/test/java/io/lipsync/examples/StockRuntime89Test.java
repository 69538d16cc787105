package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.emulator.scenario.Scenarios;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.QuickLaunch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar that was built for Camunda 8.8 works in a stock runtime of 8.9, which runs on Spring Boot
 * 4: the same file, put beside it. Of 8.9 only 8.9.0-alpha3 is published as libraries.
 */
class StockRuntime89Test extends ProcessTest {
  private static final String JOB_TYPE = "io.lipsync:lip-sync:on-8.9";
  private static final Path STOCK = Path.of("..", "runtime", "camunda-8.9", "target", "stock");
  private static final Path CONNECTOR = Path.of(System.getProperty("connector.jar"));

  private static final Pattern SECRET =
      Pattern.compile(
          Pattern.quote(TestedProvider.EVOLINK.apiKey())
              + "|Bearer \\S|[?&]token=[\\w-]{16,}|[?&]signature=[\\w-]{16,}");

  @TempDir static Path application;
  private static ConnectorRuntime later;

  /** As the installation page starts a runtime of one's own; with the settings it names. */
  @BeforeAll
  static void start() throws IOException {
    Path source = application.resolve("OwnRuntime.java");
    Files.writeString(source, InstallPage.block("java"));
    Files.writeString(application.resolve("application.yaml"), InstallPage.block("yaml"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", jars(), "-d", "" + application, "" + source);
    assertThat(compiled).isZero();
    String classPath = String.join(File.pathSeparator, "" + application, "" + CONNECTOR, jars());
    later =
        ConnectorRuntime.start(
            QuickLaunch.quick(List.of("-cp", classPath, "com.example.connectors.OwnRuntime")),
            InstallPage.inBundle(runtimeSettings())
                .with("CONNECTOR_LIPSYNC_TYPE", JOB_TYPE)
                .with("LIPSYNC_HEALTH_INTERVAL", "5m")
                .with("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,metrics")
                .with("MANAGEMENT_ENDPOINT_HEALTH_SHOW_DETAILS", "always")
                .with("MANAGEMENT_ENDPOINT_HEALTH_SHOW_COMPONENTS", "always"),
            log("stock-8.9"));
  }

  @AfterAll
  static void stop() {
    later.kill();
  }

  @Test
  void aCallbackEndsTheWait() {
    prepare("dub-on-89-callback");

    ProcessInstanceEvent instance =
        start("dub-on-89-callback", Map.of("video", VIDEO, "audio", AUDIO));

    evolink.journal().awaitCallback(attempt -> true, PATIENCE);
    assertThat(evolink.journal().callbacks()).extracting(CallbackAttempt::status).containsOnly(200);
    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasCompletedElements("signal")
        .hasVariableNames("task");
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
    assertThat(evolink.journal().callbacks())
        .extracting(CallbackAttempt::url)
        .allMatch(url -> url.startsWith(later.address().toString()));
  }

  @Test
  void theTimerEndsTheWaitWhereNoCallbackComes() {
    prepare("dub-on-89-timer");
    evolink.scenarios().forNextSubmit(Scenarios.callbackLost());

    ProcessInstanceEvent instance =
        start("dub-on-89-timer", Map.of("video", VIDEO, "audio", AUDIO));
    TaskView task = theTask();
    passTime(Duration.ofMinutes(5), () -> isCompleted(instance));

    CamundaAssert.assertThat(instance).isCompleted().hasCompletedElements("timeToCheck", "ask");
    assertThat(task.id()).isNotEmpty();
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  /** What Spring Boot 4 keeps elsewhere. */
  @Test
  void healthShowsTheAccountsAndMetricsCount() {
    later
        .endpoint()
        .await(
            () -> later.endpoint().body("/actuator/health").contains("\"evolink\":{"),
            "health shows no account");

    String health = later.endpoint().body("/actuator/health");
    assertThat(health).contains("\"lipSync\":{", "\"dashscope\":{", "\"joggai\":{");
    later
        .endpoint()
        .await(
            () -> later.endpoint().body("/actuator/health").matches("(?s).*\"remaining\":\\d+.*"),
            "the account is not checked");
    assertThat(later.endpoint().body("/actuator/metrics"))
        .contains("lipsync.account.remaining", "lipsync.provider.calls");
  }

  @Test
  void theLogTellsWhatTheOperatorNeedsAndNoSecret() {
    later.awaitLog(line -> line.contains("API keys among the secrets of this runtime: evolink"));

    assertThat(later.logLines())
        .noneMatch(line -> SECRET.matcher(line).find())
        .noneMatch(line -> line.contains("execution-threads"))
        .noneMatch(line -> line.contains("LinkageError") || line.contains("NoSuchMethodError"))
        .noneMatch(line -> line.contains("NoClassDefFoundError"));
  }

  /**
   * A fault of 8.9.0-alpha3 alone, which 8.9.0 does not have: it wraps what a connector throws, so
   * that an error expression sees no code. The job ends as an incident all the same.
   */
  @Test
  void aFailureIsAnIncidentThoughThisAlphaLosesItsCode() {
    prepare("dub-on-89-fails");

    ProcessInstanceEvent instance = start("dub-on-89-fails", Map.of("video", "", "audio", AUDIO));

    CamundaAssert.assertThat(instance).hasActiveIncidents();
    assertThat(evolink.journal().summary().submits()).isZero();
  }

  private void prepare(String process) {
    BpmnModelInstance model = SignalOrTimerModel.of(process, TestedProvider.EVOLINK);
    model.getModelElementsByType(ZeebeTaskDefinition.class).forEach(task -> task.setType(JOB_TYPE));
    deploy(model);
    later.awaitProcess(process);
  }

  private boolean isCompleted(ProcessInstanceEvent instance) {
    return client
            .newProcessInstanceGetRequest(instance.getProcessInstanceKey())
            .send()
            .join()
            .getEndDate()
        != null;
  }

  private static String jars() throws IOException {
    try (Stream<Path> files = Files.list(STOCK.toAbsolutePath().normalize())) {
      return files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }
}
