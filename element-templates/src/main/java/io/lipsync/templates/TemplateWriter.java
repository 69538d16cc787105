package io.lipsync.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes every template of {@link TemplateSet} into a folder. The build starts it. */
public final class TemplateWriter {
  /** Every version of the standard templates in one file. */
  static final String BUNDLE = "desktop-modeler/lip-sync-templates.json";

  /** The folder of the history. */
  static final String VERSIONED = "versioned";

  private TemplateWriter() {}

  /**
   * @param arguments the folder to write to, and the folder of the committed templates, whose
   *     history is never overwritten
   * @throws IOException when a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("Usage: TemplateWriter <folder> <committed folder>");
    }
    write(Path.of(arguments[0]), new History(Path.of(arguments[1]).resolve(VERSIONED)));
  }

  static void write(Path folder, History history) throws IOException {
    List<TemplateFile> templates = TemplateSet.all();
    for (TemplateFile template : templates) {
      write(folder.resolve(template.name()), template.text());
    }
    for (TemplateFile template : history.missing(templates)) {
      write(folder.resolve(VERSIONED).resolve(template.versionedName()), template.text());
    }
    write(folder.resolve(BUNDLE), history.inOneFile(TemplateSet.standard()));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
