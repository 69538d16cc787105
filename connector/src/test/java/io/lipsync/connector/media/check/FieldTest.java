package io.lipsync.connector.media.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.check.Finding.Weight;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import io.lipsync.connector.provider.joggai.JoggaiProvider;
import io.lipsync.connector.support.VendorSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as people really have them, and what each provider's table rightly says to them. */
class FieldTest {

  @ParameterizedTest
  @CsvSource({
    "first-fragment-in-moov.mp4, VIDEO, dashscope",
    "six-chunks.mp3, AUDIO, dashscope",
    "vbr-through-pipe.mp3, AUDIO, dashscope",
    "recorderjs-mono.wav, AUDIO, dashscope",
    "ape-tag-at-end.mp3, AUDIO, dashscope",
    "thumbnail-track-first.mp4, VIDEO, dashscope",
    "thumbnail-track-first.mp4, VIDEO, joggai"
  })
  void whatWorksIsTaken(String name, MediaKind kind, String provider) {
    assertThat(look(name, kind, provider)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "first-fragment-in-moov.mp4, VIDEO, 4.08",
    "six-chunks.mp3, AUDIO, 9.4",
    "vbr-through-pipe.mp3, AUDIO, 7.6",
    "recorderjs-mono.wav, AUDIO, 2.9",
    "ape-tag-at-end.mp3, AUDIO, 10.15",
    "thumbnail-track-first.mp4, VIDEO, 3"
  })
  void lengthsAreWhatADecoderFinds(String name, MediaKind kind, double seconds) throws IOException {
    Samples.InMemory file = new Samples.InMemory(Samples.bytes("field/" + name));
    Measures measures = Contents.of(kind, new PartStream(file)).orElseThrow().measures();
    assertThat(measures.seconds().first()).isCloseTo(seconds, within(0.1));
    assertThat(measures.seconds().isConfirmed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no-picture.mp4           | VIDEO | dashscope | video_url: has no picture, it is an audio file (MP4).
          no-picture.mp4           | AUDIO | dashscope | audio_url: is M4A; DashScope takes WAV, MP3, AAC.
          photo.heic               | VIDEO | evolink   | video_url: is a picture (HEIC), not a video.
          photo.heic               | IMAGE | dashscope | ref_image_url: is HEIC; DashScope takes JPEG, PNG, BMP, WebP.
          voice-note.ogg           | AUDIO | dashscope | audio_url: is Ogg; DashScope takes WAV, MP3, AAC.
          voice-note.ogg           | AUDIO | joggai    | audio_url: is Ogg; JoggAI takes MP3, WAV, M4A.
          voice-note.ogg           | VIDEO | evolink   | video_url: has no picture, it is an audio file (Ogg).
          recorded-in-browser.webm | VIDEO | joggai    | video_url: has no picture, it is an audio file (WebM).
          recorded-in-browser.webm | AUDIO | joggai    | audio_url: is WebM; JoggAI takes MP3, WAV, M4A.
          recorded-in-browser.webm | IMAGE | dashscope | ref_image_url: is an audio file (WebM), not a picture.
          obs.mkv                  | VIDEO | joggai    | video_url: is MKV; JoggAI takes MP4, WebM, MOV.
          obs.mkv                  | AUDIO | evolink   | audio_url: is a video (MKV), not an audio file.
          """)
  void whatDoesNotWorkIsRefusedByItsName(
      String name, MediaKind kind, String provider, String sentence) {
    assertThat(look(name, kind, provider))
        .filteredOn(finding -> finding.weight() == Weight.BREACH)
        .containsExactly(new Finding(Weight.BREACH, sentence));
  }

  @ParameterizedTest
  @CsvSource({"recorded-in-browser.webm", "voice-note.ogg"})
  void whereTheDocumentsLeaveFormatsOpenSoIsIt(String name) {
    assertThat(look(name, MediaKind.AUDIO, "evolink"))
        .extracting(Finding::weight)
        .doesNotContain(Weight.BREACH);
  }

  private static List<Finding> look(String name, MediaKind kind, String provider) {
    return Samples.look(kind, rules(provider), Samples.bytes("field/" + name));
  }

  static MediaRules rules(String provider) {
    LipSyncProvider known =
        switch (provider) {
          case "evolink" ->
              new EvolinkProvider(null, VendorSettings.evolink("https://api.evolink.ai"));
          case "joggai" -> new JoggaiProvider(null, VendorSettings.joggai("https://x.example.com"));
          default ->
              new DashscopeProvider(
                  null, VendorSettings.dashscope().build(), Clock.systemUTC(), Clock.systemUTC());
        };
    return known.capabilities().mediaRules();
  }
}
