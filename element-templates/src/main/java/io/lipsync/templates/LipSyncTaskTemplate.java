package io.lipsync.templates;

import io.camunda.connector.generator.dsl.BpmnType;
import io.camunda.connector.generator.dsl.CommonProperties;
import io.camunda.connector.generator.dsl.DropdownProperty;
import io.camunda.connector.generator.dsl.DropdownProperty.DropdownChoice;
import io.camunda.connector.generator.dsl.ElementTemplate;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeInput;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeTaskDefinition;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeTaskHeader;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyCondition;
import io.camunda.connector.generator.dsl.PropertyCondition.Equals;
import io.camunda.connector.generator.dsl.PropertyGroup;
import java.util.List;

/** The Lip-Sync task: one template, its dropdown "Operation" decides which fields it shows. */
final class LipSyncTaskTemplate {
  static final String TYPE = "io.lipsync:lip-sync:1";
  static final String SUBMIT = "submit";
  static final String GET_TASK = "getTask";

  private static final String ID = "io.lipsync.lip-sync.v1";
  private static final int VERSION = 1;
  private static final String OPERATION = "operation";

  private LipSyncTaskTemplate() {}

  /** The template, ready to ship. */
  static TemplateFile file() {
    return new TemplateFile(
        "lip-sync.json",
        Finish.of(template())
            .placeholder(ProviderFields.BASE_URL, ProviderFields.BASE_URL_EXAMPLE)
            .placeholders(SubmitFields.EXAMPLES)
            .placeholder("callbackBaseUrl", "https://connectors.example.com")
            .json());
  }

  private static ElementTemplate template() {
    SubmitFields submit = new SubmitFields(LipSyncTaskTemplate::input, when(SUBMIT));
    return Brand.apply(ElementTemplate.builderForOutbound())
        .id(ID)
        .name("Lip-Sync")
        .version(VERSION)
        .description("Make the lips of a video follow another audio track")
        .appliesTo(BpmnType.TASK)
        .elementType(BpmnType.SERVICE_TASK)
        .type(TYPE)
        .propertyGroups(
            operation(),
            ProviderFields.group(name -> input("connection." + name)),
            submit.media(),
            submit.settings(),
            TaskFields.group(),
            CallbackFields.group(),
            PropertyGroup.ADD_CONNECTORS_DETAILS_OUTPUT.apply(ID, VERSION),
            output(),
            PropertyGroup.ERROR_GROUP,
            retries())
        .build();
  }

  /** Where a field goes: all input of the connector lives in one variable. */
  static ZeebeInput input(String path) {
    return new ZeebeInput("lipSync." + path);
  }

  /** Shows a field for one operation only. */
  static PropertyCondition when(String operation) {
    return new Equals(OPERATION, operation);
  }

  private static PropertyGroup operation() {
    return PropertyGroup.builder()
        .id("operation")
        .label("Operation")
        .openByDefault(true)
        .properties(
            DropdownProperty.builder()
                .choices(
                    List.of(
                        new DropdownChoice("Submit a lip-sync task", SUBMIT),
                        new DropdownChoice("Get a lip-sync task", GET_TASK)))
                .id(OPERATION)
                .label("Operation")
                .description("Submitting costs credits, getting is free")
                .tooltip(
                    "<strong>Submit</strong> hands video and audio to the provider and goes on at"
                        + " once; the video takes minutes. Wait for it with an event that uses the"
                        + " template <em>Lip-Sync finished</em>, and a timer beside it.<br>"
                        + "<strong>Get</strong> asks how a submitted task stands. Use it on the"
                        + " timer's path.")
                .value(SUBMIT)
                .binding(new ZeebeTaskHeader("operation")))
        .build();
  }

  private static PropertyGroup output() {
    return PropertyGroup.builder()
        .id("output")
        .label("Output mapping")
        .properties(
            resultVariable(SUBMIT, "submission"),
            resultVariable(GET_TASK, "task"),
            CommonProperties.resultExpression().binding(new ZeebeTaskHeader("resultExpression")))
        .build();
  }

  private static PropertyBuilder resultVariable(String operation, String name) {
    return CommonProperties.resultVariable(name)
        .id(operation + "ResultVariable")
        .binding(new ZeebeTaskHeader("resultVariable"))
        .condition(when(operation));
  }

  private static PropertyGroup retries() {
    return PropertyGroup.builder()
        .id("retries")
        .label("Retries")
        .properties(
            CommonProperties.retryCount()
                .tooltip(
                    "A task is sent again only when the provider surely did not take it. A"
                        + " submission whose fate nobody knows is never repeated.")
                .binding(ZeebeTaskDefinition.RETRIES),
            CommonProperties.retryBackoff()
                .value("PT15S")
                .binding(new ZeebeTaskHeader("retryBackoff")))
        .build();
  }
}
