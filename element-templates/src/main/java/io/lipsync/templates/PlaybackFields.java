package io.lipsync.templates;

import io.camunda.connector.generator.dsl.DropdownProperty;
import io.camunda.connector.generator.dsl.DropdownProperty.DropdownChoice;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBinding;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyCondition;
import io.camunda.connector.generator.dsl.StringProperty;
import java.util.List;
import java.util.function.Function;

/** JoggAI's {@code playback_type}, which no other vendor takes. */
final class PlaybackFields {
  private static final String NAME = "playback_type";
  private static final String LABEL = "Playback (playback_type)";

  private final Function<String, PropertyBinding> binding;
  private final PropertyCondition condition;

  /**
   * @param binding where a field of the given name goes
   * @param condition when the fields are shown, or null for always
   */
  PlaybackFields(Function<String, PropertyBinding> binding, PropertyCondition condition) {
    this.binding = binding;
    this.condition = condition;
  }

  /** The words to choose from. */
  PropertyBuilder joggais() {
    return DropdownProperty.builder()
        .choices(
            List.of(
                new DropdownChoice("As usual (normal)", "normal"),
                new DropdownChoice("Forwards, then backwards (normal_reverse)", "normal_reverse"),
                new DropdownChoice(
                    "Forwards, then backwards, led by the audio (normal_reverse_by_audio)",
                    "normal_reverse_by_audio")))
        .id(ProviderChoice.JOGGAI.fieldId(NAME))
        .label(LABEL)
        .description("How a video that is shorter than the audio goes on")
        .tooltip(
            "Only matters when the video is shorter than the audio. With <code>normal</code> the"
                + " switch above decides: on means <code>normal_reverse</code>.")
        .value("normal")
        .binding(binding.apply(NAME))
        .condition(When.all(condition, When.provider(ProviderChoice.JOGGAI)));
  }

  /** A text or an expression: the vendor may turn out to be one that knows no playback. */
  PropertyBuilder ofVariable() {
    return StringProperty.builder()
        .id(ProviderChoice.VARIABLE.fieldId(NAME))
        .label(LABEL)
        .description("JoggAI only; leave empty for the others")
        .tooltip(
            "How JoggAI goes on with a video that is shorter than the audio: <code>normal</code>,"
                + " <code>normal_reverse</code> or <code>normal_reverse_by_audio</code>. The other"
                + " providers refuse it. For all of them: <code>=if provider = \"joggai\" then"
                + " \"normal_reverse\" else null</code>, or only the switch above.")
        .feel(FeelMode.optional)
        .optional(true)
        .constraints(Rules.optionalPlayback())
        .binding(binding.apply(NAME))
        .condition(When.all(condition, When.provider(ProviderChoice.VARIABLE)));
  }
}
