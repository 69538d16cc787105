package io.lipsync.templates;

import io.camunda.connector.generator.dsl.ElementTemplate.Metadata;
import io.camunda.connector.generator.dsl.ElementTemplateBuilder;
import io.camunda.connector.generator.dsl.ElementTemplateIcon;
import io.camunda.connector.generator.dsl.Engines;
import java.util.List;
import java.util.stream.Stream;

/** What all templates share: engine, icon and the words that find them. */
final class Brand {
  /** What finds everything. */
  private static final List<String> TRADE =
      List.of(
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
          "VideoRetalk");

  private static final List<String> OTHER_PROVIDERS = List.of("DashScope", "Alibaba", "JoggAI");

  private Brand() {}

  /** Adds it to a template that serves every provider. */
  static ElementTemplateBuilder apply(ElementTemplateBuilder template) {
    return apply(template, Stream.concat(TRADE.stream(), OTHER_PROVIDERS.stream()));
  }

  /** Adds it to a template that serves EvoLink only. */
  static ElementTemplateBuilder applyForEvolink(ElementTemplateBuilder template) {
    return apply(template, TRADE.stream());
  }

  private static ElementTemplateBuilder apply(
      ElementTemplateBuilder template, Stream<String> keywords) {
    return template
        .engines(new Engines("^8.8"))
        .icon(ElementTemplateIcon.from("lip-sync.svg", Brand.class.getClassLoader()))
        .metadata(new Metadata(keywords.toArray(String[]::new)));
  }
}
