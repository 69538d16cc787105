package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommittedTemplatesTest {
  private static final Path FOLDER = Path.of("").toAbsolutePath();
  private static final String UPDATE =
      "The committed file differs from the generated one. Update it with: mvn -pl"
          + " element-templates -am process-classes -Dtemplates.update=true";

  @ParameterizedTest
  @MethodSource("files")
  void isTheGeneratedOneByteForByte(TemplateFile template) throws IOException {
    Path committed = FOLDER.resolve(template.name());

    assertThat(committed).as(UPDATE).exists();
    assertThat(Files.readString(committed)).as(UPDATE).isEqualTo(template.text());
  }

  @Test
  void oneFileHoldsEveryVersionForDesktopModeler() throws IOException {
    String generated =
        new History(FOLDER.resolve(TemplateWriter.VERSIONED)).inOneFile(TemplateSet.standard());

    assertThat(Files.readString(FOLDER.resolve(TemplateWriter.BUNDLE)))
        .as(UPDATE)
        .isEqualTo(generated);
  }

  @Test
  void noTemplateIsLeftOverThatNobodyGenerates() throws IOException {
    assertThat(Stream.of(json(""), json("hybrid/"), json("built-in/")).flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(
            TemplateSet.all().stream().map(TemplateFile::name).toList());
  }

  private static List<String> json(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files
          .map(file -> folder + file.getFileName())
          .filter(name -> name.endsWith(".json"))
          .toList();
    }
  }

  private static Stream<TemplateFile> files() {
    return TemplateSet.all().stream();
  }
}
