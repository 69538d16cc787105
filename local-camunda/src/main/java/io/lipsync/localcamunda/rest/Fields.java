package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.localcamunda.command.Tenants;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
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

  /** A date and time with offset; {@code what} names it in the error. An empty text is none. */
  Optional<String> time(String name, String what) {
    Optional<String> time = text(name);
    time.filter(value -> !value.isEmpty())
        .ifPresent(
            value -> {
              try {
                OffsetDateTime.parse(value);
              } catch (DateTimeException e) {
                throw Problem.badInput(
                    "The provided %s '%s' cannot be parsed as a date according to RFC 3339, section 5.6."
                        .formatted(what, value));
              }
            });
    return time;
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

  /** Refuses a request for another tenant than the default one; {@code command} names it. */
  Fields ofDefaultTenant(String command) {
    Tenants.check("request " + command, text("tenantId").orElse(null));
    Tenants.check("request " + command, texts("tenantIds").orElse(List.of()));
    return this;
  }

  /**
   * Refuses a body that uses something that is not served and would be dropped in silence. Fields
   * that ask for nothing (null, false, empty) are let through, as clients send them anyway.
   */
  Fields only(String... served) {
    List<String> names = List.of(served);
    for (var field : body.properties()) {
      if (!names.contains(field.getKey()) && !asksForNothing(field.getValue())) {
        throw new Problem(
            501,
            "NOT_IMPLEMENTED",
            "local-camunda does not serve the field %s; a real cluster does if its API has it."
                .formatted(field.getKey()));
      }
    }
    return this;
  }

  private static boolean asksForNothing(JsonNode value) {
    return value.isNull()
        || value.isBoolean() && !value.booleanValue()
        || value.isContainerNode() && value.isEmpty();
  }
}
