package io.lipsync.connector.media.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.http.Deadline;
import io.lipsync.connector.http.PartClient;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.support.FileHost;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found out about links and documents, however their hosts behave. */
class MediaProbeTest {
  private static final MediaRules RULES =
      MediaRules.of("Acme")
          .from(MediaKind.VIDEO, Quantity.DURATION, 2, 3)
          .from(MediaKind.VIDEO, Quantity.SIDES, 640, 2048)
          .from(MediaKind.AUDIO, Quantity.DURATION, 2, 3)
          .most(MediaKind.VIDEO, Quantity.SIZE, 10_000);

  private static final String HTTP = "video_url: its link is http, anybody on the way can read it.";
  private static final String LENGTH = "video_url: lasts 4 s; Acme takes 2 to 3 s.";

  private final PartClient client = MediaProbes.client("localhost", "127.0.0.1");
  private final MediaProbe probe = new MediaProbe(client, Duration.ofSeconds(3));
  private final FileHost host = new FileHost();

  @AfterEach
  void close() {
    client.close();
    host.close();
  }

  @Test
  void aVideoWithinTheLimitsIsOnlyToldThatItsLinkIsOpen() {
    assertThat(look("film.mov")).containsExactly(note(HTTP));
  }

  @Test
  void anIndexAtTheEndIsFoundWhereTheHostGivesParts() {
    assertThat(look("index-last.mp4")).containsExactly(note(HTTP), breach(LENGTH));
  }

  @Test
  void aShortFileIsMeasuredWholeWithoutParts() {
    host.serving(Samples.bytes("index-last.mp4"));
    assertThat(link("/a.mp4")).containsExactly(note(HTTP), breach(LENGTH));
  }

  @Test
  void withoutPartsALongFileIsLookedAtAsFarAsItsBeginningGoes() {
    byte[] sample = Samples.bytes("index-last.mp4");
    byte[] padded = new byte[sample.length + 100_000];
    System.arraycopy(sample, 0, padded, 0, 32);
    java.nio.ByteBuffer.wrap(padded).putInt(32, 100_000).put(36, "free".getBytes());
    System.arraycopy(sample, 32, padded, 100_032, sample.length - 32);
    host.serving(padded);

    assertThat(link("/a.mp4"))
        .containsExactly(
            note(HTTP),
            breach("video_url: has 0.2 MB; Acme takes 0.1 MB at most."),
            note("video_url: length, picture size could not be measured."),
            note(
                "video_url: its host gives no parts of files, so that only the beginning was"
                    + " looked at."));

    host.inParts();
    assertThat(link("/a.mp4")).contains(breach(LENGTH));
  }

  @ParameterizedTest
  @CsvSource({
    "text/html; charset=utf-8, <!DOCTYPE html><title>Sign in</title>, is a web page",
    "video/mp4, <html>Sign in</html>, is a web page",
    "application/pdf, %PDF-1.7, is PDF",
    "video/mp4, {}, is JSON"
  })
  void whatIsNoVideoIsNamed(String type, String body, String fault) {
    host.serving(body.getBytes(StandardCharsets.UTF_8)).as(type);
    assertThat(link("/a.mp4"))
        .containsExactly(note(HTTP), breach("video_url: " + fault + ", not a video."));
  }

  @ParameterizedTest
  @CsvSource({
    "speech.wav, VIDEO, 'video_url: is an audio file (WAV), not a video.'",
    "face.png, VIDEO, 'video_url: is a picture (PNG), not a video.'",
    "voice.m4a, VIDEO, 'video_url: is an audio file (M4A), not a video.'",
    "film.mov, AUDIO, 'audio_url: is a video (MOV), not an audio file.'",
    "index-first.mp4, AUDIO, 'audio_url: is a video (MP4), not an audio file.'",
    "film.mov, IMAGE, 'ref_image_url: is a video (MOV), not a picture.'"
  })
  void whatIsOfAnotherKindIsNamedWhateverItsHostCallsIt(
      String name, MediaKind kind, String sentence) {
    host.serving(Samples.bytes(name)).inParts();
    assertThat(probe.link(kind, URI.create(host.link("/x")), RULES, probe.end()))
        .contains(breach(sentence));
  }

  @Test
  void anMp4WithoutAPictureIsASound() {
    host.serving(Samples.bytes("voice.mp4")).inParts();
    assertThat(probe.link(MediaKind.AUDIO, URI.create(host.link("/x")), RULES, probe.end()))
        .contains(breach("audio_url: lasts 4 s; Acme takes 2 to 3 s."));
  }

