package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields of a JSON body. What is missing or of the wrong kind becomes a 400 that names
 * the field. Null counts as missing.
 */
final class Fields {

  private final ObjectNode body;

  Fields(ObjectNode body) {
    this.body = body;
  }

  ObjectNode all() {
    return body;
  }

  Optional<JsonNode> get(String name) {
    JsonNode value = body.get(name);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  Optional<String> text(String name) {
    return get(name)
        .map(
            value -> {
              if (!value.isTextual()) {
                throw Problem.badInput("%s must be a text".formatted(name));
              }
              return value.textValue();
            });
  }

  String requiredText(String name) {
    return text(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> Problem.badInput("%s must be given".formatted(name)));
  }

  Optional<Long> number(String name) {
    return get(name)
        .map(
            value -> {
              // keys come as text, other numbers as numbers
              if (value.isIntegralNumber() || value.asText().matches("-?\\d{1,18}")) {
                return value.asLong();
              }
              throw Problem.badInput("%s must be a whole number".formatted(name));
            });
  }

  Optional<Duration> millis(String name) {
    return number(name).map(Duration::ofMillis);
  }

  boolean flag(String name, boolean otherwise) {
    return get(name)
        .map(
            value -> {
              if (!value.isBoolean()) {
                throw Problem.badInput("%s must be true or false".formatted(name));
              }
              return value.booleanValue();
            })
        .orElse(otherwise);
  }

  /** A JSON object, as text; null when missing. */
  String object(String name) {
    return get(name)
        .map(
            value -> {
              if (!value.isObject()) {
                throw Problem.badInput("%s must be a JSON object".formatted(name));
              }
              return value.toString();
            })
        .orElse(null);
  }

  Optional<List<String>> texts(String name) {
    return get(name)
        .map(
            value -> {
              if (!value.isArray()) {
                throw Problem.badInput("%s must be a list".formatted(name));
              }
              List<String> texts = new ArrayList<>();
              value.forEach(text -> texts.add(text.asText()));
              return texts;
            });
  }

  /** Refuses a body that uses something that is not served. */
  Fields without(String name) {
    get(name)
        .filter(value -> !value.isEmpty())
        .ifPresent(
            value -> {
              throw new Problem(
                  501,
                  "NOT_IMPLEMENTED",
                  "local-camunda does not serve the field %s; a real Camunda 8.8 cluster does."
                      .formatted(name));
            });
    return this;
  }
}
