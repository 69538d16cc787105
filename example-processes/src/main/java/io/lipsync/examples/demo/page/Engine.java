package io.lipsync.examples.demo.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.util.List;
import java.util.Map;

/** What the page asks the engine, by Camunda's client. Thread-safe. */
final class Engine {
  private static final String SUBMIT = "SubmitLipSyncTask";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CamundaClient client;

  Engine(CamundaClient client) {
    this.client = client;
  }

  /** Starts the newest version of a process and gives the key of the instance. */
  long start(String processId, Map<String, Object> variables) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .variables(variables)
        .send()
        .join()
        .getProcessInstanceKey();
  }

  List<ProcessInstance> instances() {
    return client
        .newProcessInstanceSearchRequest()
        .page(page -> page.limit(100))
        .send()
        .join()
        .items();
  }

  ProcessInstance instance(long key) {
    return client.newProcessInstanceGetRequest(key).send().join();
  }

  List<ElementInstance> elements(long instance) {
    return client
        .newElementInstanceSearchRequest()
        .filter(element -> element.processInstanceKey(instance))
        .page(page -> page.limit(500))
        .send()
        .join()
        .items();
  }

  List<UserTask> waitingTasks(long instance) {
    return client
        .newUserTaskSearchRequest()
        .filter(task -> task.processInstanceKey(instance).state(UserTaskState.CREATED))
        .send()
        .join()
        .items();
  }

  List<String> incidents(long instance) {
    return client
        .newIncidentSearchRequest()
        .filter(incident -> incident.processInstanceKey(instance).state(IncidentState.ACTIVE))
        .send()
        .join()
        .items()
        .stream()
        .map(Incident::getErrorMessage)
        .toList();
  }

  /** The form of a task and what is known of its fields. */
  Map<String, Object> form(long task) {
    ObjectNode data = JSON.createObjectNode();
    client
        .newUserTaskVariableSearchRequest(task)
        .page(page -> page.limit(200))
        .send()
        .join()
        .items()
        .forEach(variable -> data.set(variable.getName(), value(variable)));
    Object schema = client.newUserTaskGetFormRequest(task).send().join().getSchema();
    return Map.of("schema", schema instanceof String text ? parse(text) : schema, "data", data);
  }

  void complete(long task, Map<String, Object> variables) {
    client.newCompleteUserTaskCommand(task).variables(variables).send().join();
  }

  /** The variables of the whole instance. */
  ObjectNode variables(long instance) {
    ObjectNode all = JSON.createObjectNode();
    client
        .newVariableSearchRequest()
        .filter(variable -> variable.processInstanceKey(instance).scopeKey(instance))
        .page(page -> page.limit(200))
        .send()
        .join()
        .items()
        .forEach(variable -> all.set(variable.getName(), value(variable)));
    return all;
  }

  /** Whether a worker has, or will get, the job of a submission. */
  boolean submits() {
    return !client
        .newElementInstanceSearchRequest()
        .filter(element -> element.elementId(SUBMIT).state(ElementInstanceState.ACTIVE))
        .send()
        .join()
        .items()
        .isEmpty();
  }

  private JsonNode value(Variable variable) {
    boolean cut = Boolean.TRUE.equals(variable.isTruncated());
    return parse(
        cut
            ? client.newVariableGetRequest(variable.getVariableKey()).send().join().getValue()
            : variable.getValue());
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the engine holds a value that is no JSON", e);
    }
  }
}
