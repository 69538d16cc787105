package io.lipsync.templates;

import io.camunda.connector.generator.dsl.DropdownProperty;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBinding;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyCondition;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which vendor, which key, which address: the same three fields in every template. */
final class ProviderFields {
  /** The id of the field that chooses. */
  static final String PROVIDER = "provider";

  private static final String API_KEY = "apiKey";
  private static final String BASE_URL = "baseUrl";

  private final List<ProviderChoice> choices;
  private final Function<String, PropertyBinding> binding;
  private final PropertyCondition condition;

  /**
   * @param choices what can be chosen, the first one is the default
   * @param binding where a field of the given name goes
   * @param condition when the fields are shown, or null for always
   */
  ProviderFields(
      List<ProviderChoice> choices,
      Function<String, PropertyBinding> binding,
      PropertyCondition condition) {
    this.choices = choices;
    this.binding = binding;
    this.condition = condition;
  }

  /** The group. */
  PropertyGroup group() {
    return PropertyGroup.builder()
        .id("provider")
        .label("Provider")
        .openByDefault(true)
        .properties(
            Stream.of(
                    Stream.of(provider()),
                    choices.stream().map(this::apiKey),
                    choices.stream().map(this::address))
                .flatMap(Function.identity())
                .toArray(PropertyBuilder[]::new))
        .build();
  }

  /** Only the choice of a vendor, for those who leave key and address to somebody else. */
  PropertyBuilder provider() {
    return DropdownProperty.builder()
        .choices(ProviderChoice.dropdown(choices))
        .id(PROVIDER)
        .label("Provider")
        .description("Who makes the video")
        .tooltip(choices.contains(ProviderChoice.VARIABLE) ? HOW_THE_END_COMES + VARIABLE : null)
        .value(choices.getFirst().value)
        .binding(binding.apply("provider"))
        .condition(condition);
  }

  /** What stands in the empty address fields. */
  static Map<String, String> examples(List<ProviderChoice> choices) {
    return choices.stream()
        .filter(choice -> Objects.nonNull(choice.address))
        .collect(Collectors.toMap(choice -> choice.fieldId(BASE_URL), choice -> choice.address));
  }

  private PropertyBuilder apiKey(ProviderChoice choice) {
    boolean evaluated = choice == ProviderChoice.VARIABLE;
    return StringProperty.builder()
        .id(choice.fieldId(API_KEY))
        .label("API key")
        .description(
            evaluated
                ? "The secret of the provider that the variable names"
                : "The key of your account, as a secret")
        .tooltip(evaluated ? SECRET_BY_NAME : secret(choice))
        .feel(evaluated ? FeelMode.optional : FeelMode.disabled)
        .value(choice.apiKey())
        .constraints(Rules.required())
        .binding(binding.apply(API_KEY))
        .condition(When.all(condition, When.provider(choice)));
  }

  private PropertyBuilder address(ProviderChoice choice) {
    return StringProperty.builder()
        .id(choice.fieldId(BASE_URL))
        .label("API address")
        .description(
            choice == ProviderChoice.VARIABLE
                ? "Leave empty for the usual one of each provider"
                : "Leave empty for the usual one")
        .feel(FeelMode.disabled)
        .optional(true)
        .constraints(Rules.optionalUrl())
        .binding(binding.apply(BASE_URL))
        .condition(When.all(condition, When.provider(choice)));
  }

  private static final String HOW_THE_END_COMES =
      "When the video is ready, EvoLink calls the address that each task names. DashScope and"
          + " JoggAI call an address that you set up once in your account; the template"
          + " <em>Lip-Sync finished</em> says how.";

  private static final String VARIABLE =
      "<br><strong>From the process variable:</strong> one diagram for all. The variable"
          + " <code>provider</code> has to be <code>evolink</code>, <code>dashscope</code> or"
          + " <code>joggai</code>.";

  private static final String SECRET_BY_NAME =
      "The engine takes the secret that stands behind the provider's name, then the connector"
          + " runtime replaces it by the key: with the provider <code>joggai</code> that is the"
          + " secret <code>JOGGAI_API_KEY</code>. Store a secret for every provider that can"
          + " come.";

  private static String secret(ProviderChoice choice) {
    return "Leave the key itself out of the diagram: store it as a secret of the cluster or the"
        + " connector runtime and write <code>"
        + choice.apiKey()
        + "</code> here.";
  }
}
