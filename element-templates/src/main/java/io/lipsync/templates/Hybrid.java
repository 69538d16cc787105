package io.lipsync.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.connector.generator.api.GeneratorConfiguration;
import java.util.Set;

/**
 * The variant of a connector's template for a cluster with more than one connector runtime, such as
 * Camunda's own in SaaS and yours at home: the type is a field, so that a diagram says which
 * runtime does the work. Everything else is the template it is made from.
 */
final class Hybrid {
  /** What Camunda's own hybrid connectors end in. */
  private static final String TYPE_SUFFIX = ":local";

  private static final String TYPE = "connectorType";
  private static final Set<String> BINDINGS = Set.of("type", "inbound.type");

  private final TemplateFile original;
  private final ObjectNode json;

  private Hybrid(TemplateFile original) {
    this.original = original;
    this.json = original.json().deepCopy();
  }

  /** Whether a template is a connector's: others have no type to choose. */
  static boolean isConnector(TemplateFile template) {
    return new Hybrid(template).type() != null;
  }

  /** The variant of a connector's template. */
  static TemplateFile of(TemplateFile template) {
    return new Hybrid(template).file();
  }

  private TemplateFile file() {
    String id = json.get("id").asText();
    String hybridId = id + GeneratorConfiguration.HYBRID_TEMPLATE_ID_SUFFIX;
    json.put("id", hybridId);
    json.put(
        "name", GeneratorConfiguration.HYBRID_TEMPLATE_NAME_PREFIX + json.get("name").asText());
    for (JsonNode property : json.get("properties")) {
      if (id.equals(property.path("value").asText())) {
        ((ObjectNode) property).put("value", hybridId);
      }
    }
    makeTypeAField();
    return new TemplateFile("hybrid/" + original.stem() + "-hybrid.json", json);
  }

  private void makeTypeAField() {
    ObjectNode type = type();
    JsonNode binding = type.get("binding");
    String value = type.get("value").asText() + TYPE_SUFFIX;
    type.removeAll();
    type.put("id", TYPE)
        .put("label", "Type")
        .put("description", "Which connector runtime does the work")
        .put(
            "tooltip",
            "Only a runtime that was told this type takes the work. Its environment variables"
                + " <code>CONNECTOR_LIPSYNC_TYPE</code> (tasks) and"
                + " <code>CONNECTOR_LIPSYNC_CALLBACK_TYPE</code> (events) say it.")
        .put("type", "String")
        .put("value", value);
    type.putObject("constraints").put("notEmpty", true);
    type.put("group", TYPE).set("binding", binding);
    ((ArrayNode) json.get("groups"))
        .insertObject(0)
        .put("id", TYPE)
        .put("label", "Connector runtime")
        .put("openByDefault", true);
  }

  private ObjectNode type() {
    for (JsonNode property : json.get("properties")) {
      JsonNode binding = property.get("binding");
      String target = binding.path("name").asText(binding.path("property").asText());
      if (BINDINGS.contains(target) && property.get("type").asText().equals("Hidden")) {
        return (ObjectNode) property;
      }
    }
    return null;
  }
}
