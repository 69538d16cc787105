package io.lipsync.connector.submit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.Fault;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.camunda.connector.jackson.ConnectorsObjectMapperSupplier;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.support.Documents;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.LogCapture;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.RememberingGuard;
import io.lipsync.connector.support.Submitters;
import io.lipsync.connector.task.Postponed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of one job: one POST at most, and never a word too much in its result. */
class SubmitterTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  private static final ObjectMapper RUNTIME = ConnectorsObjectMapperSupplier.getCopy();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00.123Z"), ZoneOffset.UTC);
  private static final String KEY = SubmissionKey.of(Job.any(), Submitters.CLUSTER);

  @Test
  void anAcceptedTaskHasExactlyTheFieldsOfTheContract() throws Exception {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    assertThat(json(submit(withCallback())))
        .isEqualTo(
            RUNTIME.readTree(
                """
                {
                  "provider": "evolink",
                  "taskId": "task-unified-1775200000-xyz12345",
                  "correlationKey": "%s",
                  "status": "pending",
                  "outcome": "accepted",
                  "submittedAt": "2026-03-01T12:00:00.123Z",
                  "estimatedSeconds": 90,
                  "reservedCredits": 480,
                  "checkAfter": "PT5M"
                }
                """
                    .formatted(KEY)));
  }

  @Test
  void aRequestIdThatTheProviderGivesIsInTheResult() {
    EVOLINK.submitAnswers(
        com.github.tomakehurst.wiremock.client.WireMock.okJson(EvolinkJson.ACCEPTED)
            .withHeader("X-Request-Id", "req-42"));
    assertThat(submit(withCallback()).requestId()).isEqualTo("req-42");
  }

  @Test
  void whatTheProviderDoesNotTellIsLeftOut() throws Exception {
    EVOLINK.submitAnswers(200, "{\"id\":\"" + EvolinkServer.TASK_ID + "\"}");
    assertThat(json(submit(SubmitRequests.valid())))
        .isEqualTo(
            RUNTIME.readTree(
                """
                {
                  "provider": "evolink",
                  "taskId": "task-unified-1775200000-xyz12345",
                  "correlationKey": "%s",
                  "status": "processing",
                  "outcome": "accepted",
                  "submittedAt": "2026-03-01T12:00:00.123Z",
                  "checkAfter": "PT8S"
                }
                """
                    .formatted(KEY)));
  }

  @Test
  void withoutACallbackTheEstimateIsWaitedFor() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    assertThat(submit(SubmitRequests.valid()).checkAfter()).isEqualTo(Duration.ofSeconds(90));
    assertThat(EVOLINK.submissions().getLast().getBodyAsString()).doesNotContain("callback_url");
  }

  @Test
  void theCallbackAddressCarriesKeyAndTokenAndOnlyTheProviderGetsIt() throws Exception {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    String result;
    try (LogCapture log = new LogCapture()) {
      result = RUNTIME.writeValueAsString(submit(withCallback()));
      String url =
          RUNTIME
              .readTree(EVOLINK.submissions().getLast().getBody())
              .get("callback_url")
              .textValue();
      assertThat(url)
          .matches(
              "https://connectors\\.example\\.com/inbound/lip-sync\\?task="
                  + KEY
                  + "&token=[A-Za-z0-9_-]{43}");
      String token = url.substring(url.indexOf("token=") + 6);
      assertThat(result + log.lines())
          .doesNotContain(token, "connectors.example.com", EvolinkServer.API_KEY, "Signature");
      assertThat(log.lines()).isNotEmpty();
    }
  }

  @Test
  void theRuntimesOwnAddressIsUsedWhenTheTaskNamesNone() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    submit(
        submitter("https://runtime.example.com/", false),
        SubmitRequests.valid().withCallback("", "lip-sync").build());
    assertThat(EVOLINK.submissions().getLast().getBodyAsString())
        .contains("https://runtime.example.com/inbound/lip-sync?task=");
  }

  @Test
  void aRateLimitIsNoFailureAndEndsWhenTheProviderSays() {
    EVOLINK.submitAnswers(
        aResponse()
            .withStatus(429)
            .withHeader("Retry-After", "42")
            .withBody(EvolinkJson.error("rate_limit_exceeded", "Too many requests")));
    Postponed waits = catchThrowableOfType(Postponed.class, () -> submit(withCallback()));
    assertThat(waits.backoff()).isEqualTo(Duration.ofSeconds(42));
    assertThat(waits).hasMessageContaining("Too many requests").hasMessageContaining("in 42 s");
    assertThat(EVOLINK.submissions()).hasSize(1);
  }

  @Test
  void whereTheProviderSaysNothingItEndsAfterAWhile() {
    EVOLINK.submitAnswers(429, EvolinkJson.error("rate_limit_exceeded", "Too many requests"));
    assertThat(catchThrowableOfType(Postponed.class, () -> submit(withCallback())).backoff())
        .isEqualTo(Duration.ofSeconds(15));
  }

  /** EvoLink says so of tasks that it creates, too. */
  @Test
  void aBusyProviderMayHaveTheTask() throws Exception {
    EVOLINK.submitAnswers(503, EvolinkJson.error("service_unavailable", "Busy"));
    assertOutcomeUnknown(submit(withCallback()));
  }

  @Test
  void anyOtherRefusalStopsTheJob() {
    EVOLINK.submitAnswers(402, EvolinkJson.error("insufficient_quota", "Please top up."));
    ConnectorRetryException failure = failure(withCallback());
    assertThat(failure.getErrorCode()).isEqualTo("QUOTA_EXHAUSTED");
    assertThat(failure.getRetries()).isZero();
    assertThat(failure).hasMessageContaining("Please top up.");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void anUnclearAnswerLeavesItToTheCallback(int status) throws Exception {
    EVOLINK.submitAnswers(status, "<html></html>");
    assertOutcomeUnknown(submit(withCallback()));
  }

  @Test
  void aLostAnswerLeavesItToTheCallback() throws Exception {
    EVOLINK.submitAnswers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertOutcomeUnknown(submit(withCallback()));
  }

  @Test
  void withoutACallbackAPersonDecides() {
    EVOLINK.submitAnswers(aResponse().withFault(Fault.EMPTY_RESPONSE));
    ConnectorRetryException failure = failure(SubmitRequests.valid());
    assertThat(failure.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(failure.getRetries()).isZero();
    assertThat(failure).hasMessageContaining("submit again only if the task does not exist");
    assertThat(EVOLINK.submissions()).hasSize(1);
  }

  @Test
  void onlyATrustedIdempotencyKeyAllowsAnotherTry() {
    EVOLINK.submitAnswers(500, EvolinkJson.error("internal_error", "Internal server error"));
    Submitter trusting = submitter(null, true);
    SubmitRequest request = withCallback().build();
    ConnectorRetryException first = failure(trusting, request);
    ConnectorRetryException second = failure(trusting, request);
    assertThat(first.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(first.getRetries()).isNull();
    assertThat(first.getBackoffDuration()).isEqualTo(Duration.ofSeconds(15));
    assertThat(second.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(EVOLINK.submissions())
        .extracting(sent -> sent.getHeader("Idempotency-Key"))
        .containsExactly(KEY, KEY);
  }

  @Test
  void withoutTrustTheKeyIsNotSent() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    submit(SubmitRequests.valid());
    assertThat(EVOLINK.submissions().getLast().containsHeader("Idempotency-Key")).isFalse();
  }

  @Test
  void aProviderThatQuotesWhatItWasSentTellsNobody() throws Exception {
    EVOLINK.submitAnswers(
        500,
        EvolinkJson.error(
            "internal_error",
            "cannot call https://connectors.example.com/inbound/x?task=a&token=s3cr3t for "
                + EvolinkServer.API_KEY));
    try (LogCapture log = new LogCapture()) {
      assertOutcomeUnknown(submit(withCallback()));
      ConnectorRetryException failure = failure(SubmitRequests.valid());
      assertThat(log.lines() + failure.getMessage())
          .contains("https://connectors.example.com/inbound/x?***")
          .doesNotContain("s3cr3t", EvolinkServer.API_KEY);
    }
  }

  @Test
  void faultyInputSendsNothing() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    failure(SubmitRequests.valid().with("query_face_threshold", "119"));
    failure(SubmitRequests.valid().without("audio_url"));
    failure(SubmitRequests.valid().without("connection"));
    failure(SubmitRequests.valid().with("connection", "{\"provider\":\"acme\"}"));
    failure(SubmitRequests.valid().with("connection", "{\"provider\":\"evolink\"}"));
    failure(SubmitRequests.valid().withCallback("http://connectors.example.com", "lip-sync"));
    failure(SubmitRequests.valid().withCallback("https://connectors.example.com", "a/b"));
    failure(SubmitRequests.valid().withCallback("https://connectors.example.com", null));
    failure(submitter(null, false), null);
    assertThat(EVOLINK.requests()).isEmpty();
  }

  private static void assertOutcomeUnknown(SubmitResult result) throws Exception {
    assertThat(json(result))
        .isEqualTo(
            RUNTIME.readTree(
                """
                {
                  "provider": "evolink",
                  "correlationKey": "%s",
                  "status": "unknown",
                  "outcome": "unknown",
                  "submittedAt": "2026-03-01T12:00:00.123Z",
                  "checkAfter": "PT5M"
                }
                """
                    .formatted(KEY)));
    assertThat(EVOLINK.submissions()).hasSize(1);
  }

  private static SubmitRequests withCallback() {
    return SubmitRequests.valid().withCallback("https://connectors.example.com", "lip-sync");
  }

  private static SubmitResult submit(SubmitRequests request) {
    return submit(submitter(null, false), request.build());
  }

  private static SubmitResult submit(Submitter submitter, SubmitRequest request) {
    return Submitters.submit(
        submitter, request, new RememberingGuard(), Job.any(), Documents.none());
  }

  private static ConnectorRetryException failure(SubmitRequests request) {
    return failure(submitter(null, false), request.build());
  }

  private static ConnectorRetryException failure(Submitter submitter, SubmitRequest request) {
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> submit(submitter, request));
    assertThat(failure).isNotNull();
    return failure;
  }

  private static Submitter submitter(String runtimeBaseUrl, boolean trusted) {
    return Submitters.of(
        trusted ? EVOLINK.trusted() : EVOLINK.providers(),
        new CallbackUrls(runtimeBaseUrl, false),
        MediaProbes.unused(),
        new RememberingGuard(),
        CLOCK);
  }

  /** As the runtime writes it into process variables. */
  private static JsonNode json(SubmitResult result) throws Exception {
    return RUNTIME.readTree(RUNTIME.writeValueAsString(result));
  }
}
