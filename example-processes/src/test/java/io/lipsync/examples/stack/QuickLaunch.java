package io.lipsync.examples.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Connector runtimes for tests, started in a third of the time of the executable jar: unpacked,
 * without the optimizing compiler, which pays off in runtimes that live longer than a test, and
 * with the classes that the build has archived, if it has. The executable jar has tests of its own.
 */
public final class QuickLaunch {
  /** What a JVM of a test is started with. */
  public static final String JVM_ARGUMENT = "-XX:TieredStopAtLevel=1";

  private QuickLaunch() {}

  /** The runtime with the connector of this build. */
  public static List<String> withConnector() {
    return quick(optimized());
  }

  /** The same for a runtime that moves hundreds of megabytes: with the optimizing compiler. */
  public static List<String> optimized() {
    List<String> command = new ArrayList<>(RuntimeArchive.use());
    command.addAll(withoutArchive());
    return command;
  }

  /** Something else without the optimizing compiler. */
  public static List<String> quick(List<String> launch) {
    List<String> command = new ArrayList<>(List.of(JVM_ARGUMENT));
    command.addAll(launch);
    return command;
  }

  static List<String> withoutArchive() {
    RuntimeArtifacts built = RuntimeArtifacts.ofThisBuild();
    String usual = "../connector/target/lip-sync-connector-" + built.version() + ".jar";
    return built.unpacked(
        Path.of(System.getProperty("connector.jar", usual)).toAbsolutePath().normalize());
  }
}
