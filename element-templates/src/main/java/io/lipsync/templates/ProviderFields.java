package io.lipsync.templates;

import io.camunda.connector.generator.dsl.DropdownProperty;
import io.camunda.connector.generator.dsl.DropdownProperty.DropdownChoice;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBinding;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;
import java.util.List;
import java.util.function.Function;

/** Which vendor, which key, which address: the same three fields in every template. */
final class ProviderFields {
  /** Another provider is another line here. */
  private static final List<DropdownChoice> PROVIDERS =
      List.of(new DropdownChoice("EvoLink VideoRetalk", "evolink"));

  /** The id of the address field. */
  static final String BASE_URL = "baseUrl";

  /** What stands in the empty address field. */
  static final String BASE_URL_EXAMPLE = "https://api.evolink.ai";

  private ProviderFields() {}

  /**
   * The group.
   *
   * @param binding where a field of the given name goes
   */
  static PropertyGroup group(Function<String, PropertyBinding> binding) {
    return PropertyGroup.builder()
        .id("provider")
        .label("Provider")
        .openByDefault(true)
        .properties(
            provider(binding.apply("provider")),
            StringProperty.builder()
                .id("apiKey")
                .label("API key")
                .description("The key of your account, as a secret")
                .tooltip(
                    "Leave the key itself out of the diagram: store it as a secret of the cluster"
                        + " or the connector runtime and write"
                        + " <code>{{secrets.EVOLINK_API_KEY}}</code> here.")
                .feel(FeelMode.disabled)
                .value("{{secrets.EVOLINK_API_KEY}}")
                .constraints(Rules.required())
                .binding(binding.apply("apiKey")),
            StringProperty.builder()
                .id(BASE_URL)
                .label("API address")
                .description("Leave empty for the usual one")
                .feel(FeelMode.disabled)
                .optional(true)
                .constraints(Rules.optionalUrl())
                .binding(binding.apply("baseUrl")))
        .build();
  }

  /** Only the choice of a vendor, for those who leave key and address to somebody else. */
  static PropertyBuilder provider(PropertyBinding binding) {
    return DropdownProperty.builder()
        .choices(PROVIDERS)
        .id("provider")
        .label("Provider")
        .description("Who makes the video")
        .value(PROVIDERS.getFirst().value())
        .binding(binding);
  }
}
