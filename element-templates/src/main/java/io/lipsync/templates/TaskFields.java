package io.lipsync.templates;

import io.camunda.connector.generator.dsl.HiddenProperty;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyCondition;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;

/** Which task it is about. */
final class TaskFields {
  private static final PropertyCondition OF_A_TASK =
      When.operation(TaskOperation.GET_TASK, TaskOperation.CANCEL_TASK);

  private TaskFields() {}

  /** The group. */
  static PropertyGroup group() {
    return PropertyGroup.builder()
        .id("task")
        .label("Task")
        .openByDefault(true)
        .properties(
            StringProperty.builder()
                .id("taskId")
                .label("Task ID")
                .description("The taskId of the submission; null where its answer was lost")
                .feel(FeelMode.optional)
                .value("=submission.taskId")
                .constraints(Rules.required())
                .binding(LipSyncTaskTemplate.input("taskId"))
                .condition(OF_A_TASK),
            StringProperty.builder()
                .id("correlationKey")
                .label("Correlation key")
                .description("Repeated in the result, so that it looks like a callback's")
                .feel(FeelMode.optional)
                .value("=submission.correlationKey")
                .optional(true)
                .constraints(Rules.optional())
                .binding(LipSyncTaskTemplate.input("correlationKey"))
                .condition(OF_A_TASK),
            StringProperty.builder()
                .id("submission")
                .label("Submission")
                .description(
                    "Where the answer to the submission was lost, the provider is asked what became of"
                        + " it; without this nobody asks")
                .feel(FeelMode.required)
                .value("=submission")
                .optional(true)
                .binding(LipSyncTaskTemplate.input("submission"))
                .condition(When.operation(TaskOperation.GET_TASK)),
            HiddenProperty.builder()
                .id("resolvesUnknown")
                .value("=true")
                .binding(LipSyncTaskTemplate.input("resolvesUnknown"))
                .condition(When.operation(TaskOperation.SUBMIT)))
        .build();
  }
}
