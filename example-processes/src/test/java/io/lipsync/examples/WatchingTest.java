package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.QuickLaunch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator sees of a runtime that works: metrics, health and structured logs. */
class WatchingTest extends ProcessTest {
  private static final String JOB_TYPE = "io.lipsync:lip-sync:watched";
  private static final Path OPERATIONS = Path.of("..", "docs", "operations");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A metric in a query; words of the query language and labels have no such prefix. */
  private static final Pattern QUERIED =
      Pattern.compile("\\b(lipsync|camunda|http_server|jvm|process)_\\w+");

  private static ConnectorRuntime watched;

  @BeforeAll
  static void startRuntime() {
    watched =
        ConnectorRuntime.start(
            QuickLaunch.withConnector(),
            runtimeSettings()
                .with("CONNECTOR_LIPSYNC_TYPE", JOB_TYPE)
                .with("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs")
                .with("LIPSYNC_HEALTH_INTERVAL", "5m")
                // A provider that is down.
                .with("LIPSYNC_JOGGAI_BASE_URL", "http://localhost:1"),
            log("watched"));
  }

  @AfterAll
  static void stopRuntime() {
    watched.close();
  }

  @Test
  void everyQueryOfDashboardAndAlertsFindsItsMetric() throws IOException {
    String before = scrape();
    dub("dub-for-metrics");
    assertThat(postCallback(watched.address().resolve("/inbound/" + DubbingModel.PATH), "x"))
        .isEqualTo(401);
    watched.endpoint().await(() -> scrape().contains("lipsync_account_remaining{"), "no credits");

    String scrape = scrape();

    String operations = "lipsync_operations_total";
    assertOneMore(before, scrape, operations, "operation=\"submit\",outcome=\"completed\"");
    assertOneMore(before, scrape, operations, "operation=\"getTask\",outcome=\"completed\"");
    assertOneMore(before, scrape, "lipsync_callbacks_total", "verdict=\"finished\"");
    assertOneMore(before, scrape, "lipsync_callbacks_total", "verdict=\"forged\"");
    // Seen by callback and read once more, but counted once.
    assertOneMore(before, scrape, "lipsync_tasks_total", "status=\"completed\"");
    assertOneMore(before, scrape, "lipsync_wait_seconds_count", "status=\"completed\"");
    Set<String> known = names(Pattern.compile("(?m)^\\w+"), scrape);
    for (String file : new String[] {"grafana-dashboard.json", "prometheus-alerts.yaml"}) {
      Set<String> queried = names(QUERIED, Files.readString(OPERATIONS.resolve(file)));
      assertThat(queried).as(file).isNotEmpty();
      assertThat(known).as(file).containsAll(queried);
    }
  }

  @Test
  void theDashboardIsReadable() throws IOException {
    JsonNode dashboard = JSON.readTree(OPERATIONS.resolve("grafana-dashboard.json").toFile());

    assertThat(dashboard.get("uid").textValue()).isEqualTo("lip-sync");
    assertThat(dashboard.get("panels")).isNotEmpty();
    assertThat(dashboard.get("panels"))
        .allSatisfy(
            panel -> {
              assertThat(panel.get("title").textValue()).isNotBlank();
              assertThat(panel.at("/targets/0/expr").textValue()).containsPattern(QUERIED);
            });
  }

  @Test
  void everyAlertIsExplainedToWhomItWakes() throws IOException {
    Set<String> alerts =
        names(
            Pattern.compile("(?<=alert: )\\w+"),
            Files.readString(OPERATIONS.resolve("prometheus-alerts.yaml")));

    assertThat(alerts).isNotEmpty();
    assertThat(Files.readAllLines(OPERATIONS.resolveSibling("operations.md")))
        .filteredOn(line -> line.startsWith("| `LipSync"))
        .extracting(line -> line.split("`")[1])
        .containsExactlyInAnyOrderElementsOf(alerts);
  }

