package io.lipsync.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Every version of every template, a file each, kept for ever: a modeler that meets an older
 * version in a diagram can show its fields and offer the update only when it knows both.
 *
 * @param folder where the files are
 */
record History(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The templates whose version is new. What the history has stays as it is. */
  List<TemplateFile> missing(List<TemplateFile> templates) {
    return templates.stream()
        .filter(template -> !Files.exists(folder.resolve(template.versionedName())))
        .toList();
  }

  /** All versions of the given templates as one array, as Desktop Modeler reads them. */
  String inOneFile(List<TemplateFile> templates) throws IOException {
    ArrayNode all = JSON.createArrayNode();
    for (TemplateFile template : templates) {
      for (int version = 1; version < template.version(); version++) {
        all.add(read(template.versionedName(version)));
      }
      all.add(template.json());
    }
    return JsonText.of(all);
  }

  private JsonNode read(String name) throws IOException {
    return JSON.readTree(folder.resolve(name).toFile());
  }
}
