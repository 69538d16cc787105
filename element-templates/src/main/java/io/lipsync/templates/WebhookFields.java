package io.lipsync.templates;

import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBinding;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where the provider reports finished tasks, and how its reports are checked. */
final class WebhookFields {
  /** What stands in the empty fields. */
  static final Map<String, String> EXAMPLES =
      Map.of("targetUrl", "https://connectors.example.com/inbound/lip-sync-dashscope");

  private final Function<String, PropertyBinding> binding;
  private final String hint;

  /**
   * @param binding where a field of the given name goes
   * @param hint what else a person has to know about the path, or an empty text
   */
  WebhookFields(Function<String, PropertyBinding> binding, String hint) {
    this.binding = binding;
    this.hint = hint;
  }

  /** The group. */
  PropertyGroup group() {
    return PropertyGroup.builder()
        .id("webhook")
        .label("Webhook")
        .openByDefault(true)
        .properties(
            Stream.concat(
                    ProviderChoice.VENDORS.stream().map(this::path),
                    Stream.of(token(), secret(), targetUrl()))
                .toArray(PropertyBuilder[]::new))
        .build();
  }

  private PropertyBuilder path(ProviderChoice choice) {
    return WebhookPath.field(choice)
        .id(choice.fieldId("context"))
        .label("Webhook path")
        .description(
            choice == ProviderChoice.EVOLINK
                ? "The same as in the task that submits"
                : "The last part of the address that the provider calls")
        .tooltip(
            setUp(choice)
                + "All processes and events that use <strong>one account of one provider</strong>"
                + " can share one path: each finished task finds the instance that waits"
                + " for it. Another account or provider needs another path."
                + hint)
        .binding(binding.apply("context"))
        .condition(When.provider(choice));
  }

  private static String setUp(ProviderChoice choice) {
    String address = "<code>https://…/inbound/" + choice.webhookPath() + "</code>";
    String without = " Without it no call comes, and a timer path has to ask.<br>";
    return switch (choice) {
      case DASHSCOPE ->
          "<strong>Once in Alibaba Cloud:</strong> in EventBridge (Beijing, bus"
              + " <code>default</code>), a rule for the event"
              + " <code>dashscope:System:AsyncTaskFinish</code> whose HTTP target is the address of"
              + " the connector runtime and this path, "
              + address
              + ", with the complete event as body and a token."
              + without;
      case JOGGAI ->
          "<strong>Once in JoggAI:</strong> a webhook endpoint for the address of the connector"
              + " runtime and this path, "
              + address
              + ". JoggAI does not promise an event for lip sync, so never wait without a timer.<br>";
      default -> "";
    };
  }

  private PropertyBuilder token() {
    return StringProperty.builder()
        .id(ProviderChoice.DASHSCOPE.fieldId("signalSecrets"))
        .label("Token of the EventBridge rule")
        .description("What the rule's target sends along, as a secret")
        .tooltip(
            "Set it in the rule's HTTP target. It tells the events of your account from those of"
                + " anybody else who has an EventBridge; without it the event does not start."
                + "<br>To replace a token, write both, the new one first, with a comma between"
                + " them.")
        .feel(FeelMode.disabled)
        .value("{{secrets.DASHSCOPE_EVENT_TOKEN}}")
        .constraints(Rules.required())
        .binding(binding.apply("signalSecrets"))
        .condition(When.provider(ProviderChoice.DASHSCOPE));
  }

  private PropertyBuilder secret() {
    return StringProperty.builder()
        .id(ProviderChoice.JOGGAI.fieldId("signalSecrets"))
        .label("Webhook secret")
        .description("What JoggAI showed for the endpoint, as a secret")
        .tooltip(
            "JoggAI signs its calls with it. To use another endpoint, write both secrets, the new"
                + " one first, with a comma between them.")
        .feel(FeelMode.disabled)
        .value("{{secrets.JOGGAI_WEBHOOK_SECRET}}")
        .constraints(Rules.required())
        .binding(binding.apply("signalSecrets"))
        .condition(When.provider(ProviderChoice.JOGGAI));
  }

  private PropertyBuilder targetUrl() {
    return StringProperty.builder()
        .id("targetUrl")
        .label("Address that the rule calls")
        .description("Only when it is not the runtime's own")
        .tooltip(
            "EventBridge signs the address, too, so it has to be the same here, sign by sign. Empty"
                + " means the runtime's setting <code>lipsync.callback.base-url</code>, then"
                + " <code>/inbound/</code> and the path. Write the address when a proxy makes it"
                + " another one.")
        .feel(FeelMode.disabled)
        .optional(true)
        .constraints(Rules.optionalUrl())
        .binding(binding.apply("targetUrl"))
        .condition(When.provider(ProviderChoice.DASHSCOPE));
  }
}
