package io.lipsync.templates;

import io.camunda.connector.generator.dsl.CommonProperties;
import io.camunda.connector.generator.dsl.ElementTemplate;
import io.camunda.connector.generator.dsl.HiddenProperty;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBinding;
import io.camunda.connector.generator.dsl.PropertyBinding.MessageProperty;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeProperty;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * The element that waits for a finished task, one template per BPMN element.
 *
 * <p>A webhook path is served by one element at a time, on behalf of every element and process that
 * shares it, and it applies its own settings. So whatever decides a callback is a hidden constant
 * here, and the variable for the result is an output mapping, which the engine evaluates where an
 * instance really waited. For the same reason no template sets a deduplication mode: with one, two
 * elements of a process would be merged and every callback refused as ambiguous.
 */
final class LipSyncCallbackTemplate {
  static final String TYPE = "io.lipsync:lip-sync-callback:1";

  private static final String RESULT_VARIABLE = "resultVariable";

  private static final String EVERY_TASK =
      "<br><strong>Every finished lip-sync task starts an instance</strong>, also when another"
          + " process submitted it and waits for it, and also when its callback came in on another"
          + " path. Never submit a lip-sync task in a process that starts like this: it would start"
          + " itself again and again, and each round costs credits.";

  private LipSyncCallbackTemplate() {}

  /** The template for one element, ready to ship. */
  static TemplateFile file(CallbackElement element) {
    return new TemplateFile(
        "lip-sync-callback-" + element.kind + ".json",
        Finish.of(template(element))
            .placeholders(ProviderFields.examples(ProviderChoice.VENDORS))
            .placeholders(WebhookFields.EXAMPLES)
            .output(RESULT_VARIABLE, "=lipSyncResult")
            .json());
  }

  private static ElementTemplate template(CallbackElement element) {
    return Brand.apply(ElementTemplate.builderForInbound())
        .id("io.lipsync.lip-sync-callback." + element.kind + ".v1")
        .name(element.templateName)
        .version(2)
        .description(element.description)
        .appliesTo(element.appliesTo)
        .elementType(element.type)
        .type(TYPE)
        .propertyGroups(
            new ProviderFields(ProviderChoice.VENDORS, LipSyncCallbackTemplate::inbound, null)
                .group(),
            new WebhookFields(LipSyncCallbackTemplate::inbound, hintFor(element)).group(),
            correlation(element),
            output())
        .build();
  }

  private static PropertyBinding inbound(String name) {
    return new ZeebeProperty("inbound." + name);
  }

  private static String hintFor(CallbackElement element) {
    return element.waits() ? "" : EVERY_TASK;
  }

  private static PropertyGroup correlation(CallbackElement element) {
    List<PropertyBuilder> properties = new ArrayList<>();
    if (element.waits()) {
      properties.add(
          CommonProperties.correlationKeyProcess()
              .label("Correlation key")
              .description("The correlationKey in the result of the submission")
              .value("=submission.correlationKey"));
    }
    properties.add(constant("messageName", "lip-sync-finished", MessageProperty.NAME));
    properties.add(constant("correlationKeyExpression", "=connectorData.correlationKey"));
    properties.add(
        constant(
            "messageIdExpression",
            "=connectorData.correlationKey + \":\" + request.body.taskId + \":\""
                + " + request.body.status"));
    properties.add(constant("resultExpression", "={lipSyncResult: request.body}"));
    properties.add(constant("messageTtl", "PT48H"));
    return PropertyGroup.builder()
        .id("correlation")
        .label("Correlation")
        .openByDefault(true)
        .properties(properties.toArray(PropertyBuilder[]::new))
        .build();
  }

  private static PropertyBuilder constant(String name, String value) {
    return constant(name, value, new ZeebeProperty(name));
  }

  private static PropertyBuilder constant(String id, String value, PropertyBinding binding) {
    return HiddenProperty.builder().id(id).value(value).binding(binding);
  }

  private static PropertyGroup output() {
    return PropertyGroup.builder()
        .id("output")
        .label("Output mapping")
        .openByDefault(true)
        .properties(
            StringProperty.builder()
                .id(RESULT_VARIABLE)
                .label("Result variable")
                .description("Name of the variable that receives the finished task")
                .feel(FeelMode.disabled)
                .value("task")
                .constraints(Rules.variableName()))
        .build();
  }
}
