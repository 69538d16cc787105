package io.lipsync.benchmarks.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Raw figures as comma separated values, one line for each round. Stateless. */
public final class Csv {

  private Csv() {}

  /** Writes the file, in place of an older one. */
  public static void write(Path file, List<Figure> figures) {
    List<String> lines = new ArrayList<>(List.of("measurement,work,metric,contender,round,value"));
    for (Figure figure : figures) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s,%d,%.6g",
              quoted(figure.measurement()),
              quoted(figure.work()),
              quoted(figure.metric()),
              quoted(figure.contender()),
              figure.round(),
              figure.value()));
    }
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("The figures could not be written", e);
    }
  }

  private static String quoted(String text) {
    return text.contains(",") || text.contains("\"")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
