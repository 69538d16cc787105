package io.lipsync.templates;

import io.camunda.connector.generator.dsl.ElementTemplate.Metadata;
import io.camunda.connector.generator.dsl.ElementTemplateBuilder;
import io.camunda.connector.generator.dsl.ElementTemplateIcon;
import io.camunda.connector.generator.dsl.Engines;

/** What all templates share: engine, icon and the words that find them. */
final class Brand {
  private Brand() {}

  /** Adds it. */
  static ElementTemplateBuilder apply(ElementTemplateBuilder template) {
    return template
        .engines(new Engines("^8.8"))
        .icon(ElementTemplateIcon.from("lip-sync.svg", Brand.class.getClassLoader()))
        .metadata(new Metadata(keywords()));
  }

  private static String[] keywords() {
    return new String[] {
      "lip",
      "lips",
      "lip-sync",
      "lipsync",
      "lip sync",
      "dub",
      "dubbing",
      "video",
      "voice-over",
      "voiceover",
      "audio",
      "speech",
      "translation",
      "localization",
      "localisation",
      "avatar",
      "talking head",
      "EvoLink",
      "VideoRetalk",
      "DashScope",
      "Alibaba",
      "JoggAI"
    };
  }
}
