package io.lipsync.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes every template of {@link TemplateSet} into a folder. The build starts it. */
public final class TemplateWriter {
  private TemplateWriter() {}

  /**
   * @param arguments the folder
   * @throws IOException when a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("Usage: TemplateWriter <folder>");
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (TemplateFile template : TemplateSet.all()) {
      Files.writeString(folder.resolve(template.name()), template.text());
    }
  }
}
