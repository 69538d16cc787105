package io.lipsync.audit;

import io.lipsync.audit.Finding.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings as a table in Markdown, the worst first. Immutable.
 *
 * @param findings one for each library
 */
record Report(List<Finding> findings) {
  private static final String HEAD =
      """
      | Library | Version | Newest patch | Status | What is known |
      |---|---|---|---|---|
      """;

  Report {
    findings =
        findings.stream()
            .sorted(
                Comparator.comparing(Finding::status)
                    .thenComparing(finding -> finding.part().coordinates()))
            .toList();
  }

  /** Whether a library is vulnerable and nobody has accepted that. */
  boolean fails() {
    return count(Status.VULNERABLE) > 0;
  }

  /** All libraries. */
  String full() {
    return table(findings.stream());
  }

  /** Those that need a look, and how many there are of each kind. */
  String summary() {
    String counts =
        Stream.of(Status.values())
            .map(status -> count(status) + " " + status.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return table(findings.stream().filter(finding -> finding.status() != Status.CURRENT))
        + "\n"
        + counts
        + "\n";
  }

  private long count(Status status) {
    return findings.stream().filter(finding -> finding.status() == status).count();
  }

  private static String table(Stream<Finding> rows) {
    return rows.map(Report::row).collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(Finding finding) {
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            finding.part().coordinates(),
            finding.part().version(),
            finding.newest().map(Version::text).orElse("not served"),
            finding.status(),
            Stream.concat(
                    finding.open().stream().map(Report::words),
                    finding.accepted().stream().map(Report::acceptance))
                .collect(Collectors.joining("<br>"))
                .replace("|", "\\|"));
  }

  private static String words(Advisory advisory) {
    String fix =
        advisory.fixedIn().isEmpty()
            ? "no fix is published"
            : "fixed in " + String.join(", ", advisory.fixedIn());
    String late =
        advisory.accepted() == null
            ? ""
            : "; was accepted until " + advisory.accepted().until() + " and is due for review";
    return "%s (%s%s): %s".formatted(advisory.id(), fix, late, advisory.meaning());
  }

  private static String acceptance(Advisory advisory) {
    return "%s accepted until %s: %s"
        .formatted(advisory.id(), advisory.accepted().until(), advisory.accepted().reason());
  }
}
