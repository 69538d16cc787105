package io.lipsync.localcamunda;

import static io.lipsync.localcamunda.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.Variable;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What searches show is what the engine did. */
class SearchTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static LocalCamunda camunda;
  private static CamundaClient client;

  @BeforeAll
  static void start() {
    camunda = LocalCamunda.start(LocalCamundaSettings.defaults().withGrpcPort(0).withRestPort(0));
    client = Clients.of(camunda, false);
  }

  @AfterAll
  static void stop() {
    client.close();
    camunda.close();
  }

  @Test
  void onlyTheLatestVersionIsShownWhenAskedFor() {
    deploy(Models.job("versions", "v1"));
    deploy(Models.job("versions", "v2"));

    List<ProcessDefinition> latest =
        client
            .newProcessDefinitionSearchRequest()
            .filter(f -> f.processDefinitionId("versions").isLatestVersion(true))
            .send()
            .join()
            .items();
    List<ProcessDefinition> all =
        client
            .newProcessDefinitionSearchRequest()
            .filter(f -> f.processDefinitionId("versions"))
            .sort(s -> s.version().desc())
            .send()
            .join()
            .items();

    assertThat(latest).extracting(ProcessDefinition::getVersion).containsExactly(2);
    assertThat(all).extracting(ProcessDefinition::getVersion).containsExactly(2, 1);
    assertThat(all.getFirst().getName()).isEqualTo("One job");
    String xml =
        client
            .newProcessDefinitionGetXmlRequest(all.getFirst().getProcessDefinitionKey())
            .send()
            .join();
    assertThat(xml).contains("type=\"v2\"");
  }

  @Test
  void pagesFollowEachOtherAndComeToAnEnd() {
    deploy(Models.job("paged", "paged"));
    List<Long> started = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      started.add(start("paged", Map.of()));
    }

    List<Long> seen = new ArrayList<>();
    String cursor = null;
    for (int page = 0; page < 4; page++) {
      var after = cursor;
      var answer =
          client
              .newProcessInstanceSearchRequest()
              .filter(f -> f.processDefinitionId("paged"))
              .page(p -> (after == null ? p : p.after(after)).limit(3))
              .send()
              .join();
      answer.items().forEach(row -> seen.add(row.getProcessInstanceKey()));
      assertThat(answer.page().totalItems()).isEqualTo(7);
      cursor = answer.page().endCursor();
    }

    assertThat(seen).isEqualTo(started);
    assertThat(cursor).as("the page after the last one is empty").isNull();
  }

  @Test
  void aPageBeforeACursorEndsThere() {
    deploy(Models.job("backwards", "backwards"));
    for (int i = 0; i < 4; i++) {
      start("backwards", Map.of());
    }
    var second =
        client
            .newProcessInstanceSearchRequest()
            .filter(f -> f.processDefinitionId("backwards"))
            .page(p -> p.from(2).limit(2))
            .send()
            .join();

    var first =
        client
            .newProcessInstanceSearchRequest()
            .filter(f -> f.processDefinitionId("backwards"))
            .page(p -> p.before(second.page().startCursor()).limit(2))
            .send()
            .join();

    assertThat(first.items()).hasSize(2).doesNotContainAnyElementsOf(second.items());
    var fromTheTop =
        client
            .newProcessInstanceSearchRequest()
            .filter(f -> f.processDefinitionId("backwards"))
            .page(p -> p.from(0).limit(2))
            .send()
            .join();
    assertThat(first.page().startCursor()).isEqualTo(fromTheTop.page().startCursor());
  }

  @Test
  void instancesAreFoundByTheirVariables() {
    deploy(Models.job("by-variable", "by-variable"));
    start("by-variable", Map.of("taskId", "a", "n", 1));
    long wanted = start("by-variable", Map.of("taskId", "b", "n", 1));

    // values are compared as JSON text, so a text needs its quotes
    var found =
        client
            .newProcessInstanceSearchRequest()
            .filter(
                f ->
                    f.processDefinitionId("by-variable")
                        .variables(Map.of("taskId", "\"b\"", "n", 1)))
            .send()
            .join();

    assertThat(found.items())
        .extracting(ProcessInstance::getProcessInstanceKey)
        .containsExactly(wanted);
  }

  @Test
  void longValuesAreCutInSearchesButNotWhenReadAlone() {
    deploy(Models.job("long-values", "long"));
    String longText = "x".repeat(20_000);
    long instance = start("long-values", Map.of("text", longText));

    Variable cut =
        client
            .newVariableSearchRequest()
            .filter(f -> f.processInstanceKey(instance))
            .send()
            .join()
            .singleItem();

    assertThat(cut.isTruncated()).isTrue();
    assertThat(cut.getValue()).hasSizeLessThan(10_000);
    Variable full = client.newVariableGetRequest(cut.getVariableKey()).send().join();
    assertThat(full.getValue()).isEqualTo('"' + longText + '"');
  }

  @Test
  void anIncidentMarksItsElementItsInstanceAndTheCallingInstance() {
    deploy(Models.job("callee", "callee-job"));
    deploy(
        Bpmn.createExecutableProcess("caller")
            .startEvent()
            .callActivity("call", call -> call.zeebeProcessId("callee"))
            .endEvent()
            .done());
    long caller = start("caller", Map.of());
    ActivatedJob job = activate("callee-job");
    long callee = job.getProcessInstanceKey();

    client.newFailCommand(job).retries(0).errorMessage("broken").send().join();

    assertThat(instance(callee).getHasIncident()).isTrue();
    assertThat(instance(callee).getParentProcessInstanceKey()).isEqualTo(caller);
    assertThat(instance(caller).getHasIncident()).isTrue();
    var element = client.newElementInstanceGetRequest(job.getElementInstanceKey()).send().join();
    assertThat(element.getIncident()).isTrue();
    assertThat(element.getIncidentKey()).isNotNull();
    assertThat(element.getElementName()).isEqualTo("Do the work");
    assertThat(
            client
                .newProcessInstanceSearchRequest()
                .filter(f -> f.hasIncident(true))
                .send()
                .join()
                .items())
        .extracting(ProcessInstance::getProcessInstanceKey)
        .contains(callee, caller);

    client.newCancelInstanceCommand(caller).send().join();

    assertThat(instance(callee).getHasIncident()).isFalse();
    assertThat(instance(callee).getState()).isEqualTo(ProcessInstanceState.TERMINATED);
    assertThat(client.newElementInstanceGetRequest(job.getElementInstanceKey()).send().join())
        .extracting(e -> e.getState(), e -> e.getIncident())
        .containsExactly(ElementInstanceState.TERMINATED, false);
  }

  @Test
  void elementsAreFoundByTheScopeTheyAreIn() {
    deploy(
        Bpmn.createExecutableProcess("nested")
            .startEvent()
            .subProcess("sub")
            .embeddedSubProcess()
            .startEvent("inner-start")
            .serviceTask("inner", task -> task.zeebeJobType("inner"))
            .endEvent()
            .subProcessDone()
            .endEvent()
            .done());
    start("nested", Map.of());
    ActivatedJob job = activate("inner");
    long sub =
        client
            .newElementInstanceSearchRequest()
            .filter(f -> f.processInstanceKey(job.getProcessInstanceKey()).elementId("sub"))
            .send()
            .join()
            .singleItem()
            .getElementInstanceKey();

    var inside =
        client
            .newElementInstanceSearchRequest()
            .filter(f -> f.elementInstanceScopeKey(sub))
            .send()
            .join()
            .items();

    assertThat(inside).extracting(e -> e.getElementId()).containsExactly("inner-start", "inner");
  }

  @Test
  void jobsTellTheirState() {
    deploy(Models.job("job-states", "job-states"));
    long instance = start("job-states", Map.of());
    ActivatedJob job = activate("job-states");
    client.newFailCommand(job).retries(2).errorMessage("not yet").send().join();

    var row =
        client
            .newJobSearchRequest()
            .filter(f -> f.processInstanceKey(instance))
            .send()
            .join()
            .singleItem();

    assertThat(row.getState()).isEqualTo(JobState.FAILED);
    assertThat(row.getRetries()).isEqualTo(2);
    assertThat(row.hasFailedWithRetriesLeft()).isTrue();
    assertThat(row.getErrorMessage()).isEqualTo("not yet");
  }

  @Test
  void aFinishedInstanceHasAllItsDatesAndFlows() {
    deploy(Bpmn.createExecutableProcess("short").startEvent("s").endEvent("e").done());
    long instance = start("short", Map.of());

    await().until(() -> instance(instance).getState() == ProcessInstanceState.COMPLETED);

    assertThat(instance(instance).getEndDate()).isNotNull();
    assertThat(instance(instance).getProcessDefinitionName()).isEqualTo("short");
    assertThat(client.newProcessInstanceSequenceFlowsRequest(instance).send().join()).hasSize(1);
    assertThat(
            client
                .newElementInstanceSearchRequest()
                .filter(f -> f.processInstanceKey(instance))
                .send()
                .join()
                .items())
        .extracting(e -> e.getElementId(), e -> e.getState())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("s", ElementInstanceState.COMPLETED),
            org.assertj.core.groups.Tuple.tuple("e", ElementInstanceState.COMPLETED));
  }

  @Test
  void decisionsAreNotServed() {
    assertThatThrownBy(() -> client.newDecisionInstanceSearchRequest().send().join())
        .hasMessageContaining("501");
  }

  @Test
  void aStateThatThereIsNotIsRefused() {
    assertThatThrownBy(
            () ->
                client
                    .newProcessInstanceSearchRequest()
                    .filter(f -> f.state(ProcessInstanceState.UNKNOWN_ENUM_VALUE))
                    .send()
                    .join())
        .hasMessageContaining("400")
        .hasMessageContaining("filter.state.$eq must be one of ACTIVE, COMPLETED, TERMINATED");
  }

  /** Runtimes from 8.8.16 and 8.9.7 on ask like this for what they listen to. */
  @Test
  void deployedDefinitionsAreActive() throws Exception {
    deploy(Models.message("is-active"));
    String filter = "{\"filter\": {\"processDefinitionId\": \"is-active\", \"state\": \"%s\"}}";

    var active = post("/v2/process-definitions/search", filter.formatted("ACTIVE"));
    var deleted = post("/v2/process-definitions/search", filter.formatted("DELETED"));

    assertThat(active.path("items")).hasSize(1);
    assertThat(deleted.path("items")).isEmpty();
  }

  /**
   * Runtimes from 8.9 on ask for it at each poll: old versions are listened for while they wait.
   */
  @Test
  void waitingSubscriptionsAreCountedByDefinition() throws Exception {
    deploy(Models.message("counted"));
    deploy(Models.message("counted-too"));
    start("counted", Map.of("key", "c-1"));
    start("counted", Map.of("key", "c-2"));
    start("counted-too", Map.of("key", "c-3"));
    String counted = "{\"filter\": {\"processDefinitionId\": {\"$like\": \"counted*\"}}%s}";
    await()
        .until(
            () ->
                post("/v2/message-subscriptions/search", counted.formatted("")).path("items").size()
                    == 3);
    client.newPublishMessageCommand().messageName("go").correlationKey("c-2").send().join();
    String path = "/v2/process-definitions/statistics/message-subscriptions";
    await()
        .untilAsserted(
            () -> {
              JsonNode items = post(path, counted.formatted("")).path("items");
              assertThat(items).hasSize(2);
              assertThat(items.get(0).path("processDefinitionId").asText()).isEqualTo("counted");
              assertThat(items.get(0).path("processDefinitionKey").asText()).matches("\\d+");
              assertThat(items.get(0).path("tenantId").asText()).isEqualTo("<default>");
              assertThat(items.get(0).path("activeSubscriptions").asInt()).isEqualTo(1);
              assertThat(items.get(0).path("processInstancesWithActiveSubscriptions").asInt())
                  .isEqualTo(1);
            });

    JsonNode first = post(path, counted.formatted(", \"page\": {\"limit\": 1}"));
    String next = first.path("page").path("endCursor").asText();
    JsonNode second = post(path, counted.formatted(", \"page\": {\"after\": \"" + next + "\"}"));

    assertThat(first.path("items")).hasSize(1);
    assertThat(second.path("items")).hasSize(1).doesNotContainAnyElementsOf(first.path("items"));
  }

  /** As the schemas of Camunda's own clients demand. */
  @Test
  void cursorsAreBase64AndTimesHaveMillisecondsInUtc() throws Exception {
    var model =
        Bpmn.createExecutableProcess("forms-of-times")
            .startEvent()
            .userTask(
                "task",
                task ->
                    task.zeebeUserTask()
                        .zeebeDueDateExpression(
                            "=date and time(\"2027-01-02T03:04:05@Europe/Berlin\")"))
            .endEvent()
            .done();
    deploy(model);
    long instance = start("forms-of-times", Map.of());
    String filter = "{\"filter\": {\"processInstanceKey\": \"%d\"}}".formatted(instance);
    await().until(() -> post("/v2/user-tasks/search", filter).path("items").size() == 1);

    JsonNode answer = post("/v2/user-tasks/search", filter);

    JsonNode task = answer.path("items").get(0);
    assertThat(task.path("dueDate").asText()).isEqualTo("2027-01-02T02:04:05.000Z");
    assertThat(task.path("creationDate").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    for (String cursor : List.of("startCursor", "endCursor")) {
      assertThat(answer.path("page").path(cursor).asText())
          .matches(
              "(?:[A-Za-z0-9+/]{4})+|(?:[A-Za-z0-9+/]{4})*[A-Za-z0-9+/]{2}(?:==|[A-Za-z0-9+/]=)");
    }
  }

  private static JsonNode post(String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(camunda.restAddress().resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  private static void deploy(io.camunda.zeebe.model.bpmn.BpmnModelInstance model) {
    client.newDeployResourceCommand().addProcessModel(model, "model.bpmn").send().join();
  }

  private static long start(String processId, Map<String, Object> variables) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .variables(variables)
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private static ActivatedJob activate(String jobType) {
    return client
        .newActivateJobsCommand()
        .jobType(jobType)
        .maxJobsToActivate(1)
        .send()
        .join()
        .getJobs()
        .getFirst();
  }

  private static ProcessInstance instance(long key) {
    return client.newProcessInstanceGetRequest(key).send().join();
  }
}
