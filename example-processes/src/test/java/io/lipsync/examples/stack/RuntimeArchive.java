package io.lipsync.examples.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of a started runtime as the JVM keeps them in memory, in a file that the runtimes of
 * tests share: a third of each start. Written by the build before the tests of the module run.
 */
final class RuntimeArchive {
  private RuntimeArchive() {}

  /** Lets a runtime start and end, and writes the archive at its end. */
  public static void main(String[] arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                QuickLaunch.JVM_ARGUMENT,
                "-XX:ArchiveClassesAtExit=" + file(),
                "-Dspring.context.exit=onRefresh",
                "-Dserver.port=0",
                "-Dcamunda.client.mode=self-managed"));
    command.addAll(QuickLaunch.withoutArchive());
    File log = new File(file() + ".log");
    int exitCode =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start().waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException("the runtime ended with " + exitCode + ", see " + log);
    }
  }

  /**
   * The JVM arguments for a runtime that uses it, if there is one. A JVM does without an archive of
   * other jars, and is told not to speak of it.
   */
  static List<String> use() {
    return Files.exists(file())
        ? List.of("-XX:SharedArchiveFile=" + file(), "-Xlog:cds*=off")
        : List.of();
  }

  private static Path file() {
    return Path.of(System.getProperty("runtime.archive", "target/runtime.jsa"));
  }
}
