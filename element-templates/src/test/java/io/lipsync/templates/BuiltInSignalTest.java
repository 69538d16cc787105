package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.connector.feel.FeelEngineWrapper;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the expressions of the built-in event make of a call, by the connector runtime's own FEEL
 * engine: its webhook connector itself is not run here.
 */
class BuiltInSignalTest {
  private static final String KEY = "0b5f5d0e-5b5e-4c0e-9a51-3f1c2d4e5f60";
  private static final FeelEngineWrapper FEEL = new FeelEngineWrapper();

  private final Template template = Template.named("built-in/lip-sync-evolink-signal.json");

  @Test
  void aCallOfEvolinkWakesItsProcessWithTheTaskIdAlone() {
    Map<String, Object> call =
        call(
            KEY,
            Map.of(
                "id", "task-1", "status", "completed", "results", List.of("https://evil.example")));

    assertThat(value("activationCondition", call)).isEqualTo(true);
    assertThat(value("correlationKeyExpression", call)).isEqualTo(KEY);
    assertThat(value("messageIdExpression", call)).isEqualTo(KEY + ":completed");
    assertThat(value("resultExpression", call))
        .isEqualTo(Map.of("lipSyncSignal", Map.of("taskId", "task-1")));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "short", "0b5f5d0e-5b5e-4c0e-9a51-3f1c2d4e5f6/", "a b c d e f g h i j"})
  void whatIsNoKeyNeverReachesTheEngine(String key) {
    assertThat(value("activationCondition", call(key, Map.of("id", "task-1")))).isNotEqualTo(true);
  }

  /** The runtime answers 500 to a call whose message id is null. */
  @ParameterizedTest
  @MethodSource("oddBodies")
  void aCallWithAnOddBodyStillHasAMessageId(Object body) {
    assertThat(value("messageIdExpression", call(KEY, body)))
        .asString()
        .startsWith(KEY + ":")
        .hasSizeLessThan(100);
  }

  private static Stream<Object> oddBodies() {
    return Stream.of(
        Map.of(),
        Map.of("id", 7),
        Map.of("status", 7),
        Map.of("status", Map.of("a", 1)),
        "text",
        List.of(1, 2),
        Arrays.asList((Object) null));
  }

  private Object value(String property, Map<String, Object> context) {
    return FEEL.evaluate(
        template.bound("zeebe:property").get(property).get("value").asText(), context);
  }

  private static Map<String, Object> call(String key, Object body) {
    Map<String, Object> request = new HashMap<>();
    request.put("headers", Map.of());
    request.put("params", key == null ? Map.of() : Map.of("task", key));
    request.put("body", body);
    return Map.of("request", request);
  }
}
