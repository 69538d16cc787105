package io.lipsync.templates;

import io.camunda.connector.generator.dsl.BpmnType;
import io.camunda.connector.generator.dsl.CommonProperties;
import io.camunda.connector.generator.dsl.ElementTemplate;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBinding.MessageProperty;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeProperty;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;

/**
 * Waits for EvoLink's call with Camunda's webhook connector. EvoLink signs nothing, so all that a
 * call says is "look": what decides it are hidden constants, for the reasons that {@link
 * LipSyncCallbackTemplate} gives.
 */
final class BuiltInSignalTemplate {
  /** Camunda's webhook connector. */
  static final String TYPE = "io.camunda:webhook:1";

  private BuiltInSignalTemplate() {}

  /** The template, ready to ship. */
  static TemplateFile file() {
    return new TemplateFile(
        BuiltInTemplates.FOLDER + "lip-sync-evolink-signal.json",
        Finish.of(template()).output(BuiltInRest.RESULT_VARIABLE, "=lipSyncSignal").json());
  }

  private static ElementTemplate template() {
    return Brand.applyForEvolink(ElementTemplate.builderForInbound())
        .id("io.lipsync.builtin.evolink-signal.v1")
        .name("Lip-Sync without a runtime: EvoLink calls")
        .version(1)
        .description("Camunda's webhook connector waits for EvoLink's call. Read the task then")
        .appliesTo(BpmnType.INTERMEDIATE_CATCH_EVENT, BpmnType.INTERMEDIATE_THROW_EVENT)
        .elementType(BpmnType.INTERMEDIATE_CATCH_EVENT)
        .type(TYPE)
        .propertyGroups(webhook(), correlation(), output())
        .build();
  }

  private static PropertyGroup webhook() {
    return PropertyGroup.builder()
        .id("webhook")
        .label("Webhook")
        .openByDefault(true)
        .properties(
            StringProperty.builder()
                .id("context")
                .label("Webhook ID")
                .description("The last part of the address that EvoLink calls")
                .tooltip("Any number of processes and events can share it.")
                .feel(FeelMode.disabled)
                .value("lip-sync-built-in")
                .constraints(Rules.webhookPath())
                .binding(new ZeebeProperty("inbound.context")),
            constant("inbound.method", "post"),
            constant("inbound.shouldValidateHmac", "disabled"),
            constant("inbound.auth.type", "NONE"))
        .build();
  }

  private static PropertyGroup correlation() {
    return PropertyGroup.builder()
        .id("correlation")
        .label("Correlation")
        .openByDefault(true)
        .properties(
            CommonProperties.correlationKeyProcess()
                .label("Correlation key")
                .description("The same as in the task that submits")
                .value(BuiltInTemplates.KEY),
            BuiltInRest.hidden("messageName", "lip-sync-evolink-calls", MessageProperty.NAME),
            constant(
                "activationCondition", "=matches(request.params.task, \"^[A-Za-z0-9-]{20,100}$\")"),
            constant("consumeUnmatchedEvents", "false"),
            constant("correlationKeyExpression", "=request.params.task"),
            // Each delivery of one call has the same, and it is never null.
            constant(
                "messageIdExpression",
                "=request.params.task + \":\" + (if request.body.status = null then \"\" else"
                    + " string(request.body.status))"),
            constant("resultExpression", "={lipSyncSignal: {taskId: request.body.id}}"),
            constant("messageTtl", "PT48H"))
        .build();
  }

  private static PropertyGroup output() {
    return PropertyGroup.builder()
        .id("output")
        .label("Output mapping")
        .properties(
            StringProperty.builder()
                .id(BuiltInRest.RESULT_VARIABLE)
                .label("Result variable")
                .description("taskId: only a hint, anybody who knows the key can have sent it")
                .feel(FeelMode.disabled)
                .value("signal")
                .constraints(Rules.variableName()))
        .build();
  }

  private static PropertyBuilder constant(String name, String value) {
    return BuiltInRest.hidden(name, value, new ZeebeProperty(name));
  }
}
