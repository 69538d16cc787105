package io.lipsync.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.connector.generator.dsl.ElementTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Turns a template of Camunda's generator into the JSON to ship: adds what its DSL cannot say
 * (placeholders, output mappings, keywords where modelers search for them) and puts all keys into
 * one order, so that a regenerated file differs only where its content does.
 */
final class Finish {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> TEMPLATE_KEYS =
      List.of(
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
          "properties");
  private static final List<String> PROPERTY_KEYS =
      List.of(
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
          "binding");

  private final ObjectNode template;

  private Finish(ObjectNode template) {
    this.template = template;
  }

  /** Starts with what the generator gives. */
  static Finish of(ElementTemplate template) {
    return new Finish(JSON.valueToTree(template));
  }

  /** Shows an example in an empty text field. */
  Finish placeholder(String propertyId, String example) {
    property(propertyId).put("placeholder", example);
    return this;
  }

  /** Shows examples in empty text fields, by property. */
  Finish placeholders(Map<String, String> examples) {
    examples.forEach(this::placeholder);
    return this;
  }

  /**
   * Makes the template one for call activities, and for tasks that shall become one: what the
   * generator takes for a job type is the id of the called process.
   */
  Finish callActivity() {
    template.putArray("appliesTo").add("bpmn:CallActivity").add("bpmn:Task");
    template.putObject("elementType").put("value", "bpmn:CallActivity");
    first(property -> "zeebe:taskDefinition".equals(property.at("/binding/type").textValue()))
        .putObject("binding")
        .put("property", "processId")
        .put("type", "zeebe:calledElement");
    return this;
  }

  /** Makes a property's value the name of the variable that an output mapping fills. */
  Finish output(String propertyId, String sourceExpression) {
    property(propertyId)
        .putObject("binding")
        .put("source", sourceExpression)
        .put("type", "zeebe:output");
    return this;
  }

  /** The finished JSON. */
  ObjectNode json() {
    ArrayNode sortedTypes = JSON.createArrayNode();
    new TreeSet<>(texts(template.get("appliesTo"))).forEach(sortedTypes::add);
    template.set("appliesTo", sortedTypes);
    template.set("keywords", template.at("/metadata/keywords"));
    ArrayNode properties = JSON.createArrayNode();
    template.get("properties").forEach(p -> properties.add(ordered(p, PROPERTY_KEYS)));
    template.set("properties", properties);
    return ordered(template, TEMPLATE_KEYS);
  }

  private ObjectNode property(String id) {
    return first(property -> id.equals(property.path("id").textValue()));
  }

  private ObjectNode first(Predicate<JsonNode> wanted) {
    return StreamSupport.stream(template.get("properties").spliterator(), false)
        .filter(wanted)
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no such property"));
  }

  private static ObjectNode ordered(JsonNode node, List<String> keys) {
    ObjectNode ordered = JSON.createObjectNode();
    keys.stream().filter(node::has).forEach(key -> ordered.set(key, node.get(key)));
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!keys.contains(entry.getKey())) {
        throw new IllegalStateException("The key '" + entry.getKey() + "' has no place yet");
      }
    }
    return ordered;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.textValue()));
    return texts;
  }
}
