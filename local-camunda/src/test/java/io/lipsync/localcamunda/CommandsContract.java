package io.lipsync.localcamunda;

import static io.lipsync.localcamunda.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.util.VersionUtil;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the stock client can do, however it prefers to speak. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CommandsContract {

  private LocalCamunda camunda;
  private CamundaClient client;

  abstract boolean preferRest();

  @BeforeAll
  void start() {
    camunda = LocalCamunda.start(LocalCamundaSettings.defaults().withGrpcPort(0).withRestPort(0));
    client = Clients.of(camunda, preferRest());
  }

  @AfterAll
  void stop() {
    client.close();
    camunda.close();
  }

  @Test
  void topologyIsOneHealthyBroker() {
    var topology = client.newTopologyRequest().send().join();

    assertThat(topology.getBrokers()).hasSize(1);
    assertThat(topology.getGatewayVersion()).isEqualTo(VersionUtil.getVersion()).startsWith("8.");
  }

  @Test
  void deploysSeveralFilesAtOnce() {
    var deployment =
        client
            .newDeployResourceCommand()
            .addResourceStringUtf8(Models.FORM, "review.form")
            .addProcessModel(Models.job("several-a", "a"), "several-a.bpmn")
            .addProcessModel(Models.job("several-b", "b"), "several-b.bpmn")
            .send()
            .join();

    assertThat(deployment.getProcesses())
        .extracting(io.camunda.client.api.response.Process::getBpmnProcessId)
        .containsExactlyInAnyOrder("several-a", "several-b");
    assertThat(deployment.getForm()).hasSize(1);
    assertThat(deployment.getTenantId()).isEqualTo("<default>");
  }

  @Test
  void aWrongModelIsRefusedInTheEnginesWords() {
    var wrong = Bpmn.createExecutableProcess("wrong").startEvent().serviceTask("task").done();

    assertThatThrownBy(() -> deploy(wrong, "wrong.bpmn"))
        .hasMessageContaining("Must have exactly one 'zeebe:taskDefinition'");
  }

  @Test
  void anUnknownProcessIsRefused() {
    assertThatThrownBy(() -> start("nowhere", Map.of()))
        .hasMessageContaining("Expected to find process definition with process ID 'nowhere'");
  }

  @Test
  void aWorkerWaitsForItsJobAndCompletesIt() throws Exception {
    deploy(Models.job("waits-for-job", "late"), "late.bpmn");
    BlockingQueue<ActivatedJob> seen = new LinkedBlockingQueue<>();
    try (var worker =
        client
            .newWorker()
            .jobType("late")
            .handler(
                (jobs, job) -> {
                  jobs.newCompleteCommand(job).variables(Map.of("result", "ok")).send().join();
                  seen.add(job);
                })
            .name("patient")
            .open()) {

      var instance = start("waits-for-job", Map.of("input", 1));

      ActivatedJob job = seen.poll(30, TimeUnit.SECONDS);
      assertThat(job.getVariablesAsMap()).containsEntry("input", 1);
      assertThat(job.getTenantId()).isEqualTo("<default>");
      assertThat(job.getElementId()).isEqualTo("work");
      awaitState(instance, ProcessInstanceState.COMPLETED);
      assertThat(variable(instance, "result")).isEqualTo("\"ok\"");
    }
  }

  @Test
  void aWorkerGetsOnlyTheVariablesThatItAsksFor() {
    deploy(Models.job("asks-for-some", "afs"), "asks-for-some.bpmn");
    start("asks-for-some", Map.of("a", 1, "b", 2));

    var answer =
        client
            .newActivateJobsCommand()
            .jobType("afs")
            .maxJobsToActivate(1)
            .fetchVariables("a")
            .send()
            .join();

    assertThat(answer.getJobs())
        .singleElement()
        .satisfies(job -> assertThat(job.getVariablesAsMap()).isEqualTo(Map.of("a", 1)));
  }

  @Test
  void askingForJobsEndsWhenTheWaitIsOver() {
    var answer =
        client
            .newActivateJobsCommand()
            .jobType("never")
            .maxJobsToActivate(1)
            .requestTimeout(Duration.ofMillis(200))
            .send()
            .join();

    assertThat(answer.getJobs()).isEmpty();
  }

  @Test
  void theVariablesOfAFailedJobStayAtItsElement() {
    deploy(Models.job("fails-with-variables", "fv"), "fv.bpmn");
    var instance = start("fails-with-variables", Map.of());
    var job = activate("fv");

    client
        .newFailCommand(job)
        .retries(1)
        .errorMessage("try again")
        .variables(Map.of("error", Map.of("code", "RATE_LIMITED")))
        .send()
        .join();

    var again = activate("fv");
    assertThat(again.getRetries()).isEqualTo(1);
    assertThat(again.getVariablesAsMap()).containsEntry("error", Map.of("code", "RATE_LIMITED"));
    var scope =
        client
            .newVariableSearchRequest()
            .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey()).name("error"))
            .send()
            .join()
            .singleItem()
            .getScopeKey();
    assertThat(scope).isEqualTo(job.getElementInstanceKey());
  }

  @Test
  void aBackoffHidesTheJobUntilTheClockGetsThere() {
    deploy(Models.job("backs-off", "bo"), "bo.bpmn");
    start("backs-off", Map.of());
    client
        .newFailCommand(activate("bo"))
        .retries(1)
        .retryBackoff(Duration.ofHours(1))
        .send()
        .join();
    assertThat(
            client
                .newActivateJobsCommand()
                .jobType("bo")
                .maxJobsToActivate(1)
                .requestTimeout(Duration.ofMillis(100))
                .send()
                .join()
                .getJobs())
        .isEmpty();

    camunda.increaseTime(Duration.ofHours(2));

    assertThat(activate("bo").getRetries()).isEqualTo(1);
  }

  @Test
  void anIncidentIsShownAndResolved() {
    deploy(Models.job("has-incident", "hi"), "hi.bpmn");
    var instance = start("has-incident", Map.of());
    var job = activate("hi");
    client.newFailCommand(job).retries(0).errorMessage("no face found").send().join();

    var incident =
        client
            .newIncidentSearchRequest()
            .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey()))
            .send()
            .join()
            .singleItem();
    assertThat(incident.getErrorMessage()).isEqualTo("no face found");
    assertThat(incident.getState()).isEqualTo(IncidentState.ACTIVE);
    assertThat(instanceRow(instance).getHasIncident()).isTrue();

    client.newUpdateRetriesCommand(job.getKey()).retries(1).send().join();
    client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();

    assertThat(instanceRow(instance).getHasIncident()).isFalse();
    assertThat(client.newIncidentGetRequest(incident.getIncidentKey()).send().join().getState())
        .isEqualTo(IncidentState.RESOLVED);
    assertThat(activate("hi").getRetries()).isEqualTo(1);
  }

  @Test
  void aBpmnErrorIsCaughtByTheModel() {
    var model =
        Bpmn.createExecutableProcess("catches")
            .startEvent()
            .serviceTask("work", task -> task.zeebeJobType("throws"))
            .boundaryEvent("caught", event -> event.error("NO_FACE_FOUND"))
            .endEvent("handled")
            .moveToActivity("work")
            .endEvent("done")
            .done();
    deploy(model, "catches.bpmn");
    var instance = start("catches", Map.of());

    client
        .newThrowErrorCommand(activate("throws"))
        .errorCode("NO_FACE_FOUND")
        .errorMessage("nobody there")
        .variables(Map.of("advice", "lower the threshold"))
        .send()
        .join();

    awaitState(instance, ProcessInstanceState.COMPLETED);
    assertThat(completedElements(instance)).contains("handled").doesNotContain("done");
  }

  /** That is how one can look whether an id is taken. */
  @Test
  void aMessageWithoutLifetimeIsRefusedLikeAnyOtherAndLeavesNoTrace() {
    publish("k-look", "m-3", Duration.ZERO);
    publish("k-look", "m-3", Duration.ofDays(7));

    assertThatThrownBy(() -> publish("k-look", "m-3", Duration.ZERO)).hasMessageContaining("m-3");
  }

  @Test
  void theSameMessageIdTwiceIsRefused() {
    publish("k-dup", "m-1");

    assertThatThrownBy(() -> publish("k-dup", "m-1"))
        .hasMessageContaining("with that id was already published");
  }

  @Test
  void aMessageIsBufferedForAnInstanceThatComesLater() {
    deploy(Models.message("buffered"), "buffered.bpmn");
    publish("k-buffered", "m-2");

    var instance = start("buffered", Map.of("key", "k-buffered"));

    awaitState(instance, ProcessInstanceState.COMPLETED);
  }

  @Test
  void aMessageIsCorrelatedOrRefusedAtOnce() {
    deploy(Models.message("correlated"), "correlated.bpmn");
    var instance = start("correlated", Map.of("key", "k-corr"));
    // the subscription opens right after the start
    await()
        .until(
            () ->
                !client
                    .newMessageSubscriptionSearchRequest()
                    .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey()))
                    .send()
                    .join()
                    .items()
                    .isEmpty());

    var message =
        client.newCorrelateMessageCommand().messageName("go").correlationKey("k-corr").send();

    assertThat(message.join().getProcessInstanceKey()).isEqualTo(instance.getProcessInstanceKey());
    assertThatThrownBy(
            () ->
                client
                    .newCorrelateMessageCommand()
                    .messageName("go")
                    .correlationKey("k-nobody")
                    .send()
                    .join())
        .hasMessageContaining("404");
  }

  @Test
  void anInstanceIsCancelled() {
    deploy(Models.job("cancelled", "c"), "cancelled.bpmn");
    var instance = start("cancelled", Map.of());

    client.newCancelInstanceCommand(instance.getProcessInstanceKey()).send().join();

    awaitState(instance, ProcessInstanceState.TERMINATED);
  }

  @Test
  void aResultIsAwaited() {
    var model = Bpmn.createExecutableProcess("at-once").startEvent().endEvent("done").done();
    deploy(model, "at-once.bpmn");

    var result =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("at-once")
            .latestVersion()
            .variables(Map.of("a", 1, "b", 2))
            .withResult()
            .fetchVariables("a")
            .send()
            .join();

    assertThat(result.getVariablesAsMap()).isEqualTo(Map.of("a", 1));
  }

  @Test
  void variablesAreSetOnOneScopeOnly() {
    deploy(Models.job("scoped", "sc"), "scoped.bpmn");
    var instance = start("scoped", Map.of("attempt", 1));
    var job = activate("sc");

    client
        .newSetVariablesCommand(job.getElementInstanceKey())
        .variables(Map.of("attempt", 2))
        .local(true)
        .send()
        .join();

    var scopes =
        client
            .newVariableSearchRequest()
            .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey()).name("attempt"))
            .sort(s -> s.value().asc())
            .send()
            .join()
            .items();
    assertThat(scopes).hasSize(2);
    assertThat(scopes.get(0).getScopeKey()).isEqualTo(instance.getProcessInstanceKey());
    assertThat(scopes.get(1).getScopeKey()).isEqualTo(job.getElementInstanceKey());
  }

  @Test
  void aSignalStartsAProcess() {
    var model =
        Bpmn.createExecutableProcess("signalled")
            .startEvent()
            .signal("wake-up")
            .endEvent("done")
            .done();
    deploy(model, "signalled.bpmn");

    client.newBroadcastSignalCommand().signalName("wake-up").send().join();

    await()
        .untilAsserted(
            () ->
                assertThat(
                        client
                            .newProcessInstanceSearchRequest()
                            .filter(f -> f.processDefinitionId("signalled"))
                            .send()
                            .join()
                            .items())
                    .hasSize(1));
  }

  /** Multi-tenancy is off, as in a cluster where nobody turned it on. */
  @Test
  void whatIsMeantForAnotherTenantIsRefused() {
    deploy(Models.job("tenants", "of-the-default-tenant"), "tenants.bpmn");
    start("tenants", Map.of());
    Map<String, ThrowingCallable> commands =
        Map.of(
            "Deploy",
            () ->
                client
                    .newDeployResourceCommand()
                    .addProcessModel(Models.job("tenants", "other"), "tenants.bpmn")
                    .tenantId("blue")
                    .send()
                    .join(),
            "Create",
            () ->
                client
                    .newCreateInstanceCommand()
                    .bpmnProcessId("tenants")
                    .latestVersion()
                    .tenantId("blue")
                    .send()
                    .join(),
            "Create with result",
            () ->
                client
                    .newCreateInstanceCommand()
                    .bpmnProcessId("tenants")
                    .latestVersion()
                    .tenantId("blue")
                    .withResult()
                    .send()
                    .join(),
            "Publish",
            () ->
                client
                    .newPublishMessageCommand()
                    .messageName("go")
                    .correlationKey("k")
                    .tenantId("blue")
                    .send()
                    .join(),
            "Correlate",
            () ->
                client
                    .newCorrelateMessageCommand()
                    .messageName("go")
                    .correlationKey("k")
                    .tenantId("blue")
                    .send()
                    .join(),
            "Broadcast",
            () ->
                client
                    .newBroadcastSignalCommand()
                    .signalName("wake-up")
                    .tenantId("blue")
                    .send()
                    .join(),
            "Activate",
            () -> jobsOf("of-the-default-tenant", "blue"),
            "Activate for several",
            () -> jobsOf("of-the-default-tenant", "blue", "<default>"));

    commands.forEach(
        (name, command) ->
            assertThatThrownBy(command)
                .as(name)
                .hasStackTraceContaining("INVALID_ARGUMENT")
                .hasMessageContaining("Expected to handle ")
                .hasMessageContaining("blue")
                .hasMessageContaining(", but multi-tenancy is disabled"));
    assertThat(jobsOf("of-the-default-tenant", "<default>")).hasSize(1);
  }

  private List<ActivatedJob> jobsOf(String jobType, String... tenants) {
    return client
        .newActivateJobsCommand()
        .jobType(jobType)
        .maxJobsToActivate(1)
        .tenantIds(tenants)
        .send()
        .join()
        .getJobs();
  }

  /**
   * Task listeners are not served: dropping their verdict would let through what a cluster stops.
   */
  @Test
  void aJobResultIsRefusedAndTheJobStaysOpen() {
    deploy(Models.job("denied", "denied"), "denied.bpmn");
    var instance = start("denied", Map.of());
    ActivatedJob job = activate("denied");

    assertThatThrownBy(
            () ->
                client
                    .newCompleteCommand(job)
                    .withResult(result -> result.forUserTask().deny(true, "not yours"))
                    .send()
                    .join())
        .hasStackTraceContaining("IMPLEMENTED")
        .hasMessageContaining("does not serve the field result");

    assertThat(instanceRow(instance).getState()).isEqualTo(ProcessInstanceState.ACTIVE);
    client.newCompleteCommand(job).send().join();
    awaitState(instance, ProcessInstanceState.COMPLETED);
  }

  @Test
  void anInstanceThatIsToEndBeforeItsTimeIsRefused() {
    deploy(Models.job("ends-early", "ends-early"), "ends-early.bpmn");

    assertThatThrownBy(
            () ->
                client
                    .newCreateInstanceCommand()
                    .bpmnProcessId("ends-early")
                    .latestVersion()
                    .terminateAfterElement("work")
                    .send()
                    .join())
        .hasStackTraceContaining("IMPLEMENTED")
        .hasMessageContaining("does not serve the field runtimeInstructions");
  }

  @Test
  void aDefinitionIsDeletedOnce() {
    deploy(Models.job("deleted", "deleted"), "deleted.bpmn");
    long key =
        client
            .newProcessDefinitionSearchRequest()
            .filter(f -> f.processDefinitionId("deleted"))
            .send()
            .join()
            .singleItem()
            .getProcessDefinitionKey();

    client.newDeleteResourceCommand(key).send().join();

    assertThatThrownBy(() -> start("deleted", Map.of())).hasMessageContaining("deleted");
    assertThatThrownBy(() -> client.newDeleteResourceCommand(key).send().join())
        .hasStackTraceContaining("NOT_FOUND");
  }

  private void deploy(io.camunda.zeebe.model.bpmn.BpmnModelInstance model, String name) {
    client.newDeployResourceCommand().addProcessModel(model, name).send().join();
  }

  private ProcessInstanceEvent start(String processId, Map<String, Object> variables) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .variables(variables)
        .send()
        .join();
  }

  private void publish(String correlationKey, String messageId) {
    publish(correlationKey, messageId, Duration.ofDays(7));
  }

  private void publish(String correlationKey, String messageId, Duration lifetime) {
    client
        .newPublishMessageCommand()
        .messageName("go")
        .correlationKey(correlationKey)
        .messageId(messageId)
        .timeToLive(lifetime)
        .send()
        .join();
  }

  private ActivatedJob activate(String jobType) {
    return client
        .newActivateJobsCommand()
        .jobType(jobType)
        .maxJobsToActivate(1)
        .timeout(Duration.ofDays(30))
        .requestTimeout(Duration.ofSeconds(20))
        .send()
        .join()
        .getJobs()
        .getFirst();
  }

  private io.camunda.client.api.search.response.ProcessInstance instanceRow(
      ProcessInstanceEvent instance) {
    return client.newProcessInstanceGetRequest(instance.getProcessInstanceKey()).send().join();
  }

  private void awaitState(ProcessInstanceEvent instance, ProcessInstanceState state) {
    await().untilAsserted(() -> assertThat(instanceRow(instance).getState()).isEqualTo(state));
  }

  private List<String> completedElements(ProcessInstanceEvent instance) {
    return client
        .newElementInstanceSearchRequest()
        .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey()))
        .send()
        .join()
        .items()
        .stream()
        .map(io.camunda.client.api.search.response.ElementInstance::getElementId)
        .toList();
  }

  private String variable(ProcessInstanceEvent instance, String name) {
    return client
        .newVariableSearchRequest()
        .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey()).name(name))
        .send()
        .join()
        .singleItem()
        .getValue();
  }
}
