package io.lipsync.examples.faults;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The table of a run on disk. Each test class adds its rows, whichever JVM it runs in; a table that
 * is older than the run is begun anew. JVMs that run at the same time may use the same file.
 *
 * @param path where the table goes
 * @param begin when the run began
 */
record MatrixFile(Path path, Instant begin) {

  /** The table of all tests that Maven runs together, or of this JVM when it was started alone. */
  static MatrixFile ofThisBuild() {
    String begin = System.getProperty("tests.begin");
    return new MatrixFile(
        Path.of("target", "fault-matrix.md"),
        begin == null
            ? Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime())
            : Instant.parse(begin));
  }

  /** Adds the rows of one test class. */
  void add(MatrixReport rows) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    try (FileChannel channel =
            FileChannel.open(
                path.resolveSibling(path.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      MatrixReport all = rowsSoFar();
      all.addAll(rows);
      Files.writeString(path, all.table());
    }
  }

  private MatrixReport rowsSoFar() throws IOException {
    boolean isOfThisRun =
        Files.exists(path) && !Files.getLastModifiedTime(path).toInstant().isBefore(begin);
    return isOfThisRun ? MatrixReport.of(Files.readString(path)) : new MatrixReport();
  }
}
