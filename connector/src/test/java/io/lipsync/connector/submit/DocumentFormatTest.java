package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.support.Documents;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.RememberingGuard;
import io.lipsync.connector.support.Submitters;
import io.lipsync.connector.support.UploadServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bytes of a document say counts, whatever browsers and systems call it. */
class DocumentFormatTest {
  @RegisterExtension static final UploadServers EVOLINK = new UploadServers();

  private static final Path SAMPLES =
      Path.of("src", "test", "resources", "io", "lipsync", "connector", "media", "check");

  private final Documents documents = new Documents();
  private final RememberingGuard guard = new RememberingGuard();

  @BeforeEach
  void everythingIsTaken() {
    EVOLINK.apiAnswers(200, EvolinkJson.ACCEPTED);
    EVOLINK.storageAnswers(
        200, "{\"success\": true, \"data\": {\"file_url\": \"https://files.evolink.ai/a.bin\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          audio_url     | voice.aac    | audio/vnd.dlna.adts       | voice.aac  | audio/aac  | aac
          audio_url     | voice.aac    | audio/x-hx-aac-adts       | voice.aac  | audio/aac  | aac
          audio_url     | constant.mp3 | audio/x-mpeg              | a.mp3      | audio/mpeg | mp3
          audio_url     | constant.mp3 | audio/mpeg3               | a.mp3      | audio/mpeg | mp3
          audio_url     | variable.mp3 | audio/wav                 | a.wav      | audio/mpeg | mp3
          audio_url     | speech.wav   | audio/x-pn-wav            | a.wav      | audio/wav  | wav
          audio_url     | speech.wav   | application/x-download    | -          | audio/wav  | wav
          audio_url     | voice.m4a    | video/mp4                 | voice.mp4  | audio/mp4  | m4a
          audio_url     | voice.mp4    | application/mp4           | voice.mp4  | audio/mp4  | m4a
          audio_url     | voice.mp4    | -                         | -          | audio/mp4  | m4a
          video_url     | clip.avi     | video/vnd.avi             | clip.avi   | video/x-msvideo | avi
          video_url     | hevc.mp4     | application/mp4           | clip.mp4   | video/mp4  | mp4
          video_url     | hevc.mp4     | video/quicktime           | clip.mov   | video/mp4  | mp4
          video_url     | film.mov     | text/plain                | notes.txt  | video/quicktime | mov
          video_url     | film.mov     | */*                       | -          | video/quicktime | mov
          video_url     | clip.webm    | application/octet-stream  | clip       | video/webm | webm
          ref_image_url | face.jpg     | image/pjpeg               | face.jpg   | image/jpeg | jpg
          ref_image_url | face.png     | image/x-png               | face.png   | image/png  | png
          ref_image_url | face.png     | application/pdf           | face.pdf   | image/png  | png
          ref_image_url | face.webp    | -                         | face       | image/webp | webp
          """)
  void theBytesCount(
      String field, String sample, String type, String name, String contentType, String ending)
      throws IOException {
    byte[] content = Files.readAllBytes(SAMPLES.resolve(sample));
    submit(field, documents.put("document", content, type, name));

    assertThat(EVOLINK.storageRequests()).hasSize(1);
    assertThat(EVOLINK.storageRequests().getFirst().getBodyAsString())
        .contains("Content-Type: " + contentType)
        .containsPattern("filename=\"lip-sync-[-0-9a-f]+\\." + ending + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ref_image_url | field/photo.heic               | image/jpeg | face.jpg  | HEIC. evolink takes a document of JPEG, PNG, WebP, GIF here.
          audio_url     | field/voice-note.ogg           | audio/mpeg | voice.mp3 | Ogg. evolink takes a document of MP3, WAV, M4A, AAC here.
          audio_url     | field/recorded-in-browser.webm | audio/mpeg | voice.mp3 | WebM. evolink takes a document of MP3, WAV, M4A, AAC here.
          video_url     | field/recorded-in-browser.webm | video/webm | talk.webm | WebM without a picture. evolink takes a document of MP4, MOV, WebM, AVI here.
          video_url     | field/no-picture.mp4           | video/mp4  | talk.mp4  | MP4 without a picture. evolink takes a document of MP4, MOV, WebM, AVI here.
          video_url     | field/obs.mkv                  | video/mp4  | talk.mp4  | MKV. evolink takes a document of MP4, MOV, WebM, AVI here.
          audio_url     | hevc.mp4                       | audio/mp4  | voice.m4a | MP4 with a picture. evolink takes a document of MP3, WAV, M4A, AAC here.
          video_url     | face.png                       | video/mp4  | talk.mp4  | PNG. evolink takes a document of MP4, MOV, WebM, AVI here.
          """)
  void aKnownFormatThatIsNotTakenIsNamed(
      String field, String sample, String type, String name, String fault) throws IOException {
    byte[] content = Files.readAllBytes(SAMPLES.resolve(sample));
    ConnectorRetryException failure =
        catchThrowableOfType(
            ConnectorRetryException.class,
            () -> submit(field, documents.put("document", content, type, name)));

    assertThat(failure.getErrorCode()).isEqualTo("MEDIA_REJECTED");
    assertThat(failure.getRetries()).isZero();
    assertThat(failure).hasMessage(field + " is a document of " + fault);
    assertThat(EVOLINK.storageRequests()).isEmpty();
    assertThat(EVOLINK.apiRequests()).isEmpty();
    assertThat(guard.claims()).isEmpty();
  }

  /** The store knows of bytes that did not come: another try may bring them. */
  @Test
  void aDocumentThatCameEmptyIsNotEmpty() {
    String document =
        documents.put("cut", java.io.InputStream::nullInputStream, "video/mp4", "a.mp4", 9);
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> submit("video_url", document));

    assertThat(failure.getErrorCode()).isEqualTo("PROVIDER_ERROR");
    assertThat(failure.getRetries()).isNull();
    assertThat(failure).hasMessageStartingWith("The document of video_url could not be read: ");
  }

  private void submit(String field, String document) {
    Submitter submitter =
        Submitters.of(
            new Providers(List.of(EVOLINK.evolink(100_000)), List.of()),
            new CallbackUrls(null, false),
            MediaProbes.unused(),
            guard,
            Clock.systemUTC());
    Submitters.submit(
        submitter,
        SubmitRequests.valid().with(field, document).build(),
        guard,
        Job.any(),
        documents);
  }
}
