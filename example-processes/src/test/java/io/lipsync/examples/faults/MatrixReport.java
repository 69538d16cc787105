package io.lipsync.examples.faults;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The table of a run: one row per {@link Fault}, in their order, also for those that failed or were
 * not run. When it is closed, its rows are printed and go into {@link MatrixFile}. Thread-safe.
 */
final class MatrixReport implements CloseableResource {
  /** What a row that failed begins with, after the fault. */
  static final String FAILED = "? | ? | **FAILED**";

  private static final String NOT_RUN = "– | – | not run";

  private static final int LONGEST_REASON = 160;

  private static final String HEAD = "| Fault | Billed | Lost | Ended |\n|---|---|---|---|\n";

  private final Map<Fault, Set<String>> rows = new EnumMap<>(Fault.class);

  /** Reads what {@link #table} has written. */
  static MatrixReport of(String table) {
    MatrixReport report = new MatrixReport();
    table.lines().forEach(report::addRow);
    return report;
  }

  synchronized void add(Fault fault, String columns) {
    rows.computeIfAbsent(fault, f -> new LinkedHashSet<>()).add(columns);
  }

  /** A fault whose test failed several times has one row for the first. */
  synchronized void addFailure(Fault fault, Throwable cause) {
    if (columns(fault).noneMatch(columns -> columns.startsWith(FAILED))) {
      String reason = String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
      String start = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
      add(fault, FAILED + ": " + start.replace("|", "\\|"));
    }
  }

  /** The rows of another part of the same run. */
  synchronized void addAll(MatrixReport other) {
    other.rows.forEach((fault, each) -> each.forEach(columns -> add(fault, columns)));
  }

  /** The table. A fault with several different outcomes has several rows. */
  synchronized String table() {
    return Stream.of(Fault.values())
        .flatMap(fault -> columns(fault).map(columns -> row(fault, columns)))
        .collect(Collectors.joining("", HEAD, ""));
  }

  private void addRow(String line) {
    for (Fault fault : Fault.values()) {
      String begin = begin(fault);
      if (line.startsWith(begin) && !line.contains(NOT_RUN)) {
        add(fault, line.substring(begin.length(), line.lastIndexOf('|')).strip());
      }
    }
  }

  private static String row(Fault fault, String columns) {
    return begin(fault) + columns + " |\n";
  }

  private static String begin(Fault fault) {
    return "| " + fault.title() + " | ";
  }

  private Stream<String> columns(Fault fault) {
    return rows.getOrDefault(fault, Set.of(NOT_RUN)).stream();
  }

  @Override
  public void close() throws IOException {
    MatrixFile.ofThisBuild().add(this);
    table().lines().filter(row -> !row.contains(NOT_RUN)).forEach(System.out::println);
  }
}
