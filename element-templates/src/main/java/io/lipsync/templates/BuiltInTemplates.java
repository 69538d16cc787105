package io.lipsync.templates;

import java.util.List;

/**
 * EvoLink without a connector runtime of one's own: templates that use nothing but Camunda's REST
 * and webhook connectors, which every SaaS cluster has. What they cannot protect against is in
 * {@code docs/no-runtime.md}.
 */
final class BuiltInTemplates {
  /** Where they lie, and what their history is told apart by. */
  static final String FOLDER = "built-in/";

  /** What a process calls the key that ties a task and its callback together. */
  static final String KEY = "=lipSyncKey";

  private BuiltInTemplates() {}

  /** All of them, ready to ship. */
  static List<TemplateFile> all() {
    return List.of(
        BuiltInSubmitTemplate.file(), BuiltInGetTemplate.file(), BuiltInSignalTemplate.file());
  }
}
