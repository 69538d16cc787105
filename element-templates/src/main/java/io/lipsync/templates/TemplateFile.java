package io.lipsync.templates;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One template as a modeler imports it.
 *
 * @param name the file's name, {@code *.json}
 * @param json the content
 */
public record TemplateFile(String name, ObjectNode json) {

  /** The file's text: indented by two blanks, LF, a line break at the end. */
  public String text() {
    return JsonText.of(json);
  }
}
