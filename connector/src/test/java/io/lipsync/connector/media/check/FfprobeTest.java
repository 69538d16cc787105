package io.lipsync.connector.media.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lipsync.connector.media.LocalBytes;
import io.lipsync.connector.media.MediaBytes;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * What is confirmed is what ffmpeg finds by decoding, over files of every shape that ffmpeg makes.
 * Runs with -Pfaults where ffmpeg is installed; {@code MadeFilesTest} has the small ones
 * everywhere.
 */
@Tag("deep")
class FfprobeTest {
  private static final String PICTURE = "-f lavfi -i testsrc=s=%s:r=%s:d=%s";
  private static final String SOUND = "-f lavfi -i sine=f=440:r=16000:d=%s";

  @TempDir static Path folder;

  @BeforeAll
  static void ffmpegIsInstalled() {
    assumeTrue(
        List.of("/usr/bin/ffmpeg", "/usr/local/bin/ffmpeg", "/opt/homebrew/bin/ffmpeg").stream()
            .anyMatch(path -> Files.isExecutable(Path.of(path))));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "corpus.csv", numLinesToSkip = 1, delimiter = '|')
  void whatIsConfirmedIsRight(
      String name, MediaFormat format, MediaKind kind, Boolean isConfirmed, String arguments)
      throws Exception {
    Path file = folder.resolve(name);
    make(file, arguments);

    Map<String, String> probed = probe(file);
    double seconds = kind == MediaKind.IMAGE ? 0 : seconds(file, probed);
    for (MediaBytes bytes :
        List.of(
            new LocalBytes(file, Files.size(file)),
            new Samples.InMemory(Files.readAllBytes(file)))) {
      Contents contents = Contents.of(kind, new PartStream(bytes)).orElseThrow();

      assertThat(contents.format()).isEqualTo(format);
      assertThat(contents.isNot(kind)).isFalse();
      assertRight(contents.measures(), probed, seconds);
      if (isConfirmed != null) {
        assertThat(contents.measures().seconds().isConfirmed()).isEqualTo(isConfirmed);
      }
    }
  }

  private static void assertRight(Measures measures, Map<String, String> probed, double seconds) {
    if (agrees(measures.seconds())) {
      assertThat(measures.seconds().first())
          .as("length by %s", measures.seconds())
          .isCloseTo(seconds, within(0.2));
    }
    if (agrees(measures.sides())) {
      assertThat(measures.sides().first())
          .isEqualTo(
              new Measures.Sides(
                  Integer.parseInt(probed.get("width")), Integer.parseInt(probed.get("height"))));
    }
    if (agrees(measures.framesPerSecond())) {
      String[] rate = probed.get("avg_frame_rate").split("/");
      assertThat(measures.framesPerSecond().first())
          .isCloseTo(Double.parseDouble(rate[0]) / Double.parseDouble(rate[1]), within(0.2));
    }
    if (agrees(measures.codec())) {
      assertThat(plain(measures.codec().first())).isEqualTo(plain(probed.get("codec_name")));
    }
  }

  private static boolean agrees(Told<?> told) {
    return told.isConfirmed()
        && told.bySource().values().stream().allMatch(value -> near(value, told.first()));
  }

  private static boolean near(Object one, Object other) {
    return one instanceof Double number && other instanceof Double first
        ? Math.abs(number - first) < 0.2
        : one.equals(other);
  }

  private static String plain(String codec) {
    return switch (codec) {
      case "H.264" -> "h264";
      case "H.265" -> "hevc";
      case "MPEG-4 Part 2", "FMP4" -> "mpeg4";
      case "MPEG-2" -> "mpeg2video";
      case "Motion JPEG", "JPEG" -> "mjpeg";
      default -> codec.toLowerCase(java.util.Locale.ROOT);
    };
  }

  /** The length of the decoded sound; of videos, what their container says. */
  private static double seconds(Path file, Map<String, String> probed) throws Exception {
    if (probed.containsKey("width") && !probed.get("width").isEmpty()) {
      String duration = probed.get("duration");
      return duration.equals("N/A") ? 0 : Double.parseDouble(duration);
    }
    Path sound = folder.resolve("decoded.pcm");
    run("ffmpeg -v quiet -y -i " + file + " -map 0:a:0 -f s16le -ac 1 -ar 8000 " + sound);
    return Files.size(sound) / 16_000.0;
  }

  private static Map<String, String> probe(Path file) throws Exception {
    Map<String, String> values = new HashMap<>();
    String entries = "stream=width,height,avg_frame_rate,codec_name:format=duration";
    for (String stream : List.of("a", "v")) {
      String output =
          run(
              "ffprobe -v error -select_streams %s -show_entries %s -of default=nw=1 %s"
                  .formatted(stream, entries, file));
      for (String line : output.split("\n")) {
        int at = line.indexOf('=');
        if (at > 0) {
          values.put(line.substring(0, at), line.substring(at + 1));
        }
      }
    }
    return values;
  }

  private static void make(Path file, String arguments) throws Exception {
    String inputs =
        arguments
            .replaceAll("PICTURE\\((\\S+),(\\S+),(\\S+)\\)", PICTURE.formatted("$1", "$2", "$3"))
            .replaceAll("SOUND\\((\\S+)\\)", SOUND.formatted("$1"))
            .replace("FOLDER", folder.toString());
    String[] steps = inputs.split(" THEN ");
    for (String step : steps) {
      String target = step.equals(steps[steps.length - 1]) ? file.toString() : "";
      run("ffmpeg -v error -y " + step.strip() + " " + target);
    }
  }

  private static String run(String command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command.split(" +")));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
    return output;
  }
}