  @Test
  void theLogTellsEachJobAndCallbackByItsKeys() {
    ProcessInstanceEvent instance = dub("dub-for-logs");
    TaskView task = theTask();
    String key = Long.toString(instance.getProcessInstanceKey());

    JsonNode submitted = line("accepted task " + task.id());
    assertThat(submitted.get("processInstanceKey").textValue()).isEqualTo(key);
    assertThat(submitted.get("bpmnProcessId").textValue()).isEqualTo("dub-for-logs");
    assertThat(submitted.get("elementId").textValue()).isEqualTo("submit");
    assertThat(submitted.get("operation").textValue()).isEqualTo("submit");
    assertThat(submitted.get("taskId").textValue()).isEqualTo(task.id());
    JsonNode received = line("Task " + task.id() + " is completed, handed to the engine");
    assertThat(received.get("taskId").textValue()).isEqualTo(task.id());
    assertThat(received.get("callbackPath").textValue()).isEqualTo(DubbingModel.PATH);
    assertThat(received.get("correlationKey")).isEqualTo(submitted.get("correlationKey"));
    JsonNode read = line("Task " + task.id() + " of evolink is completed");
    assertThat(read.get("processInstanceKey").textValue()).isEqualTo(key);
  }

  @Test
  void aProviderThatIsDownIsSeenButPullsNothingElseDown() throws IOException {
    watched.endpoint().await(() -> account("joggai").equals("DEGRADED"), "JoggAI is not checked");

    assertThat(account("evolink")).isEqualTo("UP");
    assertThat(account("dashscope")).isEqualTo("UNKNOWN");
    assertThat(watched.endpoint().status("/actuator/health/lipsync")).isEqualTo(503);
    assertThat(watched.endpoint().body("/actuator/health/lipsync"))
        .doesNotContain(TestedProvider.EVOLINK.apiKey());
    for (String group : new String[] {"", "/liveness", "/readiness"}) {
      assertThat(watched.endpoint().status("/actuator/health" + group)).as(group).isEqualTo(200);
    }
    // The stock runtime answers 500 where there is nothing.
    for (String closed : new String[] {"env", "beans", "loggers", "heapdump", "configprops"}) {
      assertThat(watched.endpoint().status("/actuator/" + closed)).as(closed).isGreaterThan(399);
    }
  }

  @Test
  void aPathThatNobodyServesIsToldOnce() {
    deployWithoutPath(DubbingModel.submitWithPath("dub-to-nobody", JOB_TYPE, "nobody-waits-here"));
    Map<String, Object> media = Map.of("video", VIDEO, "audio", AUDIO);
    CamundaAssert.assertThat(start("dub-to-nobody", media)).isCompleted();
    CamundaAssert.assertThat(start("dub-to-nobody", media)).isCompleted();

    watched.awaitLog(line -> line.contains("serves the callback path 'nobody-waits-here'"));

    assertThat(watched.logLines())
        .filteredOn(line -> line.contains("serves the callback path"))
        .hasSize(1);
  }

  private ProcessInstanceEvent dub(String process) {
    deploy(DubbingModel.submitWaitAndRead(process, JOB_TYPE));
    watched.awaitPath(DubbingModel.PATH);
    ProcessInstanceEvent instance = start(process, Map.of("video", VIDEO, "audio", AUDIO));
    CamundaAssert.assertThat(instance).isCompleted();
    return instance;
  }

  private static String scrape() {
    return watched.endpoint().body("/actuator/prometheus");
  }

  private static String account(String provider) {
    try {
      return JSON.readTree(watched.endpoint().body("/actuator/health/lipsync"))
          .at("/components/lipSync/components/" + provider + "/status")
          .asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertOneMore(String before, String after, String metric, String labels) {
    assertThat(value(after, metric, labels) - value(before, metric, labels))
        .as(metric + "{" + labels + "}")
        .isEqualTo(1);
  }

  /** The value of EvoLink's series with these labels next to each other. */
  private static double value(String scrape, String metric, String labels) {
    return scrape
        .lines()
        .filter(line -> line.startsWith(metric + "{") && line.contains(labels))
        .filter(line -> line.contains("provider=\"evolink\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static JsonNode line(String text) {
    watched.awaitLog(line -> line.contains(text));
    String found =
        watched.logLines().stream().filter(line -> line.contains(text)).findFirst().orElseThrow();
    try {
      return JSON.readTree(found);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON: " + found, e);
    }
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
