package io.lipsync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.config.LipSyncProperties;
import io.lipsync.connector.config.Vendor;
import io.lipsync.connector.task.FailureCode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The README tells every failure code and every setting, and none that does not exist. */
class ReadmeTest {
  private final List<String> readme = Files.readAllLines(Path.of("..", "README.md"));

  ReadmeTest() throws IOException {}

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void everyFailureCodeHasARowThatSaysWhatToDo(FailureCode code) {
    assertThat(readme).anyMatch(line -> line.startsWith("| `" + code + "` | "));
  }

  @Test
  void theTableOfSettingsIsTheSettings() {
    List<String> documented =
        readme.stream()
            .filter(line -> line.startsWith("| `lipsync."))
            .map(line -> line.split("`")[1])
            .toList();

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    names("lipsync", LipSyncProperties.class),
                    Vendor.ALL.stream()
                        .flatMap(vendor -> names("lipsync." + vendor.id(), vendor.settings())))
                .toList());
  }

  @Test
  void everyEnvironmentVariableIsThePropertyInCapitals() {
    readme.stream()
        .filter(line -> line.startsWith("| `lipsync."))
        .map(line -> line.split("`"))
        .forEach(
            cells ->
                assertThat(cells[3])
                    .isEqualTo(cells[1].toUpperCase().replace('.', '_').replace('-', '_')));
  }

  private static Stream<String> names(String prefix, Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).flatMap(part -> names(prefix, part));
  }

  private static Stream<String> names(String prefix, RecordComponent part) {
    String name = prefix + "." + part.getName().replaceAll("([A-Z])", "-$1").toLowerCase();
    return part.getType().isRecord() ? names(name, part.getType()) : Stream.of(name);
  }
}
