package io.lipsync.templates;

import io.camunda.connector.generator.dsl.BooleanProperty;
import io.camunda.connector.generator.dsl.NumberProperty;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBinding;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyCondition;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;
import java.util.Map;
import java.util.function.Function;

/**
 * What is synchronised and how: the vendors' own parameters, under their own names, with a word to
 * the person who has to choose.
 */
final class SubmitFields {
  /** What stands in the empty fields for links. */
  static final Map<String, String> EXAMPLES =
      Map.of(
          "video_url", "https://example.com/speaker.mp4",
          "audio_url", "https://example.com/speech-de.mp3",
          "ref_image_url", "https://example.com/speaker.jpg");

  private final Function<String, PropertyBinding> binding;
  private final PropertyCondition condition;

  /**
   * @param binding where a field of the given name goes
   * @param condition when the fields are shown, or null for always
   */
  SubmitFields(Function<String, PropertyBinding> binding, PropertyCondition condition) {
    this.binding = binding;
    this.condition = condition;
  }

  /** The files. */
  PropertyGroup media() {
    return PropertyGroup.builder()
        .id("media")
        .label("Media")
        .openByDefault(true)
        .properties(
            url("video_url", "Video (video_url)")
                .description("Link to the video whose lips shall move")
                .tooltip(
                    "A link that the provider can open without signing in, to a video of 2 to 300"
                        + " seconds (MP4, MOV) in which a face can be seen.")
                .constraints(Rules.url()),
            url("audio_url", "Audio (audio_url)")
                .description("Link to the speech that the lips shall follow")
                .tooltip(
                    "A link that the provider can open without signing in, to clear speech (WAV,"
                        + " MP3, M4A).")
                .constraints(Rules.url()),
            url("ref_image_url", "Reference face (ref_image_url)")
                .description("Only when the video shows several faces")
                .tooltip(
                    "<strong>Several faces in the video?</strong> Give a link to a picture of the"
                        + " one who speaks. Without it the provider chooses a face.")
                .optional(true)
                .constraints(Rules.optionalUrl()))
        .build();
  }

  /** The two knobs. */
  PropertyGroup settings() {
    return PropertyGroup.builder()
        .id("settings")
        .label("Settings")
        .openByDefault(true)
        .properties(
            BooleanProperty.builder()
                .id("video_extension")
                .label("Extend the video to the audio (video_extension)")
                .description("Off: the result ends with the shorter of the two")
                .tooltip(
                    "<strong>Audio longer than the video?</strong> Switch this on: the video is"
                        + " extended until the audio ends, and nothing that is said gets lost. Off,"
                        + " the longer one is cut.")
                .feel(FeelMode.optional)
                .value(false)
                .binding(binding.apply("video_extension"))
                .condition(condition),
            NumberProperty.builder()
                .id("query_face_threshold")
                .label("Face match threshold (query_face_threshold)")
                .description("120 to 200, usually 170")
                .tooltip(
                    "How much a face has to look like the reference face.<ul><li><strong>Failed,"
                        + " no matching face?</strong> Lower it, for example to 140.</li>"
                        + "<li><strong>The wrong face speaks?</strong> Raise it, for example to"
                        + " 190.</li><li><strong>Several faces?</strong> Give a reference face,"
                        + " too.</li></ul>")
                .feel(FeelMode.optional)
                .value(170)
                .constraints(Rules.faceThreshold())
                .binding(binding.apply("query_face_threshold"))
                .condition(condition))
        .build();
  }

  private PropertyBuilder url(String name, String label) {
    return StringProperty.builder()
        .id(name)
        .label(label)
        .feel(FeelMode.optional)
        .binding(binding.apply(name))
        .condition(condition);
  }
}
