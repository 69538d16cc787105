package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommittedTemplatesTest {
  private static final Path FOLDER = Path.of("").toAbsolutePath();
  private static final String UPDATE =
      "The committed template differs from the generated one. Update it with: mvn -pl"
          + " element-templates -am process-classes -Dtemplates.update=true";

  @ParameterizedTest
  @MethodSource("files")
  void isTheGeneratedOneByteForByte(TemplateFile template) throws IOException {
    Path committed = FOLDER.resolve(template.name());

    assertThat(committed).as(UPDATE).exists();
    assertThat(Files.readString(committed)).as(UPDATE).isEqualTo(template.text());
  }

  @Test
  void noTemplateIsLeftOverThatNobodyGenerates() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith("lip-sync") && name.endsWith(".json"))
          .containsExactlyInAnyOrderElementsOf(
              TemplateSet.all().stream().map(TemplateFile::name).toList());
    }
  }

  private static Stream<TemplateFile> files() {
    return TemplateSet.all().stream();
  }
}
