package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Camunda's schema accepts unknown keys in silence, so a misspelt one would do nothing at all. */
class TemplateVocabularyTest {
  private static final Map<String, Set<String>> KEYS =
      Map.ofEntries(
          Map.entry(
              "",
              Set.of(
                  "$schema",
                  "name",
                  "id",
                  "version",
                  "description",
                  "metadata",
                  "keywords",
                  "category",
                  "appliesTo",
                  "elementType",
                  "engines",
                  "icon",
                  "groups",
                  "properties")),
          Map.entry("/metadata", Set.of("keywords")),
          Map.entry("/category", Set.of("id", "name")),
          Map.entry("/elementType", Set.of("value", "eventDefinition")),
          Map.entry("/engines", Set.of("camunda")),
          Map.entry("/icon", Set.of("contents")),
          Map.entry("/groups/*", Set.of("id", "label", "tooltip", "openByDefault")),
          Map.entry(
              "/properties/*",
              Set.of(
                  "id",
                  "label",
                  "description",
                  "tooltip",
                  "type",
                  "value",
                  "choices",
                  "feel",
                  "optional",
                  "placeholder",
                  "constraints",
                  "group",
                  "condition",
                  "binding")),
          Map.entry("/properties/*/choices/*", Set.of("name", "value")),
          Map.entry("/properties/*/constraints", Set.of("notEmpty", "pattern")),
          Map.entry("/properties/*/constraints/pattern", Set.of("value", "message")),
          Map.entry(
              "/properties/*/condition", Set.of("allMatch", "property", "equals", "oneOf", "type")),
          Map.entry(
              "/properties/*/condition/allMatch/*", Set.of("property", "equals", "oneOf", "type")),
          Map.entry("/properties/*/binding", Set.of("type", "name", "key", "property", "source")));

  @ParameterizedTest
  @MethodSource("templates")
  void everyKeyIsAWordThatModelersKnow(Template template) {
    assertThat(unknown(template.json(), "")).isEmpty();
  }

  @Test
  void aMisspeltKeyIsFound() {
    ObjectNode template = TemplateSet.all().getFirst().json().deepCopy();
    ((ObjectNode) template.at("/properties/2")).putObject("constraints").put("min", 120);

    assertThat(unknown(template, "")).containsExactly("/properties/*/constraints min");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyFieldStandsInAGroupAndEveryGroupHasAField(Template template) {
    List<String> groups = new ArrayList<>();
    template.json().get("groups").forEach(group -> groups.add(group.get("id").asText()));

    assertThat(template.properties().stream().filter(p -> p.has("group")))
        .extracting(property -> property.get("group").asText())
        .isSubsetOf(groups)
        .containsAll(groups);
    assertThat(template.properties())
        .filteredOn(property -> !property.get("type").asText().equals("Hidden"))
        .allSatisfy(
            property -> {
              assertThat(property.path("group").asText()).isNotEmpty();
              assertThat(property.path("label").asText()).isNotEmpty();
            });
  }

  private static List<String> unknown(JsonNode node, String place) {
    List<String> found = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(element -> found.addAll(unknown(element, place + "/*")));
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!KEYS.getOrDefault(place, Set.of()).contains(entry.getKey())) {
        found.add(place + " " + entry.getKey());
      }
      found.addAll(unknown(entry.getValue(), place + "/" + entry.getKey()));
    }
    return found;
  }

  private static Stream<Template> templates() {
    return Template.all();
  }
}
