package io.lipsync.templates;

import io.camunda.connector.generator.dsl.BpmnType;
import io.camunda.connector.generator.dsl.CommonProperties;
import io.camunda.connector.generator.dsl.DropdownProperty;
import io.camunda.connector.generator.dsl.ElementTemplate;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeInput;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeTaskDefinition;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeTaskHeader;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyCondition;
import io.camunda.connector.generator.dsl.PropertyGroup;
import java.util.stream.Stream;

/** The Lip-Sync task: one template, its dropdown "Operation" decides which fields it shows. */
final class LipSyncTaskTemplate {
  static final String TYPE = "io.lipsync:lip-sync:1";
  private static final String ID = "io.lipsync.lip-sync.v1";
  private static final int VERSION = 1;

  private LipSyncTaskTemplate() {}

  /** The template, ready to ship. */
  static TemplateFile file() {
    return new TemplateFile(
        "lip-sync.json",
        Finish.of(template())
            .placeholders(ProviderFields.examples(ProviderChoice.ALL))
            .placeholders(MediaFields.examples())
            .placeholder("callbackBaseUrl", "https://connectors.example.com")
            .placeholders(SaveFields.EXAMPLES)
            .json());
  }

  private static ElementTemplate template() {
    PropertyCondition submit = When.operation(TaskOperation.SUBMIT);
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
            new ProviderFields(
                    ProviderChoice.ALL,
                    name -> input("connection." + name),
                    When.operation(TaskOperation.WITH_PROVIDER))
                .group(),
            new MediaFields(LipSyncTaskTemplate::input, submit).group(),
            new SettingFields(LipSyncTaskTemplate::input, submit).group(),
            TaskFields.group(),
            CallbackFields.group(),
            SaveFields.group(),
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

  private static PropertyGroup operation() {
    return PropertyGroup.builder()
        .id("operation")
        .label("Operation")
        .openByDefault(true)
        .properties(
            DropdownProperty.builder()
                .choices(TaskOperation.dropdown())
                .id(TaskOperation.FIELD)
                .label("Operation")
                .description("Submitting costs credits, all others are free")
                .tooltip(
                    "<strong>Submit</strong> hands video and audio to the provider and goes on at"
                        + " once; the video takes minutes. Wait for it with an event that uses the"
                        + " template <em>Lip-Sync finished</em>, and a timer beside it.<br>"
                        + "<strong>Get</strong> asks how a submitted task stands. Use it on the"
                        + " timer's path.<br>"
                        + "<strong>Cancel</strong> stops a task that has not begun. Only DashScope"
                        + " can, while the task still queues. Otherwise the error"
                        + " <code>NOT_CANCELLABLE</code> comes and says why, and the video is made"
                        + " and paid.<br>"
                        + "<strong>Check</strong> tells the remaining credits of EvoLink and JoggAI."
                        + " DashScope does not tell: then <code>known</code> is false.<br>"
                        + "<strong>Save</strong> brings the finished video to a place that lasts;"
                        + " its link dies after about 24 hours.")
                .value(TaskOperation.SUBMIT.id)
                .binding(new ZeebeTaskHeader("operation")))
        .build();
  }

  private static PropertyGroup output() {
    return PropertyGroup.builder()
        .id("output")
        .label("Output mapping")
        .properties(
            Stream.concat(
                    Stream.of(TaskOperation.values()).map(LipSyncTaskTemplate::resultVariable),
                    Stream.of(
                        CommonProperties.resultExpression()
                            .binding(new ZeebeTaskHeader("resultExpression"))))
                .toArray(PropertyBuilder[]::new))
        .build();
  }

  private static PropertyBuilder resultVariable(TaskOperation operation) {
    return CommonProperties.resultVariable(operation.resultVariable)
        .id(operation.id + "ResultVariable")
        .binding(new ZeebeTaskHeader("resultVariable"))
        .condition(When.operation(operation));
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
