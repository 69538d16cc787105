package io.lipsync.connector.media.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.support.VendorSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes say: some answer, from less than a megabyte, and nothing is thrown. */
class HostileMediaTest {
  private static final MediaRules RULES =
      new DashscopeProvider(
              null, VendorSettings.dashscope().build(), Clock.systemUTC(), Clock.systemUTC())
          .capabilities()
          .mediaRules();

  private static final List<byte[]> FILES =
      List.of(
              "index-first.mp4",
              "index-last.mp4",
              "film.mov",
              "fragmented.mp4",
              "clip.webm",
              "voice.aac",
              "field/first-fragment-in-moov.mp4",
              "field/thumbnail-track-first.mp4",
              "field/six-chunks.mp3",
              "field/ape-tag-at-end.mp3",
              "field/recorderjs-mono.wav",
              "field/photo.heic",
              "field/voice-note.ogg",
              "field/obs.mkv",
              "clip.avi",
              "speech.wav",
              "constant.mp3",
              "variable.mp3",
              "voice.m4a",
              "face.jpg",
              "face.png",
              "face.gif",
              "face.bmp",
              "face.webp")
          .stream()
          .map(Samples::bytes)
          .toList();

  /** One change is enough to make a size negative, huge or zero. */
  record Change(int place, byte[] bytes) {}

  @Property(tries = 4000)
  void anyChangeOfARealFile(
      @ForAll("files") byte[] file, @ForAll("changes") @Size(max = 5) List<Change> changes)
      throws IOException {
    byte[] changed = file.clone();
    for (Change change : changes) {
      int at = change.place() % changed.length;
      int count = Math.min(change.bytes().length, changed.length - at);
      System.arraycopy(change.bytes(), 0, changed, at, count);
    }
    assertHarmless(changed);
  }

  @Property(tries = 2000)
  void anyFileThatIsCutOff(@ForAll("files") byte[] file, @ForAll("places") int place)
      throws IOException {
    assertHarmless(Arrays.copyOf(file, place % file.length));
  }

  private static void assertHarmless(byte[] bytes) throws IOException {
    for (MediaKind kind : MediaKind.values()) {
      Samples.InMemory file = new Samples.InMemory(bytes);
      List<Finding> findings = new Examination(kind, null, RULES).of(file);
      assertThat(findings)
          .allSatisfy(finding -> assertThat(finding.sentence()).matches(kind.field() + ": .+\\."));
      assertThat(file.read()).isLessThan(1 << 20);
      assertThat(file.reads()).isLessThan(20);
    }
  }

  @Provide
  Arbitrary<byte[]> files() {
    return Arbitraries.of(FILES);
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, 10_000);
  }

  /** Most places are where the headers are: at the beginning, or at the end. */
  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<byte[]> bytes =
        Arbitraries.of(
            new byte[] {0, 0, 0, 0},
            new byte[] {0, 0, 0, 1},
            new byte[] {0, 0, 0, 8},
            new byte[] {-1, -1, -1, -1},
            new byte[] {127, -1, -1, -1},
            new byte[] {-128, 0, 0, 0},
            new byte[] {-1},
            new byte[] {0},
            "moov".getBytes(),
            "stbl".getBytes(),
            "LIST".getBytes());
    return net.jqwik.api.Combinators.combine(places(), bytes).as(Change::new).list();
  }
}
