package io.lipsync.templates;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The table of contents: every template that this repository ships, in a fixed order. */
public final class TemplateSet {
  private TemplateSet() {}

  /**
   * All templates, newly generated: the standard ones, then their hybrid variants, then those that
   * do without our connector.
   */
  public static List<TemplateFile> all() {
    return Stream.of(
            standard().stream(),
            standard().stream().filter(Hybrid::isConnector).map(Hybrid::of),
            BuiltInTemplates.all().stream())
        .flatMap(Function.identity())
        .toList();
  }

  /** The templates for everybody with one connector runtime. */
  public static List<TemplateFile> standard() {
    return Stream.concat(
            Stream.of(LipSyncTaskTemplate.file(), DubVideoTemplate.file()),
            Stream.of(CallbackElement.values()).map(LipSyncCallbackTemplate::file))
        .toList();
  }
}
