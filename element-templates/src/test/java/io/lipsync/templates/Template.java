package io.lipsync.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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

  /** The same template with only the fields that some choices show, by property id. */
  Template showing(Map<String, String> chosen) {
    var copy = (ObjectNode) json.deepCopy();
    var shown = copy.putArray("properties");
    properties().stream()
        .filter(property -> Conditions.isShown(property, chosen))
        .forEach(shown::add);
    return new Template(fileName, copy);
  }

  /** The ids of the properties that others depend on. */
  Set<String> deciding() {
    Set<String> ids = new TreeSet<>();
    properties().forEach(property -> ids.addAll(Conditions.deciding(property)));
    return ids;
  }

  /** The values that a dropdown offers. */
  List<String> choices(String id) {
    return property(id).get("choices").findValuesAsText("value");
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
