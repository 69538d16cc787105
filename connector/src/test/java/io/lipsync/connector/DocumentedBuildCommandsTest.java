package io.lipsync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Maven command of the pages names profiles, rooms, tests and properties that exist. */
class DocumentedBuildCommandsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern COMMAND = Pattern.compile("(?m)(?:^ *|`)mvn ([^`\n#]+)");
  private static final Set<String> MAVENS_OWN =
      Set.of("skipTests", "test", "surefire.failIfNoSpecifiedTests", "maven.repo.local");

  static Stream<String> commands() throws IOException {
    return DocumentationTest.pages().stream()
        .map(page -> read(ROOT.resolve(page)).replaceAll("\\\\\n *", " "))
        .flatMap(text -> COMMAND.matcher(text).results().map((MatchResult found) -> found.group(1)))
        .map(command -> command.split("&&")[0].strip())
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void namesWhatExists(String command) throws IOException {
    List<String> words = Arrays.asList(command.split("\\s+"));

    for (String word : words) {
      if (word.startsWith("-P")) {
        assertThat(buildFiles()).as(word).contains("<id>" + word.substring(2) + "</id>");
      } else if (word.startsWith("-Dtest=")) {
        for (String test : word.substring("-Dtest=".length()).replace("'", "").split(",")) {
          assertTestExists(test);
        }
      } else if (word.startsWith("-D") && !runsAGoalOfAPlugin(words)) {
        String property = word.substring(2).split("=")[0];
        assertThat(MAVENS_OWN.contains(property) || buildFiles().contains(property))
            .as(word + " is read somewhere")
            .isTrue();
      }
    }
    int rooms = words.indexOf("-pl") + 1;
    if (rooms > 0) {
      assertThat(words.get(rooms).split(","))
          .allSatisfy(room -> assertThat(ROOT.resolve(room).resolve("pom.xml")).exists());
    }
  }

  /** Such as {@code versions:set}, whose properties are its own. */
  private static boolean runsAGoalOfAPlugin(List<String> words) {
    return words.stream().anyMatch(word -> word.contains(":"));
  }

  private static void assertTestExists(String pattern) throws IOException {
    Pattern name = Pattern.compile(pattern.replace("*", ".*") + "\\.java");
    assertThat(SourceFiles.below(ROOT))
        .extracting(file -> file.getFileName().toString())
        .anyMatch(name.asMatchPredicate());
  }

  /** All poms as one text. */
  private static String buildFiles() throws IOException {
    return SourceFiles.below(ROOT).stream()
        .filter(file -> file.endsWith("pom.xml"))
        .map(DocumentedBuildCommandsTest::read)
        .collect(Collectors.joining());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
