package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one box asks for what the task asks for, and calls the process that is shipped. */
class DubVideoTemplateTest {
  private final Template box = Template.named("dub-video.json");
  private final Template task = Template.named("lip-sync.json");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "video_url",
        "audio_url",
        "ref_image_url",
        "video_extension",
        "query_face_threshold",
        "provider"
      })
  void aFieldIsTheTasksField(String id) {
    assertThat(apartFromPlace(box.property(id))).isEqualTo(apartFromPlace(task.property(id)));
    assertThat(box.bound("zeebe:input")).containsKey(id);
    assertThat(box.property(id).has("condition")).isFalse();
  }

  @Test
  void itCallsTheShippedProcess() throws IOException {
    String called = box.bound("zeebe:calledElement").get("processId").get("value").asText();
    Path process = Path.of("../example-processes/src/main/resources/processes", called + ".bpmn");

    assertThat(Files.readString(process)).contains("<bpmn:process id=\"" + called + "\"");
  }

  @Test
  void theCalledProcessTakesEveryInputAndGivesTheResult() throws IOException {
    String process =
        Files.readString(
            Path.of("../example-processes/src/main/resources/processes/dub-video.bpmn"));

    assertThat(box.bound("zeebe:input").keySet())
        .allSatisfy(input -> assertThat(process).containsPattern("=[^<>]*\\b" + input + "\\b"));
    assertThat(box.bound("zeebe:output")).containsOnlyKeys("=task");
    assertThat(process).contains("key=\"resultVariable\" value=\"task\"");
  }

  @Test
  void itMakesACallActivityOfATask() {
    assertThat(box.json().at("/elementType/value").asText()).isEqualTo("bpmn:CallActivity");
    assertThat(box.json().get("appliesTo"))
        .extracting(JsonNode::asText)
        .containsExactly("bpmn:CallActivity", "bpmn:Task");
    assertThat(box.bound("zeebe:taskDefinition")).isEmpty();
  }

  private static ObjectNode apartFromPlace(JsonNode property) {
    ObjectNode copy = property.deepCopy();
    copy.remove("condition");
    copy.remove("binding");
    return copy;
  }
}
