package io.lipsync.connector.provider.dashscope;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.support.UploadServers;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy first, then a form to the storage, as the page about temporary URLs describes it. */
class DashscopeUploadTest {
  @RegisterExtension static final UploadServers DASHSCOPE = new UploadServers();

  private static final String EXPIRED =
      "<Error><Code>AccessDenied</Code><Message>Invalid according to Policy: Policy expired."
          + "</Message></Error>";

  @TempDir Path folder;

  @Test
  void theFileIsTheLastPartOfTheForm() {
    policyAllows("100");
    DASHSCOPE.storageAnswers(200, "");

    assertThat(upload()).isEqualTo(new Answer.Ok<>("oss://dashscope-instant/a/b/lip-sync-1.wav"));

    LoggedRequest policy = DASHSCOPE.apiRequests().getFirst();
    assertThat(policy.getMethod().getName()).isEqualTo("GET");
    assertThat(policy.getUrl()).isEqualTo("/api/v1/uploads?action=getPolicy&model=videoretalk");
    assertThat(policy.getHeader("Authorization")).isEqualTo("Bearer " + UploadServers.API_KEY);
    LoggedRequest form = DASHSCOPE.storageRequests().getFirst();
    assertThat(form.getMethod().getName()).isEqualTo("POST");
    assertThat(form.getBodyAsString().replaceAll("(?s)\r\n\r\n(.*?)\r\n--", "=$1\n--").lines())
        .filteredOn(line -> line.startsWith("Content-Disposition"))
        .containsExactly(
            field("OSSAccessKeyId") + "=LTA1",
            field("Signature") + "=eWy=",
            field("policy") + "=eyJl",
            field("x-oss-object-acl") + "=private",
            field("x-oss-forbid-overwrite") + "=true",
            field("key") + "=dashscope-instant/a/b/lip-sync-1.wav",
            field("success_action_status") + "=200",
            field("file") + "; filename=\"lip-sync-1.wav\"");
    assertThat(form.getBodyAsString()).contains("audio/wav", "the whole speech");
  }

