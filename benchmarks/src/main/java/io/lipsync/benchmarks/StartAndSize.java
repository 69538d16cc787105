package io.lipsync.benchmarks;

import io.lipsync.benchmarks.bed.Bed;
import io.lipsync.benchmarks.bed.Contender;
import io.lipsync.benchmarks.bed.Jvm;
import io.lipsync.benchmarks.core.Effort;
import io.lipsync.benchmarks.core.Figures;
import io.lipsync.benchmarks.core.Measurement;
import io.lipsync.benchmarks.core.Rounds;
import io.lipsync.examples.stack.ConnectorRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/** What the jar adds to a connector runtime: time to start, memory, bytes, classes. */
final class StartAndSize implements Measurement {
  private static final String OWN = "io/lipsync/connector/";
  private static final String RELOCATED = "io/lipsync/connector/shaded/";

  @Override
  public String caption() {
    return "The stock runtime with the connector, with Camunda's REST connector, and with one that"
        + " does nothing; from the start of the JVM until it answers its health check, asked every"
        + " 100 ms. Live heap: after a collection, before the first job.";
  }

  @Override
  public void run(Effort effort, Figures figures) throws Exception {
    for (Contender contender : Contender.values()) {
      size(contender, figures);
    }
    try (Bed bed = Bed.make()) {
      Rounds.interleaved(
          effort.rounds(),
          List.of(Contender.values()),
          (contender, round) -> start(bed, contender, round, figures));
    }
  }

  private static void start(Bed bed, Contender contender, int round, Figures figures)
      throws IOException {
    long begin = System.nanoTime();
    try (ConnectorRuntime runtime = bed.start(contender, bed.settings(10))) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      figures.add("runtime", "start s", contender.title(), round, seconds);
      try (Jvm jvm = new Jvm(runtime.jvm())) {
        figures.add("runtime", "live heap MB", contender.title(), round, jvm.liveHeapMegabytes());
        figures.add("runtime", "threads", contender.title(), round, jvm.threads());
      }
      runtime.kill();
    }
  }

  /** The REST connector finds its HTTP client in the runtime; this one brings its own. */
  private static void size(Contender contender, Figures figures) throws IOException {
    if (contender == Contender.NOTHING) {
      return;
    }
    double bytes = 0;
    int foreign = 0;
    for (Path file : contender.jars()) {
      bytes += Files.size(file);
      if (contender == Contender.OURS) {
        foreign += foreignClasses(file);
      }
    }
    figures.add("jar", "MB", contender.title(), 1, bytes / 1_000_000);
    figures.add("jar", "third-party classes", contender.title(), 1, foreign);
  }

  private static int foreignClasses(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return (int)
          jar.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.endsWith(".class"))
              .filter(name -> name.startsWith(RELOCATED) || !name.startsWith(OWN))
              .count();
    }
  }
}
