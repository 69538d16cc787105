package io.lipsync.connector.media.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import io.lipsync.connector.provider.joggai.JoggaiProvider;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.support.VendorSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each provider's table, at, below and above every bound, and in words. */
class MediaRulesTest {
  private static final LipSyncProvider EVOLINK =
      new EvolinkProvider(null, VendorSettings.evolink("https://api.evolink.ai"));
  private static final LipSyncProvider DASHSCOPE =
      new DashscopeProvider(
          null, VendorSettings.dashscope().build(), Clock.systemUTC(), Clock.systemUTC());
  private static final LipSyncProvider JOGGAI =
      new JoggaiProvider(null, VendorSettings.joggai("https://x.example.com"));

  private static final Measures FINE = Samples.confirmed(10.0, 1000, 1000, 25.0, "H.264");

  /** What the vendors' pages say, written once more. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          evolink   | VIDEO | DURATION   | 2   | 120
          evolink   | VIDEO | SIDES      | 640 | 2048
          evolink   | VIDEO | FRAME_RATE | 15  | 60
          evolink   | VIDEO | SIZE       | 0   | 314572800
          evolink   | AUDIO | DURATION   | 2   | 120
          evolink   | AUDIO | SIZE       | 0   | 31457280
          dashscope | VIDEO | DURATION   | 2   | 120
          dashscope | VIDEO | SIDES      | 640 | 2048
          dashscope | VIDEO | FRAME_RATE | 15  | 60
          dashscope | VIDEO | SIZE       | 0   | 314572800
          dashscope | AUDIO | DURATION   | 2   | 120
          dashscope | AUDIO | SIZE       | 0   | 31457280
          dashscope | IMAGE | SIDES      | 0   | 4096
          dashscope | IMAGE | ASPECT     | 0   | 2
          dashscope | IMAGE | SIZE       | 0   | 10485760
          joggai    | VIDEO | DURATION   | 0   | 300
          joggai    | VIDEO | SIZE       | 0   | 104857600
          joggai    | AUDIO | DURATION   | 0   | 600
          joggai    | AUDIO | SIZE       | 0   | 20971520
          """)
  void theTablesSayWhatTheDocumentsSay(
      String provider, MediaKind kind, Quantity quantity, double least, double most) {
    assertThat(rules(provider).rows()).contains(new MediaRules.Bounds(kind, quantity, least, most));
  }

  @Test
  void theTablesSayNothingElse() {
    assertThat(Stream.of("evolink", "dashscope", "joggai").flatMap(MediaRulesTest::bounds))
        .hasSize(19);
  }

  @ParameterizedTest
  @MethodSource("allBounds")
  void aBoundIsTakenAndWhatLiesBeyondIsNot(MediaRules rules, MediaRules.Bounds bounds) {
    double step = bounds.quantity() == Quantity.ASPECT ? 0.01 : 1;
    assertThat(breaches(rules, bounds, bounds.most() - step)).isEmpty();
    assertThat(breaches(rules, bounds, bounds.most())).isEmpty();
    assertThat(breaches(rules, bounds, bounds.most() + step)).hasSize(1);
    if (bounds.least() > 0) {
      assertThat(breaches(rules, bounds, bounds.least() + step)).isEmpty();
      assertThat(breaches(rules, bounds, bounds.least())).isEmpty();
      assertThat(breaches(rules, bounds, bounds.least() - step)).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          evolink   | VIDEO | MP4  | 9         | 131    | 1000 | 1000 | 25    | H.264 | video_url: lasts 131 s; EvoLink takes 2 to 120 s.
          dashscope | AUDIO | WAV  | 9         | 1.94   |      |      |       |       | audio_url: lasts 1.9 s; DashScope takes 2 to 120 s.
          joggai    | AUDIO | MP3  | 9         | 612.35 |      |      |       |       | audio_url: lasts 612.4 s; JoggAI takes 600 s at most.
          dashscope | VIDEO | MP4  | 9         | 9      | 4096 | 2160 | 25    | H.264 | video_url: is 4096 x 2160 pixels; DashScope takes sides from 640 to 2048.
          dashscope | VIDEO | MOV  | 9         | 9      | 1000 | 1000 | 120   | H.265 | video_url: has 120 frames per second; DashScope takes 15 to 60.
          dashscope | VIDEO | MOV  | 9         | 9      | 1000 | 1000 | 14.94 | H.265 | video_url: has 14.9 frames per second; DashScope takes 15 to 60.
          dashscope | VIDEO | AVI  | 314572801 | 9      | 1000 | 1000 | 25    | H.264 | video_url: has 300.1 MB; DashScope takes 300 MB at most.
          dashscope | VIDEO | WEBM | 9         | 9      | 1000 | 1000 | 25    | H.264 | video_url: is WebM; DashScope takes MP4, AVI, MOV.
          joggai    | VIDEO | WEBM | 9         | 9      | 1000 | 1000 | 25    | VP9   | video_url: is encoded as VP9; JoggAI takes H.264, H.265.
          dashscope | AUDIO | M4A  | 9         | 9      |      |      |       |       | audio_url: is M4A; DashScope takes WAV, MP3, AAC.
          dashscope | IMAGE | PNG  | 9         |        | 4097 | 3000 |       |       | ref_image_url: is 4097 x 3000 pixels; DashScope takes sides 4096 at most.
          dashscope | IMAGE | PNG  | 9         |        | 900  | 2700 |       |       | ref_image_url: is 900 x 2700 pixels, 3 to 1; DashScope takes 2 to 1 at most.
          """)
  void aBreachTellsTheMeasuredValueAndTheLimit(
      String provider,
      MediaKind kind,
      MediaFormat format,
      long bytes,
      Double seconds,
      Integer width,
      Integer height,
      Double framesPerSecond,
      String codec,
      String sentence) {
    Measures measures = Samples.confirmed(seconds, width, height, framesPerSecond, codec);
    assertThat(rules(provider).judge(kind, format, bytes, measures))
        .containsExactly(new Finding(Finding.Weight.BREACH, sentence));
  }

  /** 120.04 s is what an encoder makes of 120 s, 59.97 frames what a camera makes of 60. */
  @ParameterizedTest
  @CsvSource({"120.04, 60.04", "1.96, 14.96"})
  void nobodySpeaksOfHundredths(double seconds, double framesPerSecond) {
    Measures measures = Samples.confirmed(seconds, 1000, 1000, framesPerSecond, "H.264");
    assertThat(
            DASHSCOPE
                .capabilities()
                .mediaRules()
                .judge(MediaKind.VIDEO, MediaFormat.MP4, 9L, measures))
        .isEmpty();
  }