  /** What a host calls a file proves nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "image/x-unknown", "application/json"})
  void bytesThatNobodyKnowsAreNoBreachWhateverTheyAreCalled(String type) {
    host.serving("hello".getBytes(StandardCharsets.UTF_8)).as(type);
    assertThat(link("/a.mp4"))
        .containsExactly(
            note(HTTP),
            note("video_url: could not be recognised as a video; it is called " + type + "."));
  }

  @Test
  void bytesThatNobodyKnowsAreNoBreach() {
    host.serving(new byte[] {1, 2, 3}).as("application/octet-stream");
    assertThat(link("/a.mp4"))
        .containsExactly(
            note(HTTP),
            note(
                "video_url: could not be recognised as a video; it is called"
                    + " application/octet-stream."));
  }

  @Test
  void anEmptyFileIsNamed() {
    assertThat(link("/a.mp4")).containsExactly(note(HTTP), breach("video_url: is empty."));
    host.inParts();
    assertThat(link("/a.mp4")).containsExactly(note(HTTP), breach("video_url: is empty."));
  }

  @ParameterizedTest
  @CsvSource({
    "403, CLOSED, needs a login or has expired (HTTP 403)",
    "401, CLOSED, needs a login or has expired (HTTP 401)",
    "404, CLOSED, leads to no file (HTTP 404)",
    "410, CLOSED, leads to no file (HTTP 410)",
    "405, CLOSED, its host answers with an error (HTTP 405)",
    "408, LATER, its host answers with an error (HTTP 408)",
    "429, LATER, its host answers with an error (HTTP 429)",
    "500, LATER, its host answers with an error (HTTP 500)",
    "503, LATER, its host answers with an error (HTTP 503)"
  })
  void aLinkThatDoesNotOpenSaysWhy(int status, Finding.Weight weight, String reason) {
    host.answering(status);
    assertThat(link("/a.mp4"))
        .containsExactly(
            note(HTTP), new Finding(weight, "video_url: does not open: " + reason + "."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://169.254.169.254/latest | 169.254.169.254 is not on the public internet (link-local, RFC 3927)
          https://127.0.0.2/a.mp4        | 127.0.0.2 is not on the public internet (loopback, RFC 1122)
          https://10.0.0.1/a.mp4         | 10.0.0.1 is not on the public internet (private network, RFC 1918)
          """)
  void aLinkThatLeadsInsideIsNotCalled(String link, String reason) {
    assertThat(probe.link(MediaKind.VIDEO, URI.create(link), RULES, probe.end()))
        .containsExactly(
            new Finding(Finding.Weight.CLOSED, "video_url: does not open: " + reason + "."));
  }

  @Test
  void thisMachineIsNotCalledByItsName() {
    try (PartClient strict = MediaProbes.client()) {
      MediaProbe closed = new MediaProbe(strict, Duration.ofSeconds(3));
      assertThat(closed.link(MediaKind.VIDEO, URI.create(host.link("/a.mp4")), RULES, closed.end()))
          .extracting(Finding::sentence)
          .contains(
              "video_url: does not open: localhost is not on the public internet"
                  + " (loopback, RFC 1122).");
    }
    assertThat(host.requests()).isEmpty();
  }

  @Test
  void aSilentHostTakesNoMoreThanTheTimeOfAllChecks() throws IOException {
    try (ScriptedServer silent = ScriptedServer.playing(socket -> Thread.currentThread().join())) {
      Deadline end = Deadline.in(Duration.ofMillis(300), System::nanoTime);
      assertThat(probe.link(MediaKind.VIDEO, silent.http("/a"), RULES, end))
          .contains(
              new Finding(
                  Finding.Weight.LATER,
                  "video_url: does not open: its host did not answer in time."));
    }
  }

  @Test
  void whatTheTimeDoesNotSufficeForIsNotCalled() {
    Deadline end = Deadline.in(Duration.ofSeconds(-1), System::nanoTime);
    assertThat(probe.link(MediaKind.AUDIO, URI.create(host.link("/b")), RULES, end))
        .contains(
            new Finding(Finding.Weight.LATER, "audio_url: was not looked at, the time was over."));
    assertThat(host.requests()).isEmpty();
  }

  /** The time is counted and not read from the wall. */
  @Test
  void theTimeOfAllChecksEndsWhenItWasUsedUp() {
    AtomicLong nanoseconds = new AtomicLong(-1);
    MediaProbe counted = new MediaProbe(client, Duration.ofSeconds(20), nanoseconds::get);
    Deadline end = counted.end();
    nanoseconds.addAndGet(Duration.ofSeconds(19).toNanos());
    assertThat(end.left()).isEqualTo(Duration.ofSeconds(1));
    host.answering(404);
    assertThat(counted.link(MediaKind.AUDIO, URI.create(host.link("/b")), RULES, end))
        .extracting(Finding::weight)
        .contains(Finding.Weight.CLOSED);
    nanoseconds.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(counted.link(MediaKind.AUDIO, URI.create(host.link("/b")), RULES, end))
        .extracting(Finding::weight)
        .contains(Finding.Weight.LATER);
  }

  @Test
  void noSentenceGivesALinkAway() {
    host.answering(403);
    assertThat(link("/secret-name.mp4?Signature=s3cr3t"))
        .extracting(Finding::sentence)
        .noneMatch(sentence -> sentence.contains("s3cr3t") || sentence.contains("secret-name"));
  }

  @ParameterizedTest
  @EnumSource(
      value = MediaFormat.class,
      names = {"MP4", "MOV"})
  void aDocumentIsMeasuredWhereItLies(MediaFormat format) throws IOException {
    Path path = Samples.path("index-last.mp4");
    MediaFile file =
        new MediaFile(MediaKind.VIDEO, format, path, java.nio.file.Files.size(path), "x");
    assertThat(probe.file(file, RULES)).containsExactly(breach(LENGTH));
  }

  @Test
  void aDocumentThatIsGoneIsNotMeasured() {
    MediaFile file =
        new MediaFile(MediaKind.VIDEO, MediaFormat.MP4, Path.of("no-such-file"), 9, "x");
    assertThat(probe.file(file, RULES)).containsExactly(note("video_url: could not be measured."));
  }

  private List<Finding> look(String name) {
    host.serving(Samples.bytes(name)).inParts();
    return link("/" + name);
  }

  private List<Finding> link(String path) {
    return probe.link(MediaKind.VIDEO, URI.create(host.link(path)), RULES, probe.end());
  }

  private static Finding note(String sentence) {
    return new Finding(Finding.Weight.NOTE, sentence);
  }

  private static Finding breach(String sentence) {
    return new Finding(Finding.Weight.BREACH, sentence);
  }
}
