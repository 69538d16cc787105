package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.lipsync.localcamunda.command.DeploymentCommands;
import io.lipsync.localcamunda.command.DeploymentCommands.Resource;
import io.lipsync.localcamunda.command.Tenants;
import io.lipsync.localcamunda.engine.EngineHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** Deploys files and shows what was deployed. */
final class DefinitionEndpoints {

  private final EngineHost engine;
  private final DeploymentCommands deployments;

  DefinitionEndpoints(EngineHost engine, DeploymentCommands deployments) {
    this.engine = engine;
    this.deployments = deployments;
  }

  Answer deploy(Call call) throws Exception {
    List<Resource> resources = new ArrayList<>();
    try (var parts = call.parts()) {
      checkTenant(parts.getFirst("tenantId"));
      for (MultiPart.Part part : parts.getAll("resources")) {
        resources.add(resource(part));
      }
    }
    if (resources.isEmpty()) {
      throw Problem.badInput("resources must hold at least one file");
    }
    return Answer.ok(deployed(Await.answer(deployments.deploy(resources))));
  }

  private static void checkTenant(MultiPart.Part tenant) {
    if (tenant != null) {
      Tenants.check("request Deploy Resources", tenant.getContentAsString(StandardCharsets.UTF_8));
    }
  }

  private static Resource resource(MultiPart.Part part) throws IOException {
    if (part.getFileName() == null) {
      throw Problem.badInput("resources must be files with a file name");
    }
    var bytes = Content.Source.asByteArrayAsync(part.createContentSource(), -1).join();
    return new Resource(part.getFileName(), bytes);
  }

  private static ObjectNode deployed(DeploymentRecord deployment) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("tenantId", deployment.getTenantId());
    answer.put("deploymentKey", Long.toString(deployment.getDeploymentKey()));
    var items = answer.putArray("deployments");
    for (var process : deployment.getProcessesMetadata()) {
      items
          .addObject()
          .putObject("processDefinition")
          .put("processDefinitionId", process.getBpmnProcessId())
          .put("processDefinitionVersion", process.getVersion())
          .put("resourceName", process.getResourceName())
          .put("tenantId", process.getTenantId())
          .put("processDefinitionKey", Long.toString(process.getProcessDefinitionKey()));
    }
    for (var form : deployment.getFormMetadata()) {
      items
          .addObject()
          .putObject("form")
          .put("formId", form.getFormId())
          .put("version", form.getVersion())
          .put("resourceName", form.getResourceName())
          .put("tenantId", form.getTenantId())
          .put("formKey", Long.toString(form.getFormKey()));
    }
    for (var decision : deployment.getDecisionsMetadata()) {
      items
          .addObject()
          .putObject("decisionDefinition")
          .put("decisionDefinitionId", decision.getDecisionId())
          .put("name", decision.getDecisionName())
          .put("version", decision.getVersion())
          .put("decisionRequirementsId", decision.getDecisionRequirementsId())
          .put("tenantId", decision.getTenantId())
          .put("decisionDefinitionKey", Long.toString(decision.getDecisionKey()))
          .put("decisionRequirementsKey", Long.toString(decision.getDecisionRequirementsKey()));
    }
    for (var graph : deployment.getDecisionRequirementsMetadata()) {
      items
          .addObject()
          .putObject("decisionRequirements")
          .put("decisionRequirementsId", graph.getDecisionRequirementsId())
          .put("decisionRequirementsName", graph.getDecisionRequirementsName())
          .put("version", graph.getDecisionRequirementsVersion())
          .put("resourceName", graph.getResourceName())
          .put("tenantId", graph.getTenantId())
          .put("decisionRequirementsKey", Long.toString(graph.getDecisionRequirementsKey()));
    }
    return answer;
  }

  Answer delete(Call call) throws Exception {
    call.body().only("operationReference");
    Await.answer(deployments.delete(call.key("resourceKey")));
    return Answer.noContent();
  }

  Answer xml(Call call) {
    long key = call.key("processDefinitionKey");
    return engine
        .query(view -> view.processDefinitions().xml(key))
        .<Answer>map(xml -> new Answer.Text("text/xml;charset=utf-8", xml))
        .orElseThrow(() -> Problem.notFound("Process definition", key));
  }

  /** The form of the start event, or 204 when it has none. */
  Answer startForm(Call call) {
    long key = call.key("processDefinitionKey");
    return engine.query(
        view -> {
          if (view.processDefinitions().rows().find(key).isEmpty()) {
            throw Problem.notFound("Process definition", key);
          }
          return view.processDefinitions()
              .startForm(key)
              .flatMap(view.forms()::latest)
              .map(Answer::ok)
              .orElseGet(Answer::noContent);
        });
  }
}