  @Test
  void everyBreachIsTold() {
    Measures measures = Samples.confirmed(1.0, 320, 240, 5.0, "VP9");
    assertThat(
            DASHSCOPE
                .capabilities()
                .mediaRules()
                .judge(MediaKind.VIDEO, MediaFormat.WEBM, 400L << 20, measures))
        .hasSize(6)
        .extracting(Finding::weight)
        .containsOnly(Finding.Weight.BREACH);
  }

  @Test
  void whatWasNotMeasuredIsOneNoteAndNoBreach() {
    assertThat(
            DASHSCOPE
                .capabilities()
                .mediaRules()
                .judge(MediaKind.VIDEO, MediaFormat.MP4, null, Measures.NONE))
        .containsExactly(
            new Finding(
                Finding.Weight.NOTE,
                "video_url: encoding, length, picture size, frame rate, size could not be"
                    + " measured."));
  }

  @Test
  void aVendorWithoutATableTakesEverything() {
    assertThat(
            new AcmeProvider()
                .capabilities()
                .mediaRules()
                .judge(MediaKind.VIDEO, MediaFormat.WEBM, null, Measures.NONE))
        .isEmpty();
  }

  static Stream<Arguments> allBounds() {
    return Stream.of("evolink", "dashscope", "joggai")
        .flatMap(provider -> bounds(provider).map(bounds -> Arguments.of(rules(provider), bounds)));
  }

  private static Stream<MediaRules.Bounds> bounds(String provider) {
    return rules(provider).rows().stream()
        .filter(MediaRules.Bounds.class::isInstance)
        .map(MediaRules.Bounds.class::cast);
  }

  private static List<Finding> breaches(MediaRules rules, MediaRules.Bounds bounds, double value) {
    long bytes = bounds.quantity() == Quantity.SIZE ? (long) value : 9;
    List<Finding> findings = new ArrayList<>();
    for (MediaFormat format : MediaFormat.values()) {
      boolean taken =
          rules.rows().stream()
              .filter(MediaRules.Formats.class::isInstance)
              .map(MediaRules.Formats.class::cast)
              .filter(row -> row.kind() == bounds.kind())
              .allMatch(row -> row.taken().contains(format));
      if (taken && format.kind() == bounds.kind()) {
        return rules.judge(bounds.kind(), format, bytes, with(bounds.quantity(), value));
      }
    }
    return findings;
  }

  private static Measures with(Quantity quantity, double value) {
    return switch (quantity) {
      case SIZE -> FINE;
      case DURATION -> Samples.confirmed(value, 1000, 1000, 25.0, "H.264");
      case SIDES -> Samples.confirmed(10.0, (int) value, 1024 + (int) value / 2, 25.0, "H.264");
      case ASPECT -> Samples.confirmed(10.0, (int) Math.round(value * 1000), 1000, 25.0, "H.264");
      case FRAME_RATE -> Samples.confirmed(10.0, 1000, 1000, value, "H.264");
    };
  }

  private static MediaRules rules(String provider) {
    return switch (provider) {
      case "evolink" -> EVOLINK.capabilities().mediaRules();
      case "dashscope" -> DASHSCOPE.capabilities().mediaRules();
      default -> JOGGAI.capabilities().mediaRules();
    };
  }
}
