package io.lipsync.templates;

import io.camunda.connector.generator.dsl.BpmnType;
import io.camunda.connector.generator.dsl.CommonProperties;
import io.camunda.connector.generator.dsl.ElementTemplate;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeInput;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeTaskDefinition;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeTaskHeader;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;

/** Reads a task with Camunda's REST connector: the only answer that may be believed. */
final class BuiltInGetTemplate {
  private static final String ID = "io.lipsync.builtin.evolink-get.v1";
  private static final int VERSION = 1;

  /** A task id may come from a callback, so it must not lead to another place of the API. */
  private static final String URL =
      "=if matches(lipSync.taskId, \"^[A-Za-z0-9_-]+$\") then "
          + BuiltInRest.ADDRESS
          + " + \"/v1/tasks/\" + lipSync.taskId else null";

  private static final String TASK =
      "={lipSyncTask: {taskId: response.body.id, status: if response.body.status = \"completed\""
          + " and response.body.results[1] = null then \"processing\" else response.body.status,"
          + " progress: response.body.progress, videoUrl: response.body.results[1], failure: if"
          + " response.body.error = null then null else {providerCode: response.body.error.code,"
          + " message: response.body.error.message}}}";

  private BuiltInGetTemplate() {}

  /** The template, ready to ship. */
  static TemplateFile file() {
    return new TemplateFile(
        BuiltInTemplates.FOLDER + "lip-sync-evolink-get.json",
        Finish.of(template()).output(BuiltInRest.RESULT_VARIABLE, "=lipSyncTask").json());
  }

  private static ElementTemplate template() {
    return Brand.applyForEvolink(ElementTemplate.builderForOutbound())
        .id(ID)
        .name("Lip-Sync without a runtime: get from EvoLink")
        .version(VERSION)
        .description("Camunda's REST connector asks EvoLink how a task stands")
        .appliesTo(BpmnType.TASK)
        .elementType(BpmnType.SERVICE_TASK)
        .type(BuiltInRest.TYPE)
        .propertyGroups(
            BuiltInRest.account(),
            task(),
            PropertyGroup.builder()
                .id("call")
                .label("Call")
                .properties(BuiltInRest.call("GET", URL))
                .build(),
            PropertyGroup.ADD_CONNECTORS_DETAILS_OUTPUT.apply(ID, VERSION),
            BuiltInRest.output("task", "taskId, status, progress, videoUrl, failure", TASK),
            BuiltInRest.errors(
                BuiltInErrors.GET,
                "Trouble that passes is tried again first; a BPMN error comes after the last try."),
            PropertyGroup.builder()
                .id("retries")
                .label("Retries")
                .properties(
                    CommonProperties.retryCount().binding(ZeebeTaskDefinition.RETRIES),
                    CommonProperties.retryBackoff()
                        .value("PT15S")
                        .binding(new ZeebeTaskHeader("retryBackoff")))
                .build())
        .build();
  }

  private static PropertyGroup task() {
    return PropertyGroup.builder()
        .id("task")
        .label("Task")
        .openByDefault(true)
        .properties(
            StringProperty.builder()
                .id("taskId")
                .label("Task ID")
                .description("From the submission; without its answer, from the callback")
                .tooltip(
                    "<code>submission</code> is missing when EvoLink's answer was lost. Only then"
                        + " the id of the callback counts.")
                .feel(FeelMode.required)
                .value("=if submission.taskId = null then signal.taskId else submission.taskId")
                .constraints(Rules.required())
                .binding(new ZeebeInput("lipSync.taskId")))
        .build();
  }
}
