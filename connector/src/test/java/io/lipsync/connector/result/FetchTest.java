package io.lipsync.connector.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.connector.api.error.ConnectorRetryException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can happen to a video on its way. */
class FetchTest extends SavingTest {

  @Test
  void aBrokenTransferGoesOnWhereTheHostAllowsIt() throws Exception {
    host.resumable("\"v1\"").cutting(1);
    SavedResult saved = save(host.link("/a.mp4"), toFolder(""));
    assertThat(saved.sizeBytes()).isEqualTo(VIDEO.length);
    assertThat(saved.sha256()).isEqualTo(sha256(VIDEO));
    assertThat(folder.resolve("a.mp4")).hasBinaryContent(VIDEO);
    assertThat(host.requests()).hasSize(2);
    assertThat(host.requests().getLast().header("Range"))
        .isEqualTo("bytes=" + VIDEO.length / 2 + "-");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "W/\"weak\"")
  void aBrokenTransferBeginsAgainWhereNothingProvesThatItIsStillTheSameFile(String tag)
      throws Exception {
    host.resumable(tag).cutting(1);
    SavedResult saved = save(host.link("/a.mp4"), toFolder(""));
    assertThat(folder.resolve("a.mp4")).hasBinaryContent(VIDEO);
    assertThat(saved.sha256())
        .as("of what is there, and not of what broke off")
        .isEqualTo(sha256(VIDEO));
    assertThat(host.requests().getLast().header("Range")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes 0-199999/200000", "bytes 100000-199998/200000", "bytes 100000-199999/*"})
  void theRestIsNotBelievedUnlessItIsSaidToBeTheRest(String range) {
    host.resumable("\"v1\"").cutting(1).describingParts(range);
    assertTriedAgain(
        failure(host.link("/a.mp4"), toFolder("")), "the host sent another part of the file");
    assertThat(host.requests()).hasSize(2);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aTransferThatBreaksTwiceIsLeftToAnotherTry() {
    host.cutting(2);
    assertTriedAgain(failure(host.link("/a.mp4"), toFolder("")), "could not be fetched");
    assertThat(host.requests()).hasSize(2);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void aLinkThatIsRefusedAfterItsEndIsExpired(int status) {
    host.answering(status);
    for (String expiresAt :
        List.of("2026-03-01T12:00:00Z", "2026-03-01T12:59:59+01:00", "2026-02-28T12:00:00Z")) {
      assertPermanent(
          failure(saver(), until(expiresAt)),
          "RESULT_EXPIRED",
          "HTTP " + status + ". Get the task again for a fresh link, which is free.");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void aLinkThatIsRefusedBeforeItsEndIsTriedAgain(int status) {
    host.answering(status);
    for (String expiresAt :
        List.of("2026-03-01T12:00:01Z", "2026-03-02T14:00+02:00[Europe/Paris]", " ", "")) {
      assertTriedAgain(failure(saver(), until(expiresAt)), "get the task again for a fresh link");
    }
    assertTriedAgain(failure(host.link("/a.mp4"), toFolder("")), "HTTP " + status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | <Code>ExpiredToken</Code><Message>Invalid argument.</Message> | (ExpiredToken: Invalid argument)
          403 | <Code>AccessDenied</Code><Message>Request has expired.</Message> | (AccessDenied: Request has expired)
          403 | <Code>AuthenticationFailed</Code> | (AuthenticationFailed)
          401 | {"code":"expired_auth_token"} | (expired_auth_token)
          """)
  void aLinkThatHasExpiredByItsHostsWordsIsExpired(int status, String body, String told) {
    host.answering(status).explaining(body);
    for (String expiresAt : List.of("", "2020-01-01T00:00:00Z")) {
      assertPermanent(
          failure(saver(), until(expiresAt)),
          "RESULT_EXPIRED",
          "HTTP " + status + " " + told + ". Get the task again for a fresh link, which is free.");
    }
  }

  /** The provider has promised more; Google's answer has another status than for a new link. */
  @Test
  void beforeItsEndALinkIsTriedAgainUnlessItsHostIsSure() {
    host.answering(403)
        .explaining("<Code>AccessDenied</Code><Message>Request has expired.</Message>");
    assertTriedAgain(failure(saver(), until("2099-01-01T00:00:00Z")), "(AccessDenied: Request has");
    host.answering(400).explaining("<Code>ExpiredToken</Code>");
    assertPermanent(
        failure(saver(), until("2099-01-01T00:00:00Z")), "RESULT_EXPIRED", "(ExpiredToken)");
  }

  @Test
  void whatAHostSaysIsToldWhileItIsTriedAgain() {
    host.answering(403).explaining("<Code>AccessDenied</Code><Message>Access Denied</Message>");
    assertTriedAgain(
        failure(saver(), until("2099-01-01T00:00:00Z")),
        "The host of the video answered HTTP 403 (AccessDenied: Access Denied). It is tried again."
            + " If that does not help, get the task again for a fresh link, which is free.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a.mp4", "a b/c.mp4", "//localhost:%d/c.mp4"})
  void aRedirectedLinkIsFetchedWhereItLeads(String to) {
    int port = java.net.URI.create(host.link("/")).getPort();
    host.redirecting(to.formatted(port));
    assertThat(save(host.link("/moved"), toFolder("")).sha256()).isEqualTo(sha256(VIDEO));
  }

  @Test
  void aRedirectInsideOrInACircleIsNotFollowed() {
    host.redirecting("http://169.254.169.254/latest/meta-data");
    assertPermanent(
        failure(host.link("/moved"), toFolder("")),
        "RESULT_REJECTED",
        "169.254.169.254 is not on the public internet");
    host.redirecting("/moved");
    assertPermanent(
        failure(host.link("/moved"), toFolder("")),
        "RESULT_REJECTED",
        "The video was not fetched: redirects again and again");
  }

  @Test
  void whatIsGoneIsGone() {
    host.answering(410);
    assertPermanent(failure(saver(), until("2026-03-05T12:00:00Z")), "RESULT_EXPIRED", "HTTP 410");
    assertPermanent(failure(host.link("/a.mp4"), toFolder("")), "RESULT_EXPIRED", "HTTP 410");
  }

  @Test
  void theEndOfALinkStopsNothingThatTheHostStillServes() {
    assertThat(saver().save(until("2020-01-01T00:00:00Z"), documents).sizeBytes())
        .isEqualTo(VIDEO.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "2026-03-01", "2026-03-01T12:00:00", "1775200000"})
  void anEndThatIsNoDateAndTimeIsNamed(String expiresAt) {
    assertPermanent(
        failure(saver(), until(expiresAt)), "INVALID_INPUT", "expiresAt is '" + expiresAt + "'");
    assertThat(host.requests()).isEmpty();
  }

  private SaveRequest until(String expiresAt) {
    return new SaveRequest(host.link("/a.mp4"), null, expiresAt, toFolder(""));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 400, 418})
  void anotherAnswerIsNoVideo(int status) {
    host.answering(status);
    assertPermanent(
        failure(host.link("/a.mp4"), toFolder("")), "RESULT_REJECTED", "HTTP " + status);
    assertThat(host.requests()).as("nothing is followed").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 503})
  void aBusyHostIsTriedAgain(int status) {
    host.answering(status);
    assertTriedAgain(failure(host.link("/a.mp4"), toFolder("")), "HTTP " + status);
  }

