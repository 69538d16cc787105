package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one box asks for what the task asks for, and calls the process that is shipped. */
class DubVideoTemplateTest {
  private static final Set<String> LEFT_TO_THE_PROCESS =
      Set.of("apiKey", "baseUrl", "callback.baseUrl", "callback.path", "resolvesUnknown");

  private final Template box = Template.named("dub-video.json");
  private final Template task = Template.named("lip-sync.json");

  @ParameterizedTest
  @ValueSource(strings = {"evolink", "dashscope", "joggai", "=provider"})
  void itAsksForWhatTheTaskAsksForApartFromKeyAddressesAndWebhook(String provider) {
    Map<String, JsonNode> asked = showing(box, Map.of("provider", provider));
    assertThat(asked.remove("destination")).as("where the process saves the video").isNotNull();
    Map<String, JsonNode> askedByTheTask =
        showing(task, Map.of("provider", provider, "operation", "submit"));
    askedByTheTask.keySet().removeAll(LEFT_TO_THE_PROCESS);

    assertThat(asked).containsOnlyKeys(askedByTheTask.keySet());
    asked.forEach(
        (name, field) ->
            assertThat(apartFromPlace(field)).isEqualTo(apartFromPlace(askedByTheTask.get(name))));
  }

  @Test
  void theProviderAloneDecidesWhatItAsksFor() {
    assertThat(box.deciding()).containsExactly("provider");
    assertThat(box.choices("provider")).isEqualTo(task.choices("provider"));
  }

  @Test
  void itCallsTheShippedProcess() throws IOException {
    String called = box.bound("zeebe:calledElement").get("processId").get("value").asText();
    Path process = Path.of("../example-processes/src/main/resources/processes", called + ".bpmn");

    assertThat(Files.readString(process)).contains("<bpmn:process id=\"" + called + "\"");
  }

  @Test
  void theCalledProcessTakesEveryInputAndGivesTheResults() throws IOException {
    String process =
        Files.readString(
            Path.of("../example-processes/src/main/resources/processes/dub-video.bpmn"));

    assertThat(box.choices("provider"))
        .flatExtracting(provider -> showing(box, Map.of("provider", provider)).keySet())
        .contains("playback_type")
        .allSatisfy(input -> assertThat(process).containsPattern("=[^<>]*\\b" + input + "\\b"));
    assertThat(box.bound("zeebe:output")).containsOnlyKeys("=task", "=saved");
    assertThat(process)
        .contains("key=\"resultVariable\" value=\"task\"")
        .contains("key=\"resultVariable\" value=\"saved\"");
  }

  @Test
  void itMakesACallActivityOfATask() {
    assertThat(box.json().at("/elementType/value").asText()).isEqualTo("bpmn:CallActivity");
    assertThat(box.json().get("appliesTo"))
        .extracting(JsonNode::asText)
        .containsExactly("bpmn:CallActivity", "bpmn:Task");
    assertThat(box.bound("zeebe:taskDefinition")).isEmpty();
  }

  /** The inputs that are asked for, by the vendors' names. */
  private static Map<String, JsonNode> showing(Template template, Map<String, String> chosen) {
    Map<String, JsonNode> inputs = new TreeMap<>();
    template
        .showing(chosen)
        .bound("zeebe:input")
        .forEach(
            (name, field) ->
                inputs.put(name.replaceFirst("^lipSync\\.(connection\\.)?", ""), field));
    return inputs;
  }

  private static ObjectNode apartFromPlace(JsonNode property) {
    ObjectNode copy = property.deepCopy();
    copy.remove("condition");
    copy.remove("binding");
    return copy;
  }
}
