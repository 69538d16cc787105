package io.lipsync.templates;

import java.util.List;
import java.util.stream.Stream;

/** The table of contents: every template that this repository ships, in a fixed order. */
public final class TemplateSet {
  private TemplateSet() {}

  /** All templates, newly generated. */
  public static List<TemplateFile> all() {
    return Stream.concat(
            Stream.of(LipSyncTaskTemplate.file()),
            Stream.of(CallbackElement.values()).map(LipSyncCallbackTemplate::file))
        .toList();
  }
}
