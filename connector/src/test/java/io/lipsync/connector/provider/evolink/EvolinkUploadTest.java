package io.lipsync.connector.provider.evolink;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.ResolveUnknown;
import io.lipsync.connector.support.UploadServers;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** The files API, whose refusals may come with HTTP 200. */
class EvolinkUploadTest {
  @RegisterExtension static final UploadServers EVOLINK = new UploadServers();

  @TempDir Path folder;

  @Test
  void aFileGoesToTheFilesHostAndIsKnownByItsLink() {
    EVOLINK.storageAnswers(
        200,
        """
        {"success": true, "code": 200, "msg": "File uploaded successfully", "data":
          {"file_id": "file_abc123", "file_name": "lip-sync-1.mp4",
           "file_url": "https://files.evolink.ai/lip-sync-1.mp4",
           "expires_at": "2025-10-12T00:00:00+08:00"}}
        """);

    assertThat(upload()).isEqualTo(new Answer.Ok<>("https://files.evolink.ai/lip-sync-1.mp4"));

    assertThat(EVOLINK.apiRequests()).isEmpty();
    assertThat(EVOLINK.storageRequests()).hasSize(1);
    LoggedRequest request = EVOLINK.storageRequests().getFirst();
    assertThat(request.getMethod().getName()).isEqualTo("POST");
    assertThat(request.getUrl()).isEqualTo("/api/v1/files/upload/stream");
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + UploadServers.API_KEY);
    assertThat(request.getHeader("Content-Length")).as("not chunked").isNotNull();
    assertThat(request.getBodyAsString())
        .contains("name=\"file\"; filename=\"lip-sync-1.mp4\"", "video/mp4", "the whole video");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"success":false,"code":400,"msg":"Unsupported file type: video/mp4"} | MEDIA_REJECTED
          200 | {"success":false,"code":413,"msg":"File too large"}                   | MEDIA_REJECTED
          200 | {"success":false,"msg":"No"}                                          | MEDIA_REJECTED
          200 | {"success":false,"code":401,"msg":"Invalid token"}                    | UNAUTHORIZED
          401 | {"success":false,"code":401,"msg":"Invalid token"}                    | UNAUTHORIZED
          401 | {"error":{"code":"invalid_token","message":"Invalid token"}}          | UNAUTHORIZED
          403 | {"success":false,"code":403,"msg":"No"}                               | ACCESS_DENIED
          200 | {"success":false,"code":400,"msg":"File quota exceeded"}              | QUOTA_EXHAUSTED
          413 | <html>Request Entity Too Large</html>                                 | MEDIA_REJECTED
          """)
  void aRefusalSaysWhyInTheProvidersWords(int status, String body, FailureCode code) {
    EVOLINK.storageAnswers(status, body);

    TaskFailure failure = ((Answer.Refused<String>) upload()).failure();

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.retryable()).isFalse();
    assertThat(failure.message()).startsWith("EvoLink answered HTTP " + status);
    if (body.contains("msg")) {
      assertThat(failure.message()).contains(body.replaceAll(".*\"msg\":\"([^\"]*)\".*", "$1"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          429 | {"success":false,"code":429,"msg":"slow down"} | RATE_LIMITED
          200 | {"success":false,"code":429,"msg":"slow down"} | RATE_LIMITED
          500 | {"success":false,"code":500,"msg":"oops"}      | PROVIDER_ERROR
          200 | {"success":false,"code":503,"msg":"oops"}      | PROVIDER_ERROR
          502 | <html></html>                                  | PROVIDER_ERROR
          404 | <html></html>                                  | PROVIDER_ERROR
          200 | <html></html>                                  | PROVIDER_ERROR
          200 | {"success":true,"data":{}}                     | PROVIDER_ERROR
          200 | {"success":true,"data":{"file_url":"file:/x"}} | PROVIDER_ERROR
          """)
  void whatMayPassIsTriedAgain(int status, String body, FailureCode code) {
    EVOLINK.storageAnswers(
        aResponse().withStatus(status).withBody(body).withHeader("Retry-After", "7"));

    Answer.Later<String> answer = (Answer.Later<String>) upload();

    assertThat(answer.failure().code()).isEqualTo(code);
    if (code == FailureCode.RATE_LIMITED) {
      assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
  void aLostConnectionToo(Fault fault) {
    EVOLINK.storageAnswers(aResponse().withFault(fault));

    assertThat(upload())
        .isInstanceOfSatisfying(
            Answer.Later.class,
            lost -> assertThat(lost.failure().code()).isEqualTo(FailureCode.PROVIDER_ERROR));
    assertThat(EVOLINK.storageRequests()).as("nothing is repeated here").hasSize(1);
  }

  @Test
  void theLimitIsASetting() {
    assertThat(EVOLINK.evolink(77).capabilities().uploads().largest())
        .containsEntry(MediaFormat.MP4, 77L)
        .containsEntry(MediaFormat.WAV, 77L)
        .doesNotContainKey(MediaFormat.BMP);
  }

  @Test
  void theFilesHostIsTheInstallationsChoiceWhateverAddressATaskNames() {
    EVOLINK.storageAnswers(
        200, "{\"success\":true,\"data\":{\"file_url\":\"https://files.evolink.ai/a\"}}");
    try (ApiClient strict = UploadServers.client(Set.of())) {
      EvolinkProvider provider =
          new EvolinkProvider(
              strict,
              new EvolinkSettings(
                  "https://api.evolink.ai",
                  EVOLINK.storageUrl("/"),
                  DataSize.ofBytes(1000),
                  false,
                  ResolveUnknown.OFF,
                  Duration.ofHours(24)));
      Secret key = Secret.of(UploadServers.API_KEY);
      ProviderAccount named =
          new ProviderAccount(
              provider, key, URI.create("https://proxy.example.com"), true, List.of(key));
      assertThat(provider.upload(named, video())).isInstanceOf(Answer.Ok.class);
    }
    assertThat(EVOLINK.storageRequests().getFirst().getUrl())
        .isEqualTo("/api/v1/files/upload/stream");
  }

  private MediaFile video() {
    return UploadServers.file(folder, MediaFormat.MP4, "the whole video".getBytes());
  }

  private Answer<String> upload() {
    EvolinkProvider provider = EVOLINK.evolink();
    return provider.upload(EVOLINK.account(provider), video());
  }
}
