package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.examples.stack.OutputFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads every log that the tests of this module have written, in whichever JVM: the build runs it
 * after all others, in an execution of its own.
 */
class SecretsInLogsTest {
  /** The keys, any bearer header, a callback's token, a result link's signature. */
  private static final Pattern SECRET =
      Pattern.compile(
          Stream.of(TestedProvider.values())
                  .flatMap(provider -> Stream.of(provider.apiKey(), provider.signalSecret()))
                  .map(Pattern::quote)
                  .collect(Collectors.joining("|"))
              + "|Bearer \\S|[?&]token=[\\w-]{16,}|[?&]signature=[\\w-]{16,}");

  @Test
  void noLogShowsAKeyATokenOrASignedLink() throws IOException {
    List<String> lines =
        Stream.concat(
                OutputFolder.logsOfAll().stream(), Stream.of(Path.of("target", "surefire-reports")))
            .flatMap(SecretsInLogsTest::linesOf)
            .toList();

    assertThat(lines)
        .as("tests with submissions and callbacks have run before this one")
        .anyMatch(line -> line.contains("accepted task"))
        .anyMatch(line -> line.contains("handed to the engine"))
        .anyMatch(line -> line.contains("Callbacks refused at /inbound/" + DubbingModel.PATH));
    assertThat(lines.stream().filter(line -> SECRET.matcher(line).find())).isEmpty();
  }

  private static Stream<String> linesOf(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream().flatMap(SecretsInLogsTest::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> read(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
