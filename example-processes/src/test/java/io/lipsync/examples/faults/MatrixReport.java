package io.lipsync.examples.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The table of a run: one row per {@link Fault}, in their order, also for those that failed or were
 * not run. Printed and written to {@link #FILE} when it is closed. Thread-safe.
 */
final class MatrixReport implements CloseableResource {
  /** Where the table goes. */
  static final Path FILE = Path.of("target", "fault-matrix.md");

  /** What a row that failed begins with, after the fault. */
  static final String FAILED = "? | ? | **FAILED**";

  private static final int LONGEST_REASON = 160;

  private static final String HEAD = "| Fault | Billed | Lost | Ended |\n|---|---|---|---|\n";

  private final Map<Fault, Set<String>> rows = new EnumMap<>(Fault.class);

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

  /** The table. A fault with several different outcomes has several rows. */
  synchronized String table() {
    return Stream.of(Fault.values())
        .flatMap(fault -> columns(fault).map(c -> "| %s | %s |%n".formatted(fault.title(), c)))
        .collect(Collectors.joining("", HEAD, ""));
  }

  private Stream<String> columns(Fault fault) {
    return rows.getOrDefault(fault, Set.of("– | – | not run")).stream();
  }

  @Override
  public void close() throws IOException {
    Files.createDirectories(FILE.toAbsolutePath().getParent());
    Files.writeString(FILE, table());
    System.out.println(table());
  }
}
