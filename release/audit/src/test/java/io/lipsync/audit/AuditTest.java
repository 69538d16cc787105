package io.lipsync.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.audit.Finding.Status;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);
  private static final Part OLD = new Part("group", "name", "5.4");

  @Test
  void aVulnerableLibraryFailsAndIsNamedWithItsFixAndMeaning() {
    Report report = audit(Optional.of("5.4.4"), accepted(null));

    assertThat(report.fails()).isTrue();
    assertThat(report.summary())
        .contains(
            "| group:name | 5.4 | 5.4.4 | VULNERABLE |"
                + " CVE-1 (fixed in 5.4.3): a host can end the runtime |")
        .contains("1 vulnerable, 0 accepted, 0 behind, 0 unknown, 0 current");
  }

  @Test
  void anAcceptedOneIsListedWithTheReasonAndDoesNotFail() {
    Report report = audit(Optional.of("5.4.4"), accepted("2026-12-31"));

    assertThat(report.fails()).isFalse();
    assertThat(report.summary())
        .contains("ACCEPTED | CVE-1 accepted until 2026-12-31: not reachable |");
  }

  @Test
  void anAcceptanceThatIsOverFailsAndSaysSo() {
    Report report = audit(Optional.of("5.4.4"), accepted("2026-11-30"));

    assertThat(report.fails()).isTrue();
    assertThat(report.summary()).contains("was accepted until 2026-11-30 and is due for review");
  }

  @Test
  void beingBehindIsListedAndDoesNotFail() {
    Report report = audit(Optional.of("5.4.4"));

    assertThat(report.fails()).isFalse();
    assertThat(report.findings()).extracting(Finding::status).containsExactly(Status.BEHIND);
    assertThat(report.summary()).contains("| group:name | 5.4 | 5.4.4 | BEHIND |");
  }

  @Test
  void aRepositoryThatCannotTellIsSaidAndDoesNotFail() {
    Report report = audit(Optional.empty());

    assertThat(report.fails()).isFalse();
    assertThat(report.summary()).contains("| group:name | 5.4 | not served | UNKNOWN |");
  }

  @Test
  void whatIsCurrentIsInTheFullReportOnly() {
    Report report = audit(Optional.of("5.4"));

    assertThat(report.summary()).doesNotContain("group:name").contains("1 current");
    assertThat(report.full()).contains("| group:name | 5.4 | 5.4 | CURRENT |");
  }

  private static Report audit(Optional<String> newest, Advisory... advisories) {
    return new Audit(List.of(advisories), part -> newest.map(Version::new), CLOCK).of(Set.of(OLD));
  }

  private static Advisory accepted(String until) {
    return new Advisory(
        "CVE-1",
        List.of("group:name"),
        null,
        List.of("5.4.3"),
        "a host can end the runtime",
        URI.create("https://example.com/1"),
        until == null ? null : new Advisory.Acceptance("not reachable", LocalDate.parse(until)));
  }
}
