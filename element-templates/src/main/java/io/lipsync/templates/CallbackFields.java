package io.lipsync.templates;

import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;

/** How the provider reports the end. */
final class CallbackFields {
  private CallbackFields() {}

  /** The group. */
  static PropertyGroup group() {
    return PropertyGroup.builder()
        .id("completion")
        .label("Completion")
        .tooltip(
            "The provider calls the connector runtime when the video is ready. Where it cannot, the"
                + " process asks by timer: both ways lead to the same result.")
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
                .binding(LipSyncTaskTemplate.input("callback.baseUrl")),
            WebhookPath.field()
                .id("callbackPath")
                .label("Webhook path")
                .description("The same as in the event that waits")
                .tooltip(
                    "All processes that use one account of one provider can share one path. Another"
                        + " account needs another path.")
                .binding(LipSyncTaskTemplate.input("callback.path"))
                .condition(LipSyncTaskTemplate.when(LipSyncTaskTemplate.SUBMIT)))
        .build();
  }
}
