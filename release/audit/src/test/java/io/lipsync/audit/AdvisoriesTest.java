package io.lipsync.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed list, and what a list must not look like. */
class AdvisoriesTest {
  @TempDir Path folder;

  @Test
  void everyCommittedEntryIsComplete() throws IOException {
    assertThat(Advisories.read(Path.of("..", "advisories.yaml")))
        .isNotEmpty()
        .allSatisfy(
            advisory -> {
              assertThat(advisory.id()).matches("CVE-\\d{4}-\\d{4,}|GHSA(-[0-9a-z]{4}){3}");
              assertThat(advisory.artifacts())
                  .isNotEmpty()
                  .allMatch(artifact -> artifact.matches("[\\w.-]+:(\\*|[\\w.-]+)"));
              assertThat(advisory.meaning()).hasSizeGreaterThan(20);
              assertThat(advisory.source()).hasScheme("https");
            });
  }

  @Test
  void noCommittedEntryIsThereTwice() throws IOException {
    assertThat(Advisories.read(Path.of("..", "advisories.yaml")))
        .extracting(Advisory::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void anEntryWithoutAMeaningIsRefused() {
    assertThatThrownBy(
            () -> read("- {id: CVE-1, artifacts: ['a:b'], source: 'https://example.com'}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("CVE-1 has no meaning");
  }

  @Test
  void anAcceptanceWithoutADateIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    "- {id: CVE-1, artifacts: ['a:b'], meaning: m, source: 'https://example.com',"
                        + " accepted: {reason: r}}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("an acceptance has no date");
  }

  @Test
  void aMisspeltKeyIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    "- {id: CVE-1, artifacts: ['a:b'], meaning: m, source: 'https://example.com',"
                        + " fixed-in: ['1']}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("fixed-in");
  }

  private void read(String yaml) throws IOException {
    Advisories.read(Files.writeString(folder.resolve("list.yaml"), yaml));
  }
}
