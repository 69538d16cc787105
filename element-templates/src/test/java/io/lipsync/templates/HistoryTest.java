package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A template that changed needs a new version, or modelers would not offer the update. */
class HistoryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path COMMITTED = Path.of(TemplateWriter.VERSIONED).toAbsolutePath();

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("templates")
  void aTemplateThatChangedHasANewVersion(TemplateFile template) throws IOException {
    Path kept = COMMITTED.resolve(template.versionedName());

    assertThat(kept)
        .as("This version is not in the history: update the templates, see README.md")
        .exists();
    assertThat(Files.readString(kept))
        .as(
            "%s changed, but its version is still %s: raise it in the template's class and update"
                + " the templates, see README.md",
            template.name(), template.version())
        .isEqualTo(template.text());
  }

  @Test
  void noVersionIsMissingAndNoFileIsForeign() throws IOException {
    List<String> expected = new ArrayList<>();
    for (TemplateFile template : TemplateSet.all()) {
      for (int version = 1; version <= template.version(); version++) {
        expected.add(template.versionedName(version));
      }
    }

    assertThat(names(COMMITTED)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aFileOfTheHistorySaysWhatItsNameSays(TemplateFile template) throws IOException {
    for (int version = 1; version <= template.version(); version++) {
      JsonNode kept = JSON.readTree(COMMITTED.resolve(template.versionedName(version)).toFile());

      assertThat(kept.get("id")).isEqualTo(template.json().get("id"));
      assertThat(kept.get("version").asInt()).isEqualTo(version);
    }
  }

  @Test
  void anUpdateNeverTouchesAVersionThatPeopleMayHave() throws IOException {
    Path old = Files.createDirectories(folder.resolve(TemplateWriter.VERSIONED));
    List<String> expected = new ArrayList<>();
    for (TemplateFile template : TemplateSet.all()) {
      for (int version = 1; version < template.version(); version++) {
        Files.writeString(old.resolve(template.versionedName(version)), "{\"old\": true}");
        expected.add(template.versionedName(version));
      }
      expected.add(template.versionedName());
    }
    Files.writeString(old.resolve("lip-sync-1.json"), "what people have");

    TemplateWriter.write(folder, new History(old));

    assertThat(old.resolve("lip-sync-1.json")).hasContent("what people have");
    assertThat(old.resolve("lip-sync-callback-receive-1.json")).hasContent("{\"old\": true}");
    assertThat(names(old)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void oneFileHoldsOldVersionsBesideTheNewOne() throws IOException {
    Files.writeString(folder.resolve("lip-sync-1.json"), "{\"old\": true}");
    TemplateFile next = TemplateSet.all().getFirst();
    next.json().put("version", 2);

    JsonNode all = JSON.readTree(new History(folder).inOneFile(List.of(next)));

    assertThat(all).hasSize(2).contains(next.json());
    assertThat(all.get(0).get("old").asBoolean()).isTrue();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Stream<TemplateFile> templates() {
    return TemplateSet.all().stream();
  }
}
