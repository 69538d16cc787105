package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.http.PartClient;
import io.lipsync.connector.media.check.MediaProbe;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.support.Documents;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.FileHost;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.LogCapture;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.RememberingGuard;
import io.lipsync.connector.support.Submitters;
import io.lipsync.connector.support.UploadServers;
import io.lipsync.connector.task.Postponed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a submission by what is found out about its media. */
class MediaCheckTest {
  @RegisterExtension static final UploadServers EVOLINK = new UploadServers();

  private static final Path SAMPLES =
      Path.of("src", "test", "resources", "io", "lipsync", "connector", "media", "check");
  private static final String SMALL =
      "video_url: is 640 x 360 pixels; EvoLink takes sides from 640 to 2048.";
  private static final String SHORT = "audio_url: lasts 0.5 s; EvoLink takes 2 to 120 s.";
  private static final String ALL_THE_SAME =
      " With checkMedia set to warn the task is submitted all the same.";

  private final Documents documents = new Documents();
  private final RememberingGuard guard = new RememberingGuard();
  private final PartClient client = MediaProbes.client("localhost");
  private final FileHost video = new FileHost().inParts();
  private final FileHost audio = new FileHost().inParts().as("audio/wav");

  @BeforeEach
  void everythingIsTaken() throws IOException {
    EVOLINK.apiAnswers(200, EvolinkJson.ACCEPTED);
    EVOLINK.storageAnswers(
        200, "{\"success\": true, \"data\": {\"file_url\": \"https://files.evolink.ai/a.bin\"}}");
    video.serving(sample("index-last.mp4"));
    audio.serving(sample("variable.mp3"));
  }

  @AfterEach
  void close() {
    client.close();
    video.close();
    audio.close();
  }

  @Test
  void whatIsWithinTheLimitsIsSubmittedWithAWordAboutHttp() {
    assertThat(submit("strict").mediaWarnings())
        .containsExactly(
            "video_url: its link is http, anybody on the way can read it.",
            "audio_url: its link is http, anybody on the way can read it.");
    assertThat(EVOLINK.apiRequests()).hasSize(1);
  }

  @Test
  void strictRefusesAndTellsEveryBreachOfEveryFile() throws IOException {
    video.serving(sample("index-first.mp4"));
    audio.serving(sample("speech.wav"));

    ConnectorRetryException failure = failure("strict");

    assertThat(failure.getErrorCode()).isEqualTo("MEDIA_REJECTED");
    assertThat(failure.getRetries()).isZero();
    assertThat(failure)
        .hasMessage(SMALL + " " + SHORT + " Use media within the limits." + ALL_THE_SAME);
    assertNothingWasSent();
  }

