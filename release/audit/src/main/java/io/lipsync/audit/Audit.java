package io.lipsync.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Compares the parts lists of the shipped jars with the committed advisories and with the newest
 * patches that a Maven repository serves.
 */
public final class Audit {
  private final List<Advisory> advisories;
  private final Patches patches;
  private final Clock clock;

  Audit(List<Advisory> advisories, Patches patches, Clock clock) {
    this.advisories = advisories;
    this.patches = patches;
    this.clock = clock;
  }

  /**
   * Writes the full report to a file and prints what needs a look. Ends with exit code 1 when a
   * library is vulnerable and nobody has accepted that.
   *
   * @param arguments the list of advisories, the address of the repository, the file for the
   *     report, and one or more parts lists
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 4) {
      throw new IllegalArgumentException(
          "Give the list of advisories, the repository, the report and at least one parts list.");
    }
    Set<Part> parts = new LinkedHashSet<>();
    for (String sbom : List.of(arguments).subList(3, arguments.length)) {
      parts.addAll(Sbom.read(Path.of(sbom)));
    }
    Report report =
        new Audit(
                Advisories.read(Path.of(arguments[0])),
                new MavenRepository(arguments[1]),
                Clock.systemUTC())
            .of(parts);
    Path file = Path.of(arguments[2]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, report.full());
    System.out.println(report.summary());
    System.out.println("All libraries: " + file.toAbsolutePath().normalize());
    if (report.fails()) {
      System.out.println(
          "A library with a known vulnerability is shipped. Raise it, or accept it in"
              + " release/advisories.yaml with a reason and a date.");
      System.exit(1);
    }
  }

  /** Judges each library once. */
  Report of(Set<Part> parts) {
    LocalDate today = LocalDate.now(clock);
    List<Finding> findings = new ArrayList<>();
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Finding>> running =
          parts.stream()
              .map(
                  part ->
                      workers.submit(
                          () -> Finding.of(part, patches.newest(part), advisories, today)))
              .toList();
      for (Future<Finding> one : running) {
        findings.add(one.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The audit was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The audit could not judge a library", e.getCause());
    }
    return new Report(findings);
  }
}
