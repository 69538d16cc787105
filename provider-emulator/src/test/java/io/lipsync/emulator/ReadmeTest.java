package io.lipsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commands of the README, run as they stand there. */
class ReadmeTest {

  @Test
  void commandsWork() throws Exception {
    assumeTrue(installed("bash") && installed("curl"), "needs bash and curl");
    try (var emulator = ProviderEmulator.start(EmulatorSettings.defaults())) {
      String script = commands().replace("8089", Integer.toString(emulator.port()));
      Path output = Files.createTempFile("readme", ".txt");
      Process bash =
          new ProcessBuilder("bash", "-euc", script)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();

      assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(bash.exitValue()).as(Files.readString(output)).isZero();
      assertThat(Files.readString(output))
          .contains("\"status\":\"pending\"")
          .contains("\"billedTasks\":1")
          .contains("\"task_status\":\"PENDING\"")
          .contains("\"remaining_quota\":999.96")
          .contains("BEGIN CERTIFICATE")
          .contains("\"contentType\":\"video/mp4\",\"bytes\":18");
    }
  }

  private static String commands() throws IOException {
    String blocks =
        Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map((MatchResult block) -> block.group(1))
            .collect(Collectors.joining("\n"));
    assertThat(blocks).contains("curl");
    return blocks;
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
