package io.lipsync.connector.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camunda.connector.api.error.ConnectorException;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.task.Failures;
import java.util.stream.Collectors;

/**
 * The variables of one job: the connector's own {@code lipSync}, and what earlier tries have left.
 * Immutable and thread-safe.
 */
public final class JobInput {
  /** The variable that holds all input. */
  public static final String VARIABLE = "lipSync";

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final JsonNode variables;
  private final ConnectorException fault;

  JobInput(JsonNode variables, ConnectorException fault) {
    this.variables = variables;
    this.fault = fault;
  }

  /**
   * The variable {@code lipSync} as an operation's request, or null when there is none.
   *
   * @throws ConnectorException {@code INVALID_INPUT} naming the field
   */
  public <T> T request(Class<T> type) {
    if (fault != null) {
      throw fault;
    }
    JsonNode value = variables.path(VARIABLE);
    try {
      return value.isMissingNode() || value.isNull() ? null : JSON.treeToValue(value, type);
    } catch (JsonProcessingException e) {
      throw Failures.invalidInput(
          field(e), "is of another type than expected", "Use the Lip-Sync element template");
    }
  }

  /** Another variable as it is, also when the input is refused; null when there is none. */
  public JsonNode left(String name) {
    return variables.get(name);
  }

  /** Which account the job names; null when it names none or its input is refused. */
  public Connection connection() {
    return fault == null ? named() : null;
  }

  /**
   * The account that the job names, also when its input is refused: good for proving what an
   * earlier job of the element instance has left, and for no call.
   */
  public Connection named() {
    JsonNode connection = variables.path(VARIABLE).path("connection");
    return connection.isObject()
        ? new Connection(
            text(connection, "provider"), text(connection, "apiKey"), text(connection, "baseUrl"))
        : null;
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).isValueNode() ? object.path(field).asText(null) : null;
  }

  private static String field(JsonProcessingException e) {
    String path =
        e instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."))
            : "";
    return path.isEmpty() ? VARIABLE : path;
  }

  /** Hides the variables. */
  @Override
  public String toString() {
    return "JobInput[]";
  }
}
