package io.lipsync.examples.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.Variable;
import java.util.Optional;

/** Reads what one process instance knows. */
final class ProcessVariables {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CamundaClient client;
  private final long processInstanceKey;

  ProcessVariables(CamundaClient client, long processInstanceKey) {
    this.client = client;
    this.processInstanceKey = processInstanceKey;
  }

  /** A variable of the whole process, or an empty node while there is none. */
  JsonNode get(String name) {
    return client
        .newVariableSearchRequest()
        .filter(
            variable ->
                variable
                    .processInstanceKey(processInstanceKey)
                    .scopeKey(processInstanceKey)
                    .name(name))
        .send()
        .join()
        .items()
        .stream()
        .findFirst()
        .map(Variable::getValue)
        .map(ProcessVariables::parse)
        .orElse(JSON.missingNode());
  }

  /** What stopped the instance, if something did. */
  Optional<String> incident() {
    return client
        .newIncidentSearchRequest()
        .filter(incident -> incident.processInstanceKey(processInstanceKey))
        .send()
        .join()
        .items()
        .stream()
        .findFirst()
        .map(Incident::getErrorMessage);
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
