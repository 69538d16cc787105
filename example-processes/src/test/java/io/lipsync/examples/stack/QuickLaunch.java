package io.lipsync.examples.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Connector runtimes for tests, started in less than half the time of the executable jar: from a
 * flat class path, as Camunda's 8.8 image does, and without the optimizing compiler, which pays off
 * in runtimes that live longer than a test. The executable jar has tests of its own.
 */
public final class QuickLaunch {
  /** What a JVM of a test is started with. */
  public static final String JVM_ARGUMENT = "-XX:TieredStopAtLevel=1";

  private QuickLaunch() {}

  /** The runtime with the connector of this build. */
  public static List<String> withConnector() {
    return quick(
        RuntimeArtifacts.ofThisBuild()
            .flatClassPath(Path.of(System.getProperty("connector.jar")).normalize()));
  }

  /** The same start for something else. */
  public static List<String> quick(List<String> launch) {
    List<String> command = new ArrayList<>(List.of(JVM_ARGUMENT));
    command.addAll(launch);
    return command;
  }
}
