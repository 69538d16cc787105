package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageErrorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <?xml version="1.0"?><Error><Code>SignatureDoesNotMatch</Code><Message>Not &quot;ours&quot;.</Message></Error> | HTTP 403 (SignatureDoesNotMatch: Not "ours")
          <Error>  <Code>\tAccessDenied\t</Code></Error>                                                | HTTP 403 (AccessDenied)
          {"error":{"code":"AuthorizationFailure","message":"Say \\"please\\"."}}                       | HTTP 403 (AuthorizationFailure: Say "please")
          {"error":{"code":403,"message":"Forbidden here"}}                                              | HTTP 403 (Forbidden here)
          {"code": "bad_auth_token", "message": "no", "status": 403}                                     | HTTP 403 (bad_auth_token: no)
          {"error":"download token auth failed"}                                                         | HTTP 403 (download token auth failed)
          {"msg":"no such bucket"}                                                                       | HTTP 403 (no such bucket)
          {"detail":"link is used up"}                                                                   | HTTP 403 (link is used up)
          Access denied by policy                                                                        | HTTP 403 (Access denied by policy)
          <html><title>403</title></html>                                                                | HTTP 403
          ''                                                                                             | HTTP 403
          <Code>a b</Code>                                                                               | HTTP 403
          """)
  void whatAStorageSaysIsTold(String body, String told) {
    assertThat(StorageError.of(403, body)).hasToString(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | <Code>ExpiredToken</Code><Message>Invalid argument.</Message><Details>The provided token has expired.</Details>
          400 | <Code>ExpiredToken</Code>
          400 | <Code>ExpiredRequest</Code>
          403 | <Code>AccessDenied</Code><Message>Request has expired</Message>
          403 | <Code>AccessDenied</Code><Message>Request has expired.</Message>
          403 | <Code>SecurityTokenExpired</Code>
          403 | <Code>InvalidSecurityToken.Expired</Code>
          403 | <Code>AuthenticationFailed</Code><Message>Server failed to authenticate the request.</Message>
          403 | <Code>X</Code><AuthenticationErrorDetail>Signature not valid in the specified time frame: Start</AuthenticationErrorDetail>
          401 | {"code":"expired_auth_token","message":"Authorization token has expired"}
          403 | {"error":"token out of date"}
          403 | {"code":-1,"msg":"expired timestamp"}
          403 | Request has expired
          """)
  void anExpiredLinkIsKnownByItsWords(int status, String body) {
    assertThat(StorageError.of(status, body).isExpired()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | <Code>AccessDenied</Code><Message>Access Denied</Message>
          403 | <Code>SignatureDoesNotMatch</Code>
          403 | <html>The session has expired</html>
          404 | <Code>NoSuchKey</Code>
          503 | <Code>ExpiredToken</Code>
          400 | ''
          """)
  void everythingElseIsNot(int status, String body) {
    assertThat(StorageError.of(status, body).isExpired()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void someAnswersMayPass(int status) {
    assertThat(StorageError.of(status, "").mayPass()).isTrue();
  }

  @Test
  void aTimeoutThatComesAsABadRequestMayPassToo() {
    assertThat(StorageError.of(400, "<Code>RequestTimeout</Code>").mayPass()).isTrue();
    assertThat(StorageError.of(400, "<Code>EntityTooLarge</Code>").mayPass()).isFalse();
    assertThat(StorageError.of(403, "").mayPass()).isFalse();
  }

  @Test
  void nothingSecretIsToldAndNothingLong() {
    StorageError error =
        StorageError.of(
            403,
            "<Code>X</Code><Message>https://h/a?Signature=s3cr3t\nWARN forged "
                + "y".repeat(1000)
                + "</Message><StringToSign>s3cr3t</StringToSign>");
    assertThat(error.toString()).doesNotContain("s3cr3t").doesNotContain("\n").hasSizeLessThan(250);
    assertThat(StorageError.of(403, "\"message\":\"" + "\\a".repeat(100_000)).toString())
        .hasSizeLessThan(250);
  }
}