  @ParameterizedTest
  @CsvSource({
    "<html>Sign in</html>, text/html; charset=utf-8, 20 bytes of text/html",
    "<html>Sign in</html>, video/mp4, 20 bytes of video/mp4",
    "'', video/mp4, 0 bytes of video/mp4",
    "short, , 5 bytes of no known type"
  })
  void whatIsNoVideoIsNotSaved(String body, String type, String described) {
    host.serving(body.getBytes(StandardCharsets.UTF_8)).as(type == null ? "" : type);
    assertPermanent(
        failure(host.link("/a.mp4"), toFolder("")),
        "RESULT_REJECTED",
        "The link leads to no video, but to " + described);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aVideoIsAVideoWhateverTheHostCallsIt() {
    host.as("application/octet-stream");
    assertThat(save(host.link("/a.mp4"), toFolder("")).contentType()).isEqualTo("video/mp4");
  }

  @Test
  void aFileLargerThanAllowedIsNotFetched() {
    host.serving(video(1_000_001));
    assertPermanent(
        failure(host.link("/a.mp4"), toFolder("")), "RESULT_REJECTED", "Allowed are 1000000 bytes");
  }

  @Test
  void norIsMoreOfItThanAllowedWhenTheHostDoesNotTellItsSize() {
    host.serving(video(1_000_001)).unannounced();
    assertPermanent(
        failure(host.link("/a.mp4"), toFolder("")),
        "RESULT_REJECTED",
        "it has more than 1000000 bytes. Allowed are 1000000 bytes");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileIsFetchedAsItIs() {
    save(host.link("/a.mp4"), toFolder(""));
    assertThat(host.requests().getFirst().header("Accept-Encoding")).isEqualTo("identity");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1:9/a.mp4",
        "http://[::1]/a.mp4",
        "https://10.1.2.3/a.mp4"
      })
  void aLinkThatLeadsInsideIsNotFollowed(String link) {
    assertPermanent(
        failure(link, toFolder("")), "RESULT_REJECTED", "is not on the public internet");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aTaskWithoutAVideoIsNamed(String link) {
    assertPermanent(failure(link, toFolder("")), "INVALID_INPUT", "videoUrl is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://example.com/a.mp4", "file:///etc/passwd", "a.mp4", "//x/a.mp4"})
  void aLinkIsOneForTheWeb(String link) {
    assertPermanent(failure(link, toFolder("")), "INVALID_INPUT", "videoUrl ");
  }

  @Test
  void noMessageGivesASignedLinkAway() {
    host.answering(500);
    ConnectorRetryException failure =
        failure(host.link("/a.mp4?Signature=s3cr3t"), toUpload(host.link("/b?sig=s3cr3t")));
    assertThat(failure).hasMessageNotContaining("s3cr3t");
  }

  @Test
  void aMissingVariableIsNamed() {
    assertPermanent(failure(saver(), null), "INVALID_INPUT", "lipSync is missing");
  }
}
