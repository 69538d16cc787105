package io.lipsync.templates;

import io.camunda.connector.generator.dsl.BooleanProperty;
import io.camunda.connector.generator.dsl.NumberProperty;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBinding;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyCondition;
import io.camunda.connector.generator.dsl.PropertyGroup;
import java.util.List;
import java.util.function.Function;

/**
 * How it is synchronised: the vendors' own parameters, under their own names, with a word to the
 * person who has to choose.
 */
final class SettingFields {
  private static final String EXTENSION = "video_extension";
  private static final String THRESHOLD = "query_face_threshold";
  private static final List<ProviderChoice> ALL_BUT_JOGGAI =
      ProviderChoice.ALL.stream().filter(choice -> choice != ProviderChoice.JOGGAI).toList();

  private static final String THRESHOLD_HELP =
      "How much a face has to look like the reference face.<ul><li><strong>Failed,"
          + " no matching face?</strong> Lower it, for example to 140.</li>"
          + "<li><strong>The wrong face speaks?</strong> Raise it, for example to"
          + " 190.</li><li><strong>Several faces?</strong> Give a reference face,"
          + " too.</li></ul>";

  private final Function<String, PropertyBinding> binding;
  private final PropertyCondition condition;

  /**
   * @param binding where a field of the given name goes
   * @param condition when the fields are shown, or null for always
   */
  SettingFields(Function<String, PropertyBinding> binding, PropertyCondition condition) {
    this.binding = binding;
    this.condition = condition;
  }

  /** The group. */
  PropertyGroup group() {
    PlaybackFields playback = new PlaybackFields(binding, condition);
    return PropertyGroup.builder()
        .id("settings")
        .label("Settings")
        .openByDefault(true)
        .properties(
            extension(),
            joggaisExtension(),
            playback.joggais(),
            playback.ofVariable(),
            threshold(),
            thresholdOfVariable())
        .build();
  }

  private PropertyBuilder extension() {
    return extension(EXTENSION)
        .description("Off: the result ends with the shorter of the two")
        .tooltip(
            "<strong>Audio longer than the video?</strong> Switch this on: the video is"
                + " extended until the audio ends, and nothing that is said gets lost. Off,"
                + " the longer one is cut.")
        .condition(shownFor(ALL_BUT_JOGGAI));
  }

  private PropertyBuilder joggaisExtension() {
    return extension(ProviderChoice.JOGGAI.fieldId(EXTENSION))
        .description("Counts as long as the playback is normal")
        .tooltip(
            "<strong>Audio longer than the video?</strong> Switch this on: the video goes on"
                + " backwards and forwards until the audio ends. It is the same as the playback"
                + " <code>normal_reverse</code>, under the name that it has with other providers.")
        .condition(shownFor(List.of(ProviderChoice.JOGGAI)));
  }

  private PropertyBuilder extension(String id) {
    return BooleanProperty.builder()
        .id(id)
        .label("Extend the video to the audio (video_extension)")
        .feel(FeelMode.optional)
        .value(false)
        .binding(binding.apply(EXTENSION));
  }

  private PropertyBuilder threshold() {
    return threshold(THRESHOLD)
        .tooltip(THRESHOLD_HELP)
        .condition(shownFor(List.of(ProviderChoice.EVOLINK, ProviderChoice.DASHSCOPE)));
  }

  private PropertyBuilder thresholdOfVariable() {
    return threshold(ProviderChoice.VARIABLE.fieldId(THRESHOLD))
        .tooltip(
            THRESHOLD_HELP
                + "<strong>JoggAI cannot do this</strong> and refuses any other number than 170.")
        .condition(shownFor(List.of(ProviderChoice.VARIABLE)));
  }

  private PropertyBuilder threshold(String id) {
    return NumberProperty.builder()
        .id(id)
        .label("Face match threshold (query_face_threshold)")
        .description("120 to 200, usually 170")
        .feel(FeelMode.optional)
        .value(170)
        .constraints(Rules.faceThreshold())
        .binding(binding.apply(THRESHOLD));
  }

  private PropertyCondition shownFor(List<ProviderChoice> choices) {
    return When.all(condition, When.provider(choices));
  }
}
