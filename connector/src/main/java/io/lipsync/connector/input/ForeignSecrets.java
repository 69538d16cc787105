package io.lipsync.connector.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.task.Failures;
import java.util.Map;

/**
 * Finds secrets where none belongs: in anything of a job's variables but the API key. They came
 * there because a person, a provider or another process wrote the name of a secret into data.
 *
 * @param filled what the runtime filled in
 */
record ForeignSecrets(FilledSecrets filled) {
  private static final String INPUT = JobInput.VARIABLE + ".";
  private static final String KEY_FIELD = INPUT + "connection.apiKey";

  /** Shorter values are in other texts by chance. */
  private static final int TELLING_LENGTH = 8;

  /**
   * Lets variables pass that hold secrets in the API key only.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} naming the
   *     field; the value is not repeated
   */
  void refuseIn(JsonNode variables) {
    String key = variables.path(JobInput.VARIABLE).path("connection").path("apiKey").asText("");
    boolean whole = filled.timesByValue().containsKey(key);
    filled
        .timesByValue()
        .forEach(
            (value, times) -> {
              int inKey = whole ? (value.equals(key) ? 1 : 0) : occurrences(value, key);
              check(variables, value, times > inKey);
            });
    // Also where the runtime has another way to fill in secrets.
    if (key.strip().length() >= TELLING_LENGTH) {
      refuse(fieldWith(variables, "", key.strip()));
    }
  }

  private static void check(JsonNode variables, String value, boolean elsewhere) {
    String field = value.length() >= TELLING_LENGTH ? fieldWith(variables, "", value) : null;
    refuse(elsewhere && field == null ? JobInput.VARIABLE : field);
  }

  private static void refuse(String field) {
    if (field != null) {
      throw Failures.invalidInput(
          field.startsWith(INPUT) ? field.substring(INPUT.length()) : field,
          "names a secret of the connector runtime",
          "Only the API key field may; remove the name of the secret from the data");
    }
  }

  private static int occurrences(String value, String text) {
    int count = 0;
    for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length())) {
      count++;
    }
    return count;
  }

  /** The first field but the key's with the value in its text or in the name of a part, or null. */
  private static String fieldWith(JsonNode node, String path, String value) {
    if (node.isValueNode()) {
      return !path.equals(KEY_FIELD) && node.asText().contains(value) ? path : null;
    }
    for (Map.Entry<String, JsonNode> part : node.properties()) {
      String name = path.isEmpty() ? part.getKey() : path + "." + part.getKey();
      String found = part.getKey().contains(value) ? path : fieldWith(part.getValue(), name, value);
      if (found != null) {
        return found;
      }
    }
    for (JsonNode element : node) {
      String found = node.isArray() ? fieldWith(element, path, value) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
