package io.lipsync.localcamunda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  @Test
  void allOptionsAreTaken() {
    var parsed =
        CommandLine.parse(
            List.of(
                "--rest-port",
                "18088",
                "--grpc-port",
                "0",
                "--host",
                "0.0.0.0",
                "--documents",
                "docs",
                "--keep-finished",
                "5",
                "--max-upload-mb",
                "64"));

    assertThat(parsed)
        .isEqualTo(
            new CommandLine.Run(
                new LocalCamundaSettings(
                    "0.0.0.0",
                    0,
                    18_088,
                    java.util.Optional.of(Path.of("docs")),
                    5,
                    64L * 1024 * 1024)));
  }

  @Test
  void nothingMeansTheDefaults() {
    assertThat(CommandLine.parse(List.of()))
        .isEqualTo(new CommandLine.Run(LocalCamundaSettings.defaults()));
  }

  @Test
  void helpIsShown() {
    assertThat(CommandLine.parse(List.of("--help"))).isEqualTo(new CommandLine.Help());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nope           | There is no option --nope, see --help.",
        "--rest-port      | --rest-port needs a value.",
        "--rest-port x    | --rest-port needs a number, but got 'x'.",
        "--grpc-port 70000 | grpcPort must be between 0 and 65535.",
        "--keep-finished -1 | keepFinishedInstances must be >= 0.",
      })
  void whatMakesNoSenseIsSaidInOneSentence(String arguments, String sentence) {
    assertThat(CommandLine.parse(List.of(arguments.split(" "))))
        .isEqualTo(new CommandLine.Wrong(sentence));
  }
}
