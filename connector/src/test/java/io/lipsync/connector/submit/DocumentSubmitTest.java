package io.lipsync.connector.submit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.camunda.client.api.command.ProblemException;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.support.Documents;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.RememberingGuard;
import io.lipsync.connector.support.Submitters;
import io.lipsync.connector.support.UploadServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents on their way into a submission: nothing is claimed before the provider has them. */
class DocumentSubmitTest {
  @RegisterExtension static final UploadServers EVOLINK = new UploadServers();

  /** By which the temporary files of this run are known. */
  private static final String MARK = UUID.randomUUID().toString();

  private static final byte[] VIDEO = ("the video " + MARK).getBytes();
  private static final byte[] AUDIO = ("the speech " + MARK).getBytes();
  private static final byte[] FACE = ("the face " + MARK).getBytes();
  private static final String STORED =
      """
      {"success": true, "data": {"file_url": "https://files.evolink.ai/stored.bin"}}
      """;

  private final Documents documents = new Documents();
  private final RememberingGuard guard = new RememberingGuard();

  @BeforeEach
  void everythingIsTaken() {
    EVOLINK.apiAnswers(200, EvolinkJson.ACCEPTED);
    EVOLINK.storageAnswers(200, STORED);
  }

  @AfterEach
  void noTemporaryFileIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("lip-sync-upload-")))
          .noneMatch(DocumentSubmitTest::isOurs);
    }
  }

  @Test
  void theSubmissionNamesWhatWasUploaded() {
    SubmitResult result = submit(allDocuments());

    assertThat(result.outcome()).isEqualTo(SubmitResult.Outcome.ACCEPTED);
    assertThat(EVOLINK.storageRequests())
        .extracting(LoggedRequest::getBodyAsString)
        .satisfiesExactly(
            video -> assertThat(video).contains("the video", "video/mp4"),
            audio -> assertThat(audio).contains("the speech", "audio/mpeg"),
            face -> assertThat(face).contains("the face", "image/png"));
    assertThat(EVOLINK.apiRequests()).hasSize(1);
    assertThat(EVOLINK.apiRequests().getFirst().getBodyAsString())
        .contains(
            "\"video_url\":\"https://files.evolink.ai/stored.bin\"",
            "\"audio_url\":\"https://files.evolink.ai/stored.bin\"",
            "\"ref_image_url\":\"https://files.evolink.ai/stored.bin\"");
    assertThat(isClaimed()).isTrue();
  }

  @Test
  void linksAndDocumentsGoTogether() {
    submit(SubmitRequests.valid().with("audio_url", "[" + audio() + "]"));

    assertThat(documents.opened()).containsExactly("audio");
    assertThat(EVOLINK.storageRequests()).hasSize(1);
    assertThat(EVOLINK.apiRequests().getFirst().getBodyAsString())
        .contains("https://example.com/speaker.mp4", "https://files.evolink.ai/stored.bin");
  }

  @Test
  void namesOfFilesStayHere() {
    submit(SubmitRequests.valid().with("video_url", video("Dismissal of Jane Doe.mp4")));

    assertThat(EVOLINK.storageRequests().getFirst().getBodyAsString())
        .contains("filename=\"lip-sync-")
        .doesNotContain("Jane");
  }

  @ParameterizedTest
  @CsvSource({
    "503, '', PROVIDER_ERROR",
    "429, '{\"success\":false,\"code\":429,\"msg\":\"slow down\"}', RATE_LIMITED",
    "200, '<html></html>', PROVIDER_ERROR"
  })
  void anUploadThatMayPassIsTriedAgainAndNothingIsClaimed(int status, String body, String code) {
    EVOLINK.storageAnswers(
        aResponse().withStatus(status).withBody(body).withHeader("Retry-After", "33"));

    ConnectorRetryException failure = failure(allDocuments());

    assertThat(failure.getErrorCode()).isEqualTo(code);
    assertThat(failure.getRetries()).as("one less than the job has").isNull();
    assertThat(failure.getBackoffDuration()).isEqualTo(Duration.ofSeconds(status == 200 ? 15 : 33));
    assertThat(failure).hasMessageStartingWith("video_url was not uploaded: EvoLink answered");
    assertNothingWasBegun();
  }

  @Test
  void aLostConnectionIsTriedAgainAndNothingIsClaimed() {
    EVOLINK.storageAnswers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    ConnectorRetryException failure = failure(allDocuments());

    assertThat(failure.getErrorCode()).isEqualTo("PROVIDER_ERROR");
    assertThat(failure.getRetries()).isNull();
    assertNothingWasBegun();

    EVOLINK.storageAnswers(200, STORED);
    assertThat(submit(allDocuments()).outcome()).isEqualTo(SubmitResult.Outcome.ACCEPTED);
    assertThat(EVOLINK.apiRequests()).as("paid once").hasSize(1);
  }

  @Test
  void aRefusedUploadStopsTheJobAndNothingIsClaimed() {
    EVOLINK.storageAnswers(200, "{\"success\":false,\"code\":400,\"msg\":\"Not this one\"}");

    ConnectorRetryException failure = failure(allDocuments());

    assertThat(failure.getErrorCode()).isEqualTo("MEDIA_REJECTED");
    assertThat(failure.getRetries()).isZero();
    assertThat(failure).hasMessageContaining("Not this one");
    assertNothingWasBegun();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          video_url     | application/pdf  | a.pdf | the type application/pdf (*.pdf). evolink takes a document of MP4, MOV, WebM, AVI here.
          audio_url     | video/mp4        | a.mp4 | the type video/mp4 (*.mp4). evolink takes a document of MP3, WAV, M4A, AAC here.
          ref_image_url | image/bmp        |       | the type image/bmp. evolink takes a document of JPEG, PNG, WebP, GIF here.
          video_url     |                  | a.txt | no known type (*.txt). evolink takes a document of MP4, MOV, WebM, AVI here.
          """)
  void anUnknownFileOfAnotherTypeIsRefusedUnsent(
      String field, String type, String name, String fault) {
    String document = documents.put("other", VIDEO, type, name);

    ConnectorRetryException failure = failure(SubmitRequests.valid().with(field, document));

    assertThat(failure.getErrorCode()).isEqualTo("MEDIA_REJECTED");
    assertThat(failure.getRetries()).isZero();
    assertThat(failure).hasMessage(field + " is a document of " + fault);
    assertNothingWasSent();
  }

  @Test
  void aDocumentKnownToBeTooLargeIsRefusedUnread() {
    String document = documents.put("large", new byte[1001], "video/mp4", "a.mp4");

    ConnectorRetryException failure = failure(SubmitRequests.valid().with("video_url", document));

    assertThat(failure.getErrorCode()).isEqualTo("MEDIA_REJECTED");
    assertThat(failure)
        .hasMessageStartingWith(
            "video_url is a document of 1001 bytes or more, evolink takes 1000 at most.");
    assertThat(documents.opened()).isEmpty();
    assertNothingWasSent();
  }

  @Test
  void aDocumentThatTurnsOutTooLargeIsNotReadToItsEnd() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }
        };
    String document = documents.put("endless", () -> endless, "audio/wav", "a.wav", null);

    ConnectorRetryException failure = failure(allDocuments().with("audio_url", document));

    assertThat(failure.getErrorCode()).isEqualTo("MEDIA_REJECTED");
    assertThat(failure).hasMessageStartingWith("audio_url is a document of ");
    assertThat(documents.opened()).as("all are read before any is sent").contains("video");
    assertNothingWasSent();
  }

  @Test
  void anEmptyDocumentIsRefused() {
    String document = documents.put("empty", new byte[0], "video/mp4", "a.mp4");

    ConnectorRetryException failure = failure(SubmitRequests.valid().with("video_url", document));

    assertThat(failure.getErrorCode()).isEqualTo("MEDIA_REJECTED");
    assertThat(failure).hasMessageStartingWith("video_url is an empty document.");
    assertNothingWasSent();
  }

  @Test
  void aDocumentThatIsGoneIsInvalidInput() {
    String document =
        documents.put(
            "gone",
            () -> {
              throw new ProblemException(404, "Not found", null);
            },
            "video/mp4",
            "a.mp4",
            9);

    ConnectorRetryException failure = failure(SubmitRequests.valid().with("video_url", document));

    assertThat(failure.getErrorCode()).isEqualTo("INVALID_INPUT");
    assertThat(failure.getRetries()).isZero();
    assertThat(failure)
        .hasMessageStartingWith("video_url is a document that does not exist any more.");
    assertNothingWasSent();
  }

  @Test
  void aStoreThatCannotBeReadIsAskedAgain() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        };
    for (String document :
        List.of(
            documents.put("a", () -> broken, "video/mp4", "a.mp4", 9),
            documents.put(
                "b",
                () -> {
                  throw new ProblemException(503, "Busy", null);
                },
                "video/mp4",
                "a.mp4",
                9),
            documents.put(
                "c",
                () -> {
                  throw new UncheckedIOException(new IOException());
                },
                "video/mp4",
                "a.mp4",
                9))) {
      ConnectorRetryException failure = failure(SubmitRequests.valid().with("video_url", document));
      assertThat(failure.getErrorCode()).isEqualTo("PROVIDER_ERROR");
      assertThat(failure.getRetries()).isNull();
      assertThat(failure).hasMessageStartingWith("The document of video_url could not be read: ");
    }
    assertNothingWasSent();
  }

  @Test
  void aBeginningThatTookTooLongIsTriedAgainInsteadOfOverrunningItsJob() {
    Clock clock = new SlowClock(Duration.ofSeconds(91));

    ConnectorRetryException failure = failure(allDocuments(), submitter(EVOLINK.evolink(), clock));

    assertThat(failure.getErrorCode()).as("another worker may have the job by then").isNull();
    assertThat(failure)
        .hasMessageStartingWith("The documents could not be brought to evolink in time.");
    assertNothingWasSent();
  }

  /** The order would be under way when the job is handed out a second time, and its answer lost. */
  @Test
  void anEndThatCameTooLateForTheOrderIsTriedAgainToo() {
    Clock clock = new SlowClock(Duration.ofSeconds(70));
    SubmitRequests request = SubmitRequests.valid().with("video_url", video("talk.mp4"));

    ConnectorRetryException failure = failure(request, submitter(EVOLINK.evolink(), clock));

    assertThat(failure.getErrorCode()).as("another worker may have the job by then").isNull();
    assertThat(failure.getRetries()).isNull();
    assertThat(failure).hasMessageStartingWith("Too little of the job's time was left");
    assertThat(EVOLINK.storageRequests()).hasSize(1);
    assertNothingWasBegun();
  }

  @Test
  void aDocumentIsNotMistakenForAFaceWhereNoneCanBeChosen() {
    SubmitRequests request =
        SubmitRequests.valid()
            .with("connection", "{\"provider\": \"joggai\", \"apiKey\": \"12345678\"}")
            .with("ref_image_url", face());

    ConnectorRetryException failure =
        failure(request, submitter(EVOLINK.joggai(), Clock.systemUTC()));

    assertThat(failure.getErrorCode()).isEqualTo("INVALID_INPUT");
    assertNothingWasSent();
  }

  private SubmitRequests allDocuments() {
    return SubmitRequests.valid()
        .with("video_url", video("talk.mp4"))
        .with("audio_url", audio())
        .with("ref_image_url", face());
  }

  private String video(String name) {
    return documents.put("video", VIDEO, "video/mp4", name);
  }

  private String audio() {
    return documents.put("audio", AUDIO, "application/octet-stream", "speech.MP3");
  }

  private String face() {
    return documents.put(
        "face", () -> new ByteArrayInputStream(FACE), "image/png; x=y", null, null);
  }

  private SubmitResult submit(SubmitRequests request) {
    return Submitters.submit(
        submitter(EVOLINK.evolink(), Clock.systemUTC()),
        request.build(),
        guard,
        Job.any(),
        documents);
  }

  private ConnectorRetryException failure(SubmitRequests request) {
    return failure(request, submitter(EVOLINK.evolink(), Clock.systemUTC()));
  }

  private ConnectorRetryException failure(SubmitRequests request, Submitter submitter) {
    ConnectorRetryException failure =
        catchThrowableOfType(
            ConnectorRetryException.class,
            () -> Submitters.submit(submitter, request.build(), guard, Job.any(), documents));
    assertThat(failure).isNotNull();
    return failure;
  }

  private Submitter submitter(LipSyncProvider provider, Clock clock) {
    return Submitters.of(
        new Providers(List.of(provider), List.of()),
        new CallbackUrls(null, false),
        MediaProbes.unused(),
        guard,
        clock);
  }

  private void assertNothingWasSent() {
    assertThat(EVOLINK.storageRequests()).isEmpty();
    assertNothingWasBegun();
  }

  private void assertNothingWasBegun() {
    assertThat(EVOLINK.apiRequests()).isEmpty();
    assertThat(guard.recorded(Job.any())).as("no attempt was made").isNull();
    assertThat(guard.claims()).as("no attempt was claimed").isEmpty();
  }

  private boolean isClaimed() {
    return guard.claims().contains(Job.any().elementInstanceKey() + ":1");
  }

  private static boolean isOurs(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(MARK);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
