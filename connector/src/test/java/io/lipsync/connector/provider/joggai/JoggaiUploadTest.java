package io.lipsync.connector.provider.joggai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaLimits;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.support.UploadServers;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signed address first, then the file to it, as the page "Upload asset" describes it. */
class JoggaiUploadTest {
  @RegisterExtension static final UploadServers JOGGAI = new UploadServers();

  private static final String LINK = "https://res.jogg.ai/assets/vid_def456.mp4";

  @TempDir Path folder;

  @Test
  void theFileIsPutWithTheTypeThatWasAnnounced() throws Exception {
    promised();
    JOGGAI.storageAnswers(200, "");

    assertThat(upload()).isEqualTo(new Answer.Ok<>(LINK));

    LoggedRequest asked = JOGGAI.apiRequests().getFirst();
    assertThat(asked.getMethod().getName()).isEqualTo("POST");
    assertThat(asked.getUrl()).isEqualTo("/v2/upload/asset");
    assertThat(asked.getHeader("x-api-key")).isEqualTo(UploadServers.API_KEY);
    assertThat(new ObjectMapper().readTree(asked.getBody()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"filename": "lip-sync-1.mov", "content_type": "video/quicktime",
                     "file_size": 15}
                    """));
    LoggedRequest put = JOGGAI.storageRequests().getFirst();
    assertThat(put.getMethod().getName()).isEqualTo("PUT");
    assertThat(put.getUrl()).isEqualTo("/upload/1?signature=s1gned");
    assertThat(put.getHeader("Content-Type")).isEqualTo("video/quicktime");
    assertThat(put.getHeader("Content-Length")).isEqualTo("15");
    assertThat(put.getBodyAsString()).isEqualTo("the whole video");
  }

  @Test
  void theStorageNeverSeesTheApiKey() {
    promised();
    JOGGAI.storageAnswers(200, "");
    upload();
    assertThat(JOGGAI.storageRequests()).hasSize(1);
    assertThat(JOGGAI.storageRequests().getFirst().toString())
        .doesNotContain(UploadServers.API_KEY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"code":40000,"msg":"Parameter error: file_size exceeds 100 MB"} | MEDIA_REJECTED
          {"code":10105,"msg":"Invalid API key"}                           | UNAUTHORIZED
          {"code":18020,"msg":"Insufficient credit"}                       | QUOTA_EXHAUSTED
          {"code":18025,"msg":"No permission to call APIs"}                | ACCESS_DENIED
          """)
  void aRefusalSaysWhyInTheProvidersWords(String body, FailureCode code) {
    JOGGAI.apiAnswers(200, body);
    TaskFailure failure = ((Answer.Refused<String>) upload()).failure();
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.message()).contains(body.replaceAll(".*\"msg\":\"([^\"]*)\".*", "$1"));
    assertThat(JOGGAI.storageRequests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"code":429,"msg":"Rate limit exceeded","retryAfter":9}          | RATE_LIMITED
          {"code":50000,"msg":"System error"}                              | PROVIDER_ERROR
          {"code":0,"data":{"asset_url":"https://res.jogg.ai/a"}}          | PROVIDER_ERROR
          {"code":0,"data":{"sign_url":"https://storage.jogg.ai/a"}}       | PROVIDER_ERROR
          {"code":0,"data":{"sign_url":"x","asset_url":"https://r.j.ai"}}  | PROVIDER_ERROR
          <html></html>                                                    | PROVIDER_ERROR
          """)
  void whatMayPassIsTriedAgain(String body, FailureCode code) {
    JOGGAI.apiAnswers(200, body);
    Answer.Later<String> answer = (Answer.Later<String>) upload();
    assertThat(answer.failure().code()).isEqualTo(code);
    if (code == FailureCode.RATE_LIMITED) {
      assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(9));
    }
    assertThat(JOGGAI.storageRequests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"403", "500", "503"})
  void aStorageThatCannotNowIsAskedAgain(int status) {
    promised();
    JOGGAI.storageAnswers(status, "");
    assertThat(upload()).isInstanceOf(Answer.Later.class);
  }

  @Test
  void aLostConnectionToTheStorageIsTriedAgain() {
    promised();
    JOGGAI.storageAnswers(aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThat(upload()).isInstanceOf(Answer.Later.class);
  }

  @Test
  void theStorageMayRefuseTheFileForGood() {
    promised();
    JOGGAI.storageAnswers(413, "");
    assertThat(upload())
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.failure().code()).isEqualTo(FailureCode.MEDIA_REJECTED));
  }

  @Test
  void aStorageInsideIsNotCalled() {
    promised();
    try (ApiClient strict = UploadServers.client(Set.of())) {
      assertThat(upload(JOGGAI.joggai(strict))).isInstanceOf(Answer.Refused.class);
    }
    assertThat(JOGGAI.storageRequests()).isEmpty();
  }

  @Test
  void theLimitsAreThoseOfThePage() {
    assertThat(JOGGAI.joggai().capabilities().uploads().largest())
        .containsEntry(MediaFormat.MP4, MediaLimits.megabytes(100))
        .containsEntry(MediaFormat.WEBM, MediaLimits.megabytes(100))
        .containsEntry(MediaFormat.MOV, MediaLimits.megabytes(100))
        .containsEntry(MediaFormat.MP3, MediaLimits.megabytes(20))
        .containsEntry(MediaFormat.WAV, MediaLimits.megabytes(20))
        .containsEntry(MediaFormat.M4A, MediaLimits.megabytes(20))
        .containsEntry(MediaFormat.JPEG, MediaLimits.megabytes(10))
        .hasSize(10);
  }

  private void promised() {
    JOGGAI.apiAnswers(
        200,
        "{\"code\":0,\"msg\":\"Success\",\"data\":{\"sign_url\":\"%s\",\"asset_url\":\"%s\"}}"
            .formatted(JOGGAI.storageUrl("/upload/1?signature=s1gned"), LINK));
  }

  private Answer<String> upload() {
    return upload(JOGGAI.joggai());
  }

  private Answer<String> upload(JoggaiProvider provider) {
    return provider.upload(
        JOGGAI.account(provider),
        UploadServers.file(folder, MediaFormat.MOV, "the whole video".getBytes()));
  }
}
