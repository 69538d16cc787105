package io.lipsync.templates;

import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyCondition;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;

/** How the provider reports the end. */
final class CallbackFields {
  private static final PropertyCondition CALLS_BACK =
      When.provider(ProviderChoice.CALL_BACK_PER_TASK);

  private CallbackFields() {}

  /** The group. */
  static PropertyGroup group() {
    return PropertyGroup.builder()
        .id("completion")
        .label("Completion")
        .tooltip(
            "EvoLink calls the connector runtime when the video is ready. Where it cannot, the"
                + " process asks by timer: both ways lead to the same result. DashScope and JoggAI"
                + " take no address from a task: they call the one that is set up in your"
                + " account.")
        .properties(
            StringProperty.builder()
                .id("callbackBaseUrl")
                .label("Address of the connector runtime")
                .description("Leave empty for the runtime's own setting")
                .tooltip(
                    "The address under which the provider reaches the connector runtime from the"
                        + " internet, without <code>/inbound</code>. Empty means the runtime's"
                        + " setting <code>lipsync.callback.base-url</code>. If there is neither, no"
                        + " callback comes and the process waits by timer. Use the same address"
                        + " when submitting and when getting a task.")
                .feel(FeelMode.optional)
                .optional(true)
                .constraints(Rules.optionalCallbackUrl())
                .binding(LipSyncTaskTemplate.input("callback.baseUrl"))
                .condition(
                    When.all(
                        When.operation(TaskOperation.SUBMIT, TaskOperation.GET_TASK), CALLS_BACK)),
            WebhookPath.field(ProviderChoice.EVOLINK)
                .id("callbackPath")
                .label("Webhook path")
                .description("The same as in the event that waits")
                .tooltip(
                    "All processes that use one account of one provider can share one path. Another"
                        + " account needs another path.")
                .binding(LipSyncTaskTemplate.input("callback.path"))
                .condition(When.all(When.operation(TaskOperation.SUBMIT), CALLS_BACK)))
        .build();
  }
}
