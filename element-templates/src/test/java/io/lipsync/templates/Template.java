package io.lipsync.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A template as its readers see it: by fields, by what they are bound to. */
record Template(String fileName, JsonNode json) {

  static Template of(TemplateFile file) {
    return new Template(file.name(), file.json());
  }

  static Template named(String fileName) {
    return all().filter(template -> template.fileName.equals(fileName)).findFirst().orElseThrow();
  }

  static Stream<Template> all() {
    return TemplateSet.all().stream().map(Template::of);
  }

  static Stream<Template> callbacks() {
    return all().filter(template -> template.fileName.startsWith("lip-sync-callback-"));
  }

  List<JsonNode> properties() {
    return StreamSupport.stream(json.get("properties").spliterator(), false).toList();
  }

  JsonNode property(String id) {
    return properties().stream()
        .filter(property -> id.equals(property.path("id").asText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(fileName + " has no property " + id));
  }

  /** The properties bound in one way, by the name they are bound to. */
  Map<String, JsonNode> bound(String bindingType) {
    return properties().stream()
        .filter(property -> bindingType.equals(property.at("/binding/type").asText()))
        .collect(Collectors.toMap(Template::target, Function.identity()));
  }

  /** The same template with only the fields that one operation shows. */
  Template showing(String operation) {
    var copy = (ObjectNode) json.deepCopy();
    var shown = copy.putArray("properties");
    properties().stream().filter(property -> isShown(property, operation)).forEach(shown::add);
    return new Template(fileName, copy);
  }

  private static boolean isShown(JsonNode property, String operation) {
    JsonNode condition = property.path("condition");
    return condition.isMissingNode() || operation.equals(condition.path("equals").asText());
  }

  private static String target(JsonNode property) {
    JsonNode binding = property.get("binding");
    return Stream.of("name", "key", "property", "source")
        .map(key -> binding.path(key).textValue())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return fileName;
  }
}