  @Test
  void warnTellsTheSameAndSubmits() throws IOException {
    video.serving(sample("index-first.mp4"));
    audio.serving(sample("speech.wav"));
    try (LogCapture log = new LogCapture()) {
      assertThat(submit("warn").mediaWarnings()).contains(SMALL, SHORT);
      assertThat(String.join("\n", log.lines()))
          .contains(SMALL, SHORT)
          .doesNotContain("Signature", video.link(""), "/speaker.mp4");
    }
    assertThat(EVOLINK.apiRequests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", ""})
  void whoDoesNotAskIsNotChecked(String mode) {
    video.answering(404);
    assertThat(submit(mode).mediaWarnings()).isEmpty();
    assertThat(video.requests()).isEmpty();
    assertThat(guard.asked()).as("nothing took time before the claim").isZero();
  }

  @Test
  void onlyLinksThatDoNotOpenAreUnreachable() {
    video.answering(403);

    ConnectorRetryException failure = failure("strict");

    assertThat(failure.getErrorCode()).isEqualTo("MEDIA_UNREACHABLE");
    assertThat(failure.getRetries()).isZero();
    assertThat(failure)
        .hasMessage(
            "video_url: does not open: needs a login or has expired (HTTP 403). Check that the"
                + " links open without a login from anywhere on the internet."
                + ALL_THE_SAME);
    assertNothingWasSent();
  }

  @Test
  void aLinkThatDoesNotOpenBesideABreachIsTellsBoth() throws IOException {
    video.answering(404);
    audio.serving(sample("speech.wav"));

    ConnectorRetryException failure = failure("strict");

    assertThat(failure.getErrorCode()).isEqualTo("MEDIA_REJECTED");
    assertThat(failure)
        .hasMessageStartingWith("video_url: does not open: leads to no file (HTTP 404). " + SHORT);
  }

  @Test
  void aHostThatIsBusyIsTriedAgain() {
    video.answering(503);

    ConnectorRetryException failure = failure("strict");

    assertThat(failure.getErrorCode()).isEqualTo("PROVIDER_ERROR");
    assertThat(failure.getRetries()).as("one less than the job has").isNull();
    assertThat(failure.getBackoffDuration()).isEqualTo(Duration.ofSeconds(15));
    assertThat(failure)
        .hasMessageStartingWith(
            "video_url: does not open: its host answers with an error (HTTP 503). ");
    assertNothingWasSent();
  }

  @Test
  void aBusyHostDoesNotHideABreach() throws IOException {
    video.answering(503);
    audio.serving(sample("speech.wav"));
    assertThat(failure("strict").getErrorCode()).isEqualTo("MEDIA_REJECTED");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 503})
  void warnSubmitsWhatDoesNotOpenFromHere(int status) {
    video.answering(status);
    assertThat(submit("warn").mediaWarnings())
        .anyMatch(warning -> warning.startsWith("video_url: does not open: "));
    assertThat(EVOLINK.apiRequests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1:9/a.mp4",
        "https://[::1]/a.mp4"
      })
  void aLinkThatLeadsInsideIsRefusedInWords(String link) {
    ConnectorRetryException failure =
        failure(request("strict").with("video_url", "\"" + link + "\""));
    assertThat(failure.getErrorCode()).isEqualTo("MEDIA_UNREACHABLE");
    assertThat(failure).hasMessageContaining("is not on the public internet");
    assertNothingWasSent();
  }

  @Test
  void aDocumentIsMeasuredBeforeItIsUploaded() throws IOException {
    SubmitRequests request =
        request("strict")
            .with("audio_url", documents.put("a", sample("speech.wav"), "audio/wav", "a.wav"));

    ConnectorRetryException failure = failure(request);

    assertThat(failure.getErrorCode()).isEqualTo("MEDIA_REJECTED");
    assertThat(failure).hasMessageStartingWith(SHORT);
    assertThat(EVOLINK.storageRequests()).isEmpty();
    assertNothingWasSent();
  }

  @Test
  void withAWarningADocumentIsUploadedAllTheSame() throws IOException {
    SubmitRequests request =
        request("warn")
            .with("audio_url", documents.put("a", sample("speech.wav"), "audio/wav", "a.wav"));

    assertThat(submit(request).mediaWarnings()).contains(SHORT);
    assertThat(EVOLINK.storageRequests()).hasSize(1);
  }

  @Test
  void linksIntoTheProvidersOwnStorageAreNotOpened() {
    SubmitRequests request =
        request("strict")
            .with("connection", "{\"provider\": \"dashscope\", \"apiKey\": \"sk-1234567\"}")
            .with("video_url", "\"oss://bucket/{video}|1.mp4\"")
            .with("audio_url", "\"oss://bucket/speech.wav\"");
    EVOLINK.apiAnswers(200, "{\"output\": {\"task_id\": \"12345678\"}}");

    SubmitResult result = submit(EVOLINK.dashscope(), request);

    assertThat(result.mediaWarnings()).isEmpty();
  }

  /** A refused file would let a model try another provider, and pay a second time. */
  @Test
  void whatADeadWorkerBeganIsNotRefusedAfterwards() {
    video.answering(404);
    guard.claim(Job.any(), 1);
    assertThatThrownBy(() -> submit("strict"))
        .as("its owner may be at work")
        .isInstanceOf(Postponed.class);

    ConnectorRetryException failure = failure("strict");

    assertThat(failure.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
  }

  @Test
  void faultyInputIsToldBeforeAnybodyIsCalled() {
    failure(request("strict").with("query_face_threshold", "119"));
    failure(request("sometimes"));
    assertThat(video.requests()).isEmpty();
  }

  private SubmitRequests request(String mode) {
    SubmitRequests request =
        SubmitRequests.valid()
            .with("video_url", "\"" + video.link("/speaker.mp4?Signature=v1de0") + "\"")
            .with("audio_url", "\"" + audio.link("/speech.wav?Signature=aud10") + "\"");
    return mode.isEmpty() ? request : request.with("checkMedia", "\"" + mode + "\"");
  }

  private SubmitResult submit(String mode) {
    return submit(request(mode));
  }

  private SubmitResult submit(SubmitRequests request) {
    return submit(EVOLINK.evolink(100_000), request);
  }

  private ConnectorRetryException failure(String mode) {
    return failure(request(mode));
  }

  private ConnectorRetryException failure(SubmitRequests request) {
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> submit(request));
    assertThat(failure).isNotNull();
    return failure;
  }

  private SubmitResult submit(LipSyncProvider provider, SubmitRequests request) {
    Submitter submitter =
        Submitters.of(
            new Providers(List.of(provider), List.of()),
            new CallbackUrls(null, false),
            new MediaProbe(client, Duration.ofSeconds(5)),
            guard,
            Clock.systemUTC());
    return Submitters.submit(submitter, request.build(), guard, Job.any(), documents);
  }

  private void assertNothingWasSent() {
    assertThat(EVOLINK.apiRequests()).isEmpty();
    assertThat(guard.claims()).as("no attempt was claimed").isEmpty();
    assertThat(guard.recorded(Job.any())).as("no attempt was made").isNull();
  }

  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(SAMPLES.resolve(name));
  }
}
