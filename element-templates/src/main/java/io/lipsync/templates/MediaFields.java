package io.lipsync.templates;

import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBinding;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyCondition;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is synchronised: the vendors' own parameters, under their own names, each a link or a
 * document. Each vendor has limits of its own, and some take links into a storage of their own.
 */
final class MediaFields {
  private static final String VIDEO = "video_url";
  private static final String AUDIO = "audio_url";
  private static final String FACE = "ref_image_url";

  private final Function<String, PropertyBinding> binding;
  private final PropertyCondition condition;

  /**
   * @param binding where a field of the given name goes
   * @param condition when the fields are shown, or null for always
   */
  MediaFields(Function<String, PropertyBinding> binding, PropertyCondition condition) {
    this.binding = binding;
    this.condition = condition;
  }

  /** The group. */
  PropertyGroup group() {
    return PropertyGroup.builder()
        .id("media")
        .label("Media")
        .openByDefault(true)
        .properties(
            Stream.of(
                    ProviderChoice.ALL.stream().map(this::video),
                    ProviderChoice.ALL.stream().map(this::audio),
                    ProviderChoice.CHOOSE_A_FACE.stream().map(this::face),
                    new MediaCheckFields(binding, condition).all())
                .flatMap(Function.identity())
                .toArray(PropertyBuilder[]::new))
        .build();
  }

  /** What stands in the empty fields. */
  static Map<String, String> examples() {
    Map<String, String> examples = new HashMap<>();
    for (ProviderChoice choice : ProviderChoice.ALL) {
      examples.put(choice.fieldId(VIDEO), "https://example.com/speaker.mp4");
      examples.put(choice.fieldId(AUDIO), "https://example.com/speech-de.mp3");
    }
    for (ProviderChoice choice : ProviderChoice.CHOOSE_A_FACE) {
      examples.put(choice.fieldId(FACE), "https://example.com/speaker.jpg");
    }
    return examples;
  }

  private PropertyBuilder video(ProviderChoice choice) {
    return link(VIDEO, choice)
        .label("Video (video_url)")
        .description("Link to the video whose lips shall move, or a document as FEEL")
        .tooltip(MediaHelp.video(choice))
        .constraints(hasStorage(choice) ? Rules.mediaLink() : Rules.url());
  }

  private PropertyBuilder audio(ProviderChoice choice) {
    return link(AUDIO, choice)
        .label("Audio (audio_url)")
        .description("Link to the speech that the lips shall follow, or a document as FEEL")
        .tooltip(MediaHelp.audio(choice))
        .constraints(hasStorage(choice) ? Rules.mediaLink() : Rules.url());
  }

  private PropertyBuilder face(ProviderChoice choice) {
    return link(FACE, choice)
        .label("Reference face (ref_image_url)")
        .description("Only when the video shows several faces")
        .tooltip(MediaHelp.face(choice))
        .optional(true)
        .constraints(hasStorage(choice) ? Rules.optionalMediaLink() : Rules.optionalUrl());
  }

  private PropertyBuilder link(String name, ProviderChoice choice) {
    return StringProperty.builder()
        .id(choice.fieldId(name))
        .feel(FeelMode.optional)
        .binding(binding.apply(name))
        .condition(When.all(condition, When.provider(choice)));
  }

  private static boolean hasStorage(ProviderChoice choice) {
    return ProviderChoice.HAVE_A_STORAGE.contains(choice);
  }
}
