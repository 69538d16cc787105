package io.lipsync.examples.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the tests of this JVM write. Each of the JVMs that the build runs at the same time has a
 * folder of its own.
 */
public final class OutputFolder {
  /** The system property that names the folder, for JVMs that tests start. */
  public static final String PROPERTY = "tests.output";

  private static final Path ALL = Path.of("target", "tests");
  private static final String LOGS = "runtime-logs";

  private static final Path OWN =
      Path.of(System.getProperty(PROPERTY, ALL.resolve("single").toString()));

  private OutputFolder() {}

  /** The output of connector runtimes and other programs that tests start. */
  public static Path logs() {
    return of(LOGS);
  }

  /** The same of every JVM of the build. */
  public static List<Path> logsOfAll() throws IOException {
    try (Stream<Path> folders = Files.walk(ALL)) {
      return folders.filter(folder -> folder.endsWith(LOGS)).toList();
    }
  }

  /** A file or folder of this JVM; it may not exist yet. */
  public static Path of(String name) {
    return OWN.resolve(name);
  }
}
