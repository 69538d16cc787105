package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HybridTest {

  @Test
  void everyConnectorHasAHybridVariant() {
    assertThat(TemplateSet.all().stream().map(TemplateFile::name))
        .contains(
            "hybrid/lip-sync-hybrid.json", "hybrid/lip-sync-callback-intermediate-hybrid.json")
        .filteredOn(name -> name.startsWith("hybrid/"))
        .hasSize((int) connectors().count());
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void itHasItsOwnIdAndName(TemplateFile original) {
    JsonNode hybrid = Hybrid.of(original).json();

    assertThat(hybrid.get("id").asText()).isEqualTo(text(original, "id") + "-hybrid");
    assertThat(hybrid.get("name").asText()).isEqualTo("Hybrid " + text(original, "name"));
    assertThat(hybrid.get("version")).isEqualTo(original.json().get("version"));
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void itsTypeIsAFieldThatNamesALocalRuntime(TemplateFile original) {
    JsonNode hybrid = Hybrid.of(original).json();

    JsonNode type = property(hybrid, "connectorType");
    assertThat(type.get("type").asText()).isEqualTo("String");
    assertThat(type.get("value").asText()).matches("io\\.lipsync:lip-sync[a-z-]*:1:local");
    assertThat(hybrid.at("/groups/0/id").asText()).isEqualTo(type.get("group").asText());
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void itDiffersInNothingElse(TemplateFile original) {
    ObjectNode hybrid = Hybrid.of(original).json();
    hybrid.set("id", original.json().get("id"));
    hybrid.set("name", original.json().get("name"));
    ((ArrayNode) hybrid.get("groups")).remove(0);
    ((ArrayNode) hybrid.get("properties")).set(0, original.json().at("/properties/0"));
    for (JsonNode property : hybrid.get("properties")) {
      if (property.path("binding").path("key").asText().equals("elementTemplateId")) {
        ((ObjectNode) property).set("value", original.json().get("id"));
      }
    }

    assertThat(hybrid).isEqualTo(original.json());
  }

  @Test
  void theOriginalStaysAsItIs() {
    TemplateFile original = TemplateSet.standard().getFirst();
    JsonNode before = original.json().deepCopy();

    Hybrid.of(original);

    assertThat(original.json()).isEqualTo(before);
  }

  private static JsonNode property(JsonNode template, String id) {
    for (JsonNode property : template.get("properties")) {
      if (id.equals(property.path("id").asText())) {
        return property;
      }
    }
    throw new AssertionError("no property " + id);
  }

  private static String text(TemplateFile template, String key) {
    return template.json().get(key).asText();
  }

  private static Stream<TemplateFile> connectors() {
    return TemplateSet.standard().stream().filter(Hybrid::isConnector);
  }
}
