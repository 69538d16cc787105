package io.lipsync.connector.media.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.task.Failures;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How media are checked before a task is paid for. */
public enum CheckMode {
  /** Not at all. */
  OFF,
  /** Whatever is found is told, and the task is submitted. */
  WARN,
  /** What breaks a limit or does not open stops the task. */
  STRICT;

  /** The input field. */
  public static final String FIELD = "checkMedia";

  /**
   * The mode of a task. Models that are older than the field have none, and are not checked.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT}
   */
  public static CheckMode of(JsonNode value) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      return OFF;
    }
    return Arrays.stream(values())
        .filter(mode -> value.isTextual() && mode.word().equals(value.textValue()))
        .findFirst()
        .orElseThrow(
            () -> Failures.invalidInput(FIELD, "is " + describe(value), "Allowed are " + words()));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String words() {
    return Arrays.stream(values()).map(CheckMode::word).collect(Collectors.joining(", "));
  }

  private static String describe(JsonNode value) {
    String text = value.isContainerNode() ? "a list or an object" : value.asText();
    return value.isTextual() ? Redaction.quoted(text) : text;
  }
}
