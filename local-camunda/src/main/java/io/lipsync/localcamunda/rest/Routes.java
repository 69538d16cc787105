package io.lipsync.localcamunda.rest;

import static io.lipsync.localcamunda.rest.Route.delete;
import static io.lipsync.localcamunda.rest.Route.get;
import static io.lipsync.localcamunda.rest.Route.patch;
import static io.lipsync.localcamunda.rest.Route.post;
import static io.lipsync.localcamunda.rest.Route.put;

import io.lipsync.localcamunda.command.Commands;
import io.lipsync.localcamunda.document.DocumentStore;
import io.lipsync.localcamunda.engine.EngineHost;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is served over HTTP. */
final class Routes {

  private final EngineHost engine;
  private final Commands commands;
  private final DocumentStore documents;

  Routes(EngineHost engine, Commands commands, DocumentStore documents) {
    this.engine = engine;
    this.commands = commands;
    this.documents = documents;
  }

  List<Route> all() {
    return Stream.of(
            definitions(),
            processInstances(),
            elementInstancesAndVariables(),
            incidents(),
            userTasks(),
            jobs(),
            messages(),
            documents(),
            cluster())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> definitions() {
    var definitions = new DefinitionEndpoints(engine, commands.deployments());
    var search = Searches.PROCESS_DEFINITIONS;
    return List.of(
        post("/v2/deployments", definitions::deploy),
        post("/v2/resources/{resourceKey}/deletion", definitions::delete),
        post("/v2/process-definitions/search", search.on(engine)),
        post(
            "/v2/process-definitions/statistics/message-subscriptions",
            SubscriptionStatistics.on(engine)),
        get(
            "/v2/process-definitions/{processDefinitionKey}",
            search.one(engine, "Process definition", "processDefinitionKey")),
        get("/v2/process-definitions/{processDefinitionKey}/xml", definitions::xml),
        get("/v2/process-definitions/{processDefinitionKey}/form", definitions::startForm));
  }

  private List<Route> processInstances() {
    var instances = new ProcessInstanceEndpoints(engine, commands.processInstances());
    var incidents = new IncidentEndpoints(engine, commands.operator());
    var search = Searches.PROCESS_INSTANCES;
    return List.of(
        post("/v2/process-instances", instances::create),
        post("/v2/process-instances/search", search.on(engine)),
        get(
            "/v2/process-instances/{processInstanceKey}",
            search.one(engine, "Process instance", "processInstanceKey")),
        get("/v2/process-instances/{processInstanceKey}/sequence-flows", instances::sequenceFlows),
        post(
            "/v2/process-instances/{processInstanceKey}/incidents/search",
            incidents::ofProcessInstance),
        post("/v2/process-instances/{processInstanceKey}/cancellation", instances::cancel));
  }

  private List<Route> elementInstancesAndVariables() {
    var variables = new VariableEndpoints(engine, commands.operator());
    var search = Searches.ELEMENT_INSTANCES;
    return List.of(
        post("/v2/element-instances/search", search.on(engine)),
        get(
            "/v2/element-instances/{elementInstanceKey}",
            search.one(engine, "Element instance", "elementInstanceKey")),
        put("/v2/element-instances/{elementInstanceKey}/variables", variables::set),
        post("/v2/variables/search", variables::search),
        get("/v2/variables/{variableKey}", variables::get));
  }

  private List<Route> incidents() {
    var incidents = new IncidentEndpoints(engine, commands.operator());
    var search = Searches.INCIDENTS;
    return List.of(
        post("/v2/incidents/search", search.on(engine)),
        get("/v2/incidents/{incidentKey}", search.one(engine, "Incident", "incidentKey")),
        post("/v2/incidents/{incidentKey}/resolution", incidents::resolve));
  }

  private List<Route> userTasks() {
    var tasks = new UserTaskEndpoints(engine, commands.userTasks());
    var variables = new VariableEndpoints(engine, commands.operator());
    var search = Searches.USER_TASKS;
    return List.of(
        post("/v2/user-tasks/search", search.on(engine)),
        get("/v2/user-tasks/{userTaskKey}", search.one(engine, "User task", "userTaskKey")),
        patch("/v2/user-tasks/{userTaskKey}", tasks::update),
        get("/v2/user-tasks/{userTaskKey}/form", tasks::form),
        post("/v2/user-tasks/{userTaskKey}/variables/search", variables::ofUserTask),
        post("/v2/user-tasks/{userTaskKey}/completion", tasks::complete),
        post("/v2/user-tasks/{userTaskKey}/assignment", tasks::assign),
        delete("/v2/user-tasks/{userTaskKey}/assignee", tasks::unassign));
  }

  private List<Route> jobs() {
    var jobs = new JobEndpoints(commands.jobActivation(), commands.jobs());
    return List.of(
        post("/v2/jobs/activation", jobs::activate),
        post("/v2/jobs/search", Searches.JOBS.on(engine)),
        post("/v2/jobs/{jobKey}/completion", jobs::complete),
        post("/v2/jobs/{jobKey}/failure", jobs::fail),
        post("/v2/jobs/{jobKey}/error", jobs::throwError),
        patch("/v2/jobs/{jobKey}", jobs::update));
  }

  private List<Route> messages() {
    var messages = new MessageEndpoints(commands.messages());
    return List.of(
        post("/v2/messages/publication", messages::publish),
        post("/v2/messages/correlation", messages::correlate),
        post("/v2/signals/broadcast", messages::broadcast),
        post("/v2/message-subscriptions/search", Searches.MESSAGE_SUBSCRIPTIONS.on(engine)),
        post(
            "/v2/correlated-message-subscriptions/search",
            Searches.CORRELATED_MESSAGE_SUBSCRIPTIONS.on(engine)));
  }

  private List<Route> documents() {
    var store = new DocumentEndpoints(documents);
    return List.of(
        post("/v2/documents", store::create),
        post("/v2/documents/batch", store::createBatch),
        get("/v2/documents/{documentId}", store::get),
        post("/v2/documents/{documentId}/links", store::link),
        delete("/v2/documents/{documentId}", store::delete));
  }

  private List<Route> cluster() {
    var cluster = new ClusterEndpoints(engine);
    return List.of(
        get("/v2/topology", cluster::topology),
        get("/v2/status", cluster::status),
        get("/v2/license", cluster::license),
        get("/actuator/health", cluster::health),
        get("/actuator/clock", cluster::clock),
        post("/actuator/clock/add", cluster::addToClock),
        post("/actuator/clock/pin", cluster::setClock),
        delete("/actuator/clock", cluster::resetClock),
        post("/actuator/cluster/purge", cluster::purge));
  }
}
