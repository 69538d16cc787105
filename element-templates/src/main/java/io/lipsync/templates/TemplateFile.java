package io.lipsync.templates;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One template as a modeler imports it.
 *
 * @param name the file's name, {@code *.json}, with its folder when it has one
 * @param json the content
 */
public record TemplateFile(String name, ObjectNode json) {

  /** The file's text: indented by two blanks, LF, a line break at the end. */
  public String text() {
    return JsonText.of(json);
  }

  /** The version that modelers compare. */
  public int version() {
    return json.get("version").asInt();
  }

  /** The name of this version in the history: {@code lip-sync-2.json}. */
  public String versionedName() {
    return versionedName(version());
  }

  /** The name of another version in the history. */
  String versionedName(int version) {
    return stem() + "-" + version + ".json";
  }

  /** The name without folder and ending. */
  String stem() {
    return name.substring(name.lastIndexOf('/') + 1, name.length() - ".json".length());
  }
}
