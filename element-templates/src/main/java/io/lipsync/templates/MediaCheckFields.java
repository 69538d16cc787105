package io.lipsync.templates;

import io.camunda.connector.generator.dsl.DropdownProperty;
import io.camunda.connector.generator.dsl.DropdownProperty.DropdownChoice;
import io.camunda.connector.generator.dsl.PropertyBinding;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether the files are compared with what the provider takes before a task is paid. */
final class MediaCheckFields {
  private static final String NAME = "checkMedia";
  private static final String WARN = "warn";
  private static final String STRICT = "strict";

  private static final String HELP =
      "Before anything is paid, the connector reads as much of each file as tells its format,"
          + " size, length and resolution, and compares that with what the provider takes."
          + "<ul><li><strong>Warn:</strong> submits anyway. What does not fit stands in"
          + " <code>mediaWarnings</code> of the submission, for people to read.</li>"
          + "<li><strong>Stop:</strong> ends with an error that says what does not fit. Nothing is"
          + " submitted or paid.</li>"
          + "<li><strong>Do not check:</strong> reads nothing; the provider decides.</li></ul>";

  private static final DropdownChoice FROM_VARIABLE =
      new DropdownChoice("From the process variable 'checkMedia'", "=" + NAME);

  private final Function<String, PropertyBinding> binding;
  private final PropertyCondition condition;

  /**
   * @param binding where a field of the given name goes
   * @param condition when the fields are shown, or null for always
   */
  MediaCheckFields(Function<String, PropertyBinding> binding, PropertyCondition condition) {
    this.binding = binding;
    this.condition = condition;
  }

  /** One field for each choice of the provider. */
  Stream<PropertyBuilder> all() {
    return ProviderChoice.ALL.stream().map(this::check);
  }

  private PropertyBuilder check(ProviderChoice choice) {
    return DropdownProperty.builder()
        .choices(choices(choice))
        .id(choice.fieldId(NAME))
        .label("Check media before paying")
        .description("Whether the files fit the provider's limits")
        .tooltip(choice == ProviderChoice.VARIABLE ? HELP + OF_VARIABLE : HELP)
        .value(usual(choice))
        .binding(binding.apply(NAME))
        .condition(When.all(condition, When.provider(choice)));
  }

  private static List<DropdownChoice> choices(ProviderChoice choice) {
    List<DropdownChoice> choices =
        new ArrayList<>(
            List.of(
                new DropdownChoice("Warn of what does not fit", value(WARN, choice)),
                new DropdownChoice("Stop when something does not fit", value(STRICT, choice)),
                new DropdownChoice("Do not check", "off")));
    if (choice == ProviderChoice.VARIABLE) {
      choices.add(FROM_VARIABLE);
    }
    return choices;
  }

  /**
   * What is written into the diagram. When the provider changes, modelers keep the value of a
   * dropdown if the other dropdown has it, too, even if nobody chose it. So a word that is not the
   * usual one is written as an expression of the same meaning: then each provider comes with its
   * own usual check, and a check that somebody chose stays.
   */
  private static String value(String word, ProviderChoice choice) {
    return word.equals(usual(choice)) ? word : "=\"" + word + "\"";
  }

  /** EvoLink publishes few limits, and a provider that is not known yet may be EvoLink. */
  private static String usual(ProviderChoice choice) {
    return switch (choice) {
      case EVOLINK, VARIABLE -> WARN;
      case DASHSCOPE, JOGGAI -> STRICT;
    };
  }

  private static final String OF_VARIABLE =
      "<strong>From the process variable:</strong> the variable <code>checkMedia</code> has to be"
          + " <code>warn</code>, <code>strict</code> or <code>off</code>; without it nothing is"
          + " checked.";
}
