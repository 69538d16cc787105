package io.lipsync.benchmarks;

import io.lipsync.benchmarks.core.Csv;
import io.lipsync.benchmarks.core.Effort;
import io.lipsync.benchmarks.core.Figures;
import io.lipsync.benchmarks.core.Machine;
import io.lipsync.benchmarks.core.Measurement;
import io.lipsync.benchmarks.core.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Measures, prints the tables, and writes raw figures and tables to {@code benchmarks/results}
 * ({@code benchmarks/target/results} if it is only tried). A measurement that fails is named at the
 * end, with exit code 1; the others are measured all the same.
 */
public final class Benchmarks {
  private static final List<Measurement> ALL =
      List.of(
          new Submit(),
          new SubmitTls(),
          new SlowAccount(),
          new Money(),
          new Callbacks(),
          new Waiting(),
          new QueryLimit(),
          new Result(),
          new StartAndSize(),
          new Jmh());

  private Benchmarks() {}

  /** Runs what {@code benchmarks.only} names, or everything. */
  public static void main(String[] arguments) throws IOException {
    Effort effort = new Effort(Boolean.getBoolean("benchmarks.quick"));
    Path results =
        Path.of(
            System.getProperty("benchmarks.home"), effort.quick() ? "target/results" : "results");
    Files.createDirectories(results);
    List<String> failed = new ArrayList<>();
    long begin = System.nanoTime();
    Files.writeString(results.resolve("machine.txt"), Machine.description());
    System.out.println(Machine.description());
    for (Measurement measurement : wanted()) {
      if (!measure(measurement, effort, results)) {
        failed.add(measurement.name());
      }
    }
    System.out.printf("Measured in %d s.%n", seconds(begin));
    if (!failed.isEmpty()) {
      System.out.println("Not measured: " + String.join(", ", failed));
    }
    System.exit(failed.isEmpty() ? 0 : 1);
  }

  private static long seconds(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
  }

  private static List<Measurement> wanted() {
    String only = System.getProperty("benchmarks.only", "");
    if (only.isBlank()) {
      return ALL;
    }
    Set<String> names = Set.of(only.split(","));
    List<String> known = ALL.stream().map(Measurement::name).toList();
    if (!known.containsAll(names)) {
      throw new IllegalArgumentException("benchmarks.only is " + only + "; known are " + known);
    }
    return ALL.stream().filter(measurement -> names.contains(measurement.name())).toList();
  }

  private static boolean measure(Measurement measurement, Effort effort, Path results)
      throws IOException {
    Figures figures = new Figures(measurement.name());
    long begin = System.nanoTime();
    String heading = "## " + measurement.name() + "\n\n" + measurement.caption() + "\n\n";
    try {
      measurement.run(effort, figures);
    } catch (Exception e) {
      System.out.println(heading + "failed:");
      e.printStackTrace(System.out);
      return false;
    }
    String table = heading + Table.of(figures.all());
    System.out.println(table);
    System.out.printf("%s: %d s%n%n", measurement.name(), seconds(begin));
    Files.writeString(results.resolve(measurement.name() + ".md"), table);
    Csv.write(results.resolve(measurement.name() + ".csv"), figures.all());
    return true;
  }
}