  @Test
  void theStorageNeverSeesTheApiKey() {
    policyAllows("100");
    DASHSCOPE.storageAnswers(200, "");
    upload();
    assertThat(DASHSCOPE.storageRequests()).hasSize(1);
    assertThat(DASHSCOPE.storageRequests().getFirst().toString())
        .doesNotContain(UploadServers.API_KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1\"", "1.0"})
  void whatThePolicyDoesNotAllowIsNotSent(String megabyte) {
    policyAllows(megabyte);
    MediaFile large = file(new byte[1024 * 1024 + 1]);

    TaskFailure failure = ((Answer.Refused<String>) upload(large)).failure();

    assertThat(failure.code()).isEqualTo(FailureCode.MEDIA_REJECTED);
    assertThat(failure.message())
        .isEqualTo(
            "audio_url is a document of 1048577 bytes or more, dashscope takes 1048576 at most");
    assertThat(DASHSCOPE.storageRequests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"much\"", "0"})
  void aLimitThatIsNoneIsLeftToTheStorage(String megabytes) {
    policyAllows(megabytes);
    DASHSCOPE.storageAnswers(200, "");
    assertThat(upload()).isInstanceOf(Answer.Ok.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | {"code":"InvalidApiKey","message":"Invalid API-key provided."} | UNAUTHORIZED
          403 | {"code":"Model.AccessDenied","message":"Model access denied."} | ACCESS_DENIED
          400 | {"code":"Arrearage","message":"Access denied."}                | QUOTA_EXHAUSTED
          """)
  void withoutAPolicyNothingIsSent(int status, String body, FailureCode code) {
    DASHSCOPE.apiAnswers(status, body);
    assertThat(upload())
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.failure().code()).isEqualTo(code));
    assertThat(DASHSCOPE.storageRequests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          429 | {"code":"Throttling.RateQuota","message":"Requests rate limit"} | RATE_LIMITED
          500 | {"code":"InternalError","message":"oops"}                       | PROVIDER_ERROR
          200 | {"data":{"upload_dir":"a"}}                                     | PROVIDER_ERROR
          200 | <html></html>                                                   | PROVIDER_ERROR
          """)
  void aPolicyThatIsNotThereYetIsAskedForAgain(int status, String body, FailureCode code) {
    DASHSCOPE.apiAnswers(status, body);
    assertTriedAgain(upload(), code);
    assertThat(DASHSCOPE.storageRequests()).isEmpty();
  }

  @Test
  void anExpiredPolicyIsReplacedByTheNextTry() {
    policyAllows("100");
    DASHSCOPE.storageAnswers(403, EXPIRED);
    Answer<String> answer = upload();
    assertTriedAgain(answer, FailureCode.PROVIDER_ERROR);
    assertThat(((Answer.Later<String>) answer).failure().message())
        .isEqualTo(
            "DashScope's storage answered HTTP 403: Invalid according to Policy: Policy expired.");
  }

  @ParameterizedTest
  @CsvSource({
    "409, PROVIDER_ERROR",
    "425, PROVIDER_ERROR",
    "429, RATE_LIMITED",
    "500, PROVIDER_ERROR"
  })
  void whatMayPassAtTheStorageIsTriedAgain(int status, FailureCode code) {
    policyAllows("100");
    DASHSCOPE.storageAnswers(status, "");
    assertTriedAgain(upload(), code);
  }

  @Test
  void aLostConnectionToTheStorageToo() {
    policyAllows("100");
    DASHSCOPE.storageAnswers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertTriedAgain(upload(), FailureCode.PROVIDER_ERROR);
  }

  @Test
  void theStorageMayRefuseTheFileForGood() {
    policyAllows("100");
    DASHSCOPE.storageAnswers(
        400, "<Error><Code>EntityTooLarge</Code><Message>Too large</Message></Error>");
    TaskFailure failure = ((Answer.Refused<String>) upload()).failure();
    assertThat(failure.code()).isEqualTo(FailureCode.MEDIA_REJECTED);
    assertThat(failure.providerCode()).isEqualTo("EntityTooLarge");
    assertThat(failure.message()).isEqualTo("DashScope's storage answered HTTP 400: Too large");
  }

  @Test
  void aStorageInsideIsNotCalled() {
    policyAllows("100");
    try (ApiClient strict = UploadServers.client(Set.of())) {
      DashscopeProvider provider = DASHSCOPE.dashscope(strict);
      assertThat(provider.upload(DASHSCOPE.account(provider), file("x".getBytes())))
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              refused ->
                  assertThat(refused.failure().message())
                      .startsWith(
                          "DashScope's storage was not called: localhost is not on the public"));
    }
    assertThat(DASHSCOPE.storageRequests()).isEmpty();
  }

  private static void assertTriedAgain(Answer<String> answer, FailureCode code) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Later.class, later -> assertThat(later.failure().code()).isEqualTo(code));
  }

  private static String field(String name) {
    return "Content-Disposition: form-data; name=\"" + name + "\"";
  }

  private void policyAllows(String megabytes) {
    DASHSCOPE.apiAnswers(
        200,
        """
        {"request_id": "52f4383a", "data": {"policy": "eyJl", "signature": "eWy=",
          "upload_dir": "dashscope-instant/a/b", "upload_host": "%s", "expire_in_seconds": 300,
          "max_file_size_mb": %s, "capacity_limit_mb": 999999999, "oss_access_key_id": "LTA1",
          "x_oss_object_acl": "private", "x_oss_forbid_overwrite": "true"}}
        """
            .formatted(DASHSCOPE.storageUrl(""), megabytes));
  }

  private MediaFile file(byte[] content) {
    return UploadServers.file(folder, MediaFormat.WAV, content);
  }

  private Answer<String> upload() {
    return upload(file("the whole speech".getBytes()));
  }

  private Answer<String> upload(MediaFile file) {
    DashscopeProvider provider = DASHSCOPE.dashscope();
    return provider.upload(DASHSCOPE.account(provider), file);
  }
}
