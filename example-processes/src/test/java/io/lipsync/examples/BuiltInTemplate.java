package io.lipsync.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import io.camunda.zeebe.model.bpmn.builder.IntermediateCatchEventBuilder;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One of the templates that do without our connector, put on an element as a modeler does: from the
 * shipped file, so that a test runs what people get.
 */
final class BuiltInTemplate {
  private static final Path FOLDER = Path.of("..", "element-templates", "built-in");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode template;
  private final Map<String, String> filledIn = new HashMap<>();

  private BuiltInTemplate(String file) {
    try {
      template = JSON.readTree(FOLDER.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BuiltInTemplate submit() {
    return new BuiltInTemplate("lip-sync-evolink-submit.json");
  }

  static BuiltInTemplate get() {
    return new BuiltInTemplate("lip-sync-evolink-get.json");
  }

  static BuiltInTemplate signal() {
    return new BuiltInTemplate("lip-sync-evolink-signal.json");
  }

  /** The same with a value typed into the field of the given id. */
  BuiltInTemplate with(String fieldId, String value) {
    filledIn.put(fieldId, value);
    return this;
  }

  /**
   * A service task with the template. Modelers write a field that may be empty after the others.
   */
  ServiceTaskBuilder task(AbstractFlowNodeBuilder<?, ?> before, String id) {
    ServiceTaskBuilder task = before.serviceTask(id);
    for (boolean optional : new boolean[] {false, true}) {
      for (JsonNode property : template.get("properties")) {
        if (property.path("optional").asBoolean() == optional) {
          value(property).ifPresent(value -> write(task, property.get("binding"), value));
        }
      }
    }
    return task;
  }

  /** An event with the parts of the template that the engine reads. */
  IntermediateCatchEventBuilder event(AbstractFlowNodeBuilder<?, ?> before, String id) {
    JsonNode output = property("resultVariable");
    return before
        .intermediateCatchEvent(id)
        .message(
            message ->
                message
                    .name(messageName())
                    .zeebeCorrelationKeyExpression(
                        property("correlationKeyProcess").get("value").asText().substring(1)))
        .zeebeOutput(output.at("/binding/source").asText(), value(output).orElseThrow());
  }

  /** What the engine calls the message. */
  String messageName() {
    return property("messageName").get("value").asText();
  }

  private JsonNode property(String id) {
    for (JsonNode property : template.get("properties")) {
      if (property.path("id").asText().equals(id)) {
        return property;
      }
    }
    throw new AssertionError("no property " + id);
  }

  /**
   * As modelers write it: booleans and numbers as expressions, empty optional fields not at all.
   */
  private Optional<String> value(JsonNode property) {
    String typed = filledIn.get(property.path("id").asText());
    if (typed != null) {
      return Optional.of(typed);
    }
    JsonNode value = property.path("value");
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(value.isTextual() ? value.textValue() : "=" + value);
  }

  private static void write(ServiceTaskBuilder task, JsonNode binding, String value) {
    switch (binding.get("type").asText()) {
      case "zeebe:input" -> task.zeebeInput(value, binding.get("name").asText());
      case "zeebe:output" -> task.zeebeOutput(binding.get("source").asText(), value);
      case "zeebe:taskHeader" -> task.zeebeTaskHeader(binding.get("key").asText(), value);
      case "zeebe:taskDefinition" -> {
        if (binding.get("property").asText().equals("type")) {
          task.zeebeJobType(value);
        } else {
          task.zeebeJobRetries(value);
        }
      }
      default -> throw new AssertionError("unknown binding " + binding);
    }
  }
}
