package io.lipsync.connector.submit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Fault;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.support.Documents;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.RememberingGuard;
import io.lipsync.connector.support.Submitters;
import io.lipsync.connector.task.Postponed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that is handed out again, to this worker or another one, never pays a second time. */
class OnceOnlyTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  private static final String HERE = Job.any().elementInstanceKey() + ":";

  private final RememberingGuard engine = new RememberingGuard();
  private Clock clock = Clock.systemUTC();

  @Test
  void whatWasAcceptedIsGivenToEveryLaterJobOfTheElementInstance() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    SubmitResult first = submit(withCallback());
    engine.forgetClaims();
    assertThat(submit(withCallback())).as("after years, with a callback").isEqualTo(first);
    assertThat(submit(faulty())).as("with input that is faulty by now").isEqualTo(first);
    assertThat(EVOLINK.submissions()).hasSize(1);
  }

  @Test
  void whatAnyOfTheSigningSecretsProvesIsAccepted() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    SubmitResult first = submit(EVOLINK.providers("old"), withCallback());
    assertThat(submit(EVOLINK.providers("new", "old"), withCallback())).isEqualTo(first);
    assertThat(submit(EVOLINK.providers("old"), SubmitRequests.valid().without("connection")))
        .as("without an account, by the installation's secrets")
        .isEqualTo(first);
  }

  @Test
  void aRecordThatNoSecretProvesIsNoReasonToPayAgain() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    submit(EVOLINK.providers("old"), SubmitRequests.valid());
    engine.forgetClaims();
    ConnectorRetryException failure = failure(EVOLINK.providers("new"), SubmitRequests.valid());
    assertThat(failure.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(EVOLINK.submissions()).hasSize(1);
  }

  @Test
  void aRecordOfAnotherElementInstanceCountsForNothing() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    submit(SubmitRequests.valid());
    Job other = new Job("<default>", 1, 2);
    submit(EVOLINK.providers(), SubmitRequests.valid().build(), engine.recorded(Job.any()), other);
    assertThat(EVOLINK.submissions()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "7", "1:2", "x", "2251799813685300", "2251799813685300:0"})
  void aNumberAloneAllowsNothing(String allowed) {
    EVOLINK.submitAnswers(502, "<html></html>");
    assertThat(failure(SubmitRequests.valid()).getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThatThrownBy(() -> submitAllowed(allowed)).hasMessageContaining("console");
    assertThat(EVOLINK.submissions()).hasSize(1);
  }

  @Test
  void aPersonMayAllowOneMoreAttempt() {
    EVOLINK.submitAnswers(502, "<html></html>");
    failure(SubmitRequests.valid());
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    SubmitResult result = submitAllowed(HERE + 2);
    assertThat(result.outcome()).isEqualTo(SubmitResult.Outcome.ACCEPTED);
    engine.loseRecords();
    assertThatThrownBy(() -> submitAllowed(HERE + 2)).as("one").isInstanceOf(Postponed.class);
    assertThat(EVOLINK.submissions()).hasSize(2);
  }

  @Test
  void thatAnAttemptIsAllowedChangesNothingOfWhatWasAccepted() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    SubmitResult first = submit(SubmitRequests.valid());
    assertThat(submitAllowed(HERE + 2)).isEqualTo(first);
  }

  @Test
  void theOwnerOfAnAttemptGetsTheTimeToRecordIt() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    SubmitResult owner = submit(SubmitRequests.valid());
    JsonNode record = engine.recorded(Job.any());
    engine.loseRecords();
    Postponed waits = catchThrowableOfType(Postponed.class, () -> submit(SubmitRequests.valid()));
    assertThat(waits.backoff()).isEqualTo(Duration.ofSeconds(75));
    assertThat(submit(EVOLINK.providers(), SubmitRequests.valid().build(), record, Job.any()))
        .isEqualTo(owner);
    assertThat(EVOLINK.submissions()).hasSize(1);
  }

  @Test
  void anAttemptWhoseOwnerDiedIsLeftToTheCallback() {
    engine.claim(Job.any(), 1);
    waits(withCallback());
    SubmitResult result = submit(withCallback());
    assertThat(result.outcome()).isEqualTo(SubmitResult.Outcome.UNKNOWN);
    assertThat(result.taskId()).isNull();
    engine.forgetClaims();
    assertThat(submit(withCallback())).as("for ever").isEqualTo(result);
    assertThat(EVOLINK.submissions()).isEmpty();
  }

  @Test
  void withoutACallbackAPersonHasToDecideHoweverLate() {
    engine.claim(Job.any(), 1);
    waits(SubmitRequests.valid());
    ConnectorRetryException failure = failure(SubmitRequests.valid());
    assertThat(failure.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(failure.getRetries()).isZero();
    engine.forgetClaims();
    assertThat(failure(SubmitRequests.valid()).getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(EVOLINK.submissions()).isEmpty();
  }

  /** To a model, any other code would say that nothing was sent. */
  @ParameterizedTest
  @ValueSource(strings = {"threshold", "callback base", "audio", "connection", "provider", "key"})
  void whateverIsWrongWithTheInputByNow(String fault) {
    engine.claim(Job.any(), 1);
    SubmitRequests request = spoiled(fault);
    assertThat(catchThrowableOfType(Postponed.class, () -> submit(request))).isNotNull();
    try {
      assertThat(submit(request).outcome()).isEqualTo(SubmitResult.Outcome.UNKNOWN);
    } catch (ConnectorRetryException failure) {
      assertThat(failure.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
      assertThat(failure).hasMessageContaining("could not begin");
    }
    engine.forgetClaims();
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    try {
      submit(SubmitRequests.valid());
    } catch (ConnectorRetryException failure) {
      assertThat(failure.getErrorCode()).as("mended").isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    }
    assertThat(EVOLINK.submissions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"threshold", "callback base", "audio", "connection", "provider", "key"})
  void whatNobodyBeganIsJustFaulty(String fault) {
    assertThat(failure(spoiled(fault)).getErrorCode()).isEqualTo("INVALID_INPUT");
    assertThat(engine.claims()).isEmpty();
  }

  @Test
  void aRefusedAttemptIsFollowedByAnother() {
    EVOLINK.submitAnswers(402, EvolinkJson.error("insufficient_quota", "top up"));
    assertThat(failure(withCallback()).getRetries()).isZero();
    assertThat(engine.state(Job.any())).isEqualTo("NOT_CREATED 1");
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    assertThat(submit(withCallback()).outcome()).isEqualTo(SubmitResult.Outcome.ACCEPTED);
    assertThat(EVOLINK.submissions()).hasSize(2);
  }

  @Test
  void anUnknownOutcomeIsNot() {
    EVOLINK.submitAnswers(502, "<html></html>");
    SubmitResult result = submit(withCallback());
    assertThat(submit(withCallback())).isEqualTo(result);
    assertThat(engine.state(Job.any())).isEqualTo("UNKNOWN 1");
    assertThat(EVOLINK.submissions()).hasSize(1);
  }

  @Test
  void whileTheEngineDoesNotAnswerNothingIsSentAndNothingFails() {
    engine.becomeUnreachable();
    for (int attempt = 0; attempt < 5; attempt++) {
      waits(withCallback());
    }
    assertThat(EVOLINK.requests()).isEmpty();
    engine.becomeReachable();
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    assertThat(submit(withCallback()).outcome()).isEqualTo(SubmitResult.Outcome.ACCEPTED);
  }

  @Test
  void norDoesFaultyInputFailWhileNobodyCanTell() {
    engine.becomeUnreachable();
    waits(faulty());
  }

  @Test
  void aProviderThatCannotBeReachedCostsNoRetryForTenMinutes() {
    Providers unreachable = new Providers(List.of(EVOLINK.at("http://localhost:1")), List.of());
    at("2026-03-01T12:00:00Z");
    assertThat(waitsAt(unreachable).backoff()).isEqualTo(Duration.ofSeconds(15));
    assertThat(engine.state(Job.any())).isEqualTo("NOT_CREATED 1");
    at("2026-03-01T12:09:59Z");
    waitsAt(unreachable);
    at("2026-03-01T12:10:01Z");
    ConnectorRetryException failure = failure(unreachable, SubmitRequests.valid());
    assertThat(failure.getErrorCode()).isEqualTo("PROVIDER_ERROR");
    assertThat(failure.getRetries()).as("one less than the job has").isNull();
    at("2026-03-02T12:00:00Z");
    waitsAt(unreachable);
  }

  @Test
  void aRateLimitCostsNoRetryForSixHours() {
    EVOLINK.submitAnswers(429, EvolinkJson.error("rate_limit_exceeded", "slow down"));
    at("2026-03-01T12:00:00Z");
    waits(withCallback());
    at("2026-03-01T17:59:59Z");
    waits(withCallback());
    at("2026-03-01T18:00:01Z");
    ConnectorRetryException failure = failure(withCallback());
    assertThat(failure.getErrorCode()).isEqualTo("RATE_LIMITED");
    assertThat(failure.getRetries()).isNull();
    assertThat(EVOLINK.submissions()).hasSize(3);
  }

  @Test
  void everyLoopItemIsASubmissionOfItsOwn() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    submit(EVOLINK.providers(), withCallback().build(), null, new Job("<default>", 1, 2));
    submit(EVOLINK.providers(), withCallback().build(), null, new Job("<default>", 1, 3));
    assertThat(EVOLINK.submissions()).hasSize(2);
  }

  @Test
  void onlyATrustedIdempotencyKeyMayBeSentAgain() {
    EVOLINK.submitAnswers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(failure(EVOLINK.trusted(), withCallback()).getRetries()).isNull();
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    assertThat(submit(EVOLINK.trusted(), withCallback()).outcome())
        .isEqualTo(SubmitResult.Outcome.ACCEPTED);
    assertThat(EVOLINK.submissions())
        .extracting(sent -> sent.getHeader("Idempotency-Key"))
        .containsOnly(SubmissionKey.of(Job.any(), Submitters.CLUSTER));
  }

  /** A refusal would let a model try another provider, while the first order is under way. */
  @ParameterizedTest
  @CsvSource({
    "402, insufficient_quota",
    "429, rate_limit_exceeded",
    "503, service_unavailable",
    "400, invalid_parameters"
  })
  void thatARepetitionIsRefusedTellsNothingOfTheFirstOrder(int status, String code) {
    EVOLINK.submitAnswers(502, "<html></html>");
    assertThat(failure(EVOLINK.trusted(), withCallback()).getErrorCode())
        .isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    engine.forgetClaims();
    EVOLINK.submitAnswers(status, EvolinkJson.error(code, "not now"));
    ConnectorRetryException second = failure(EVOLINK.trusted(), withCallback());
    assertThat(second.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(second).hasMessageContaining("not now");
  }

  @Test
  void aRecordThatSomebodyChangedIsNotTheOneThatWasWritten() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    submit(SubmitRequests.valid());
    ObjectNode forged = engine.recorded(Job.any()).deepCopy();
    ObjectNode accepted = (ObjectNode) forged.get("lipSyncSubmitted");
    accepted.put(
        "record", accepted.get("record").asText().replace(EvolinkServer.TASK_ID, "task-unified-1"));
    ConnectorRetryException failure =
        catchThrowableOfType(
            ConnectorRetryException.class,
            () -> submit(EVOLINK.providers(), SubmitRequests.valid().build(), forged, Job.any()));
    assertThat(failure.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
  }

  private static SubmitRequests spoiled(String fault) {
    return switch (fault) {
      case "threshold" -> faulty();
      case "callback base" ->
          SubmitRequests.valid().withCallback("http://connectors.example.com", "lip-sync");
      case "audio" -> SubmitRequests.valid().without("audio_url");
      case "connection" -> SubmitRequests.valid().without("connection");
      case "provider" -> SubmitRequests.valid().with("connection", "{\"provider\":\"acme\"}");
      default -> SubmitRequests.valid().with("connection", "{\"provider\":\"evolink\"}");
    };
  }

  private static SubmitRequests faulty() {
    return SubmitRequests.valid().with("query_face_threshold", "119");
  }

  private static SubmitRequests withCallback() {
    return SubmitRequests.valid().withCallback("https://connectors.example.com", "lip-sync");
  }

  private void at(String time) {
    clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }

  private void waits(SubmitRequests request) {
    assertThatThrownBy(() -> submit(request)).isInstanceOf(Postponed.class);
  }

  private Postponed waitsAt(Providers providers) {
    Postponed waits =
        catchThrowableOfType(Postponed.class, () -> submit(providers, SubmitRequests.valid()));
    assertThat(waits).isNotNull();
    return waits;
  }

  private ConnectorRetryException failure(SubmitRequests request) {
    return failure(EVOLINK.providers(), request);
  }

  private ConnectorRetryException failure(Providers providers, SubmitRequests request) {
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> submit(providers, request));
    assertThat(failure).isNotNull();
    return failure;
  }

  private SubmitResult submit(SubmitRequests request) {
    return submit(EVOLINK.providers(), request);
  }

  private SubmitResult submit(Providers providers, SubmitRequests request) {
    return submit(providers, request.build(), engine.recorded(Job.any()), Job.any());
  }

  private SubmitResult submit(
      Providers providers, SubmitRequest request, JsonNode record, Job job) {
    return worker(providers).submit(Submitters.job(request, record, null, job, Documents.none()));
  }

  private SubmitResult submitAllowed(String allowed) {
    return worker(EVOLINK.providers())
        .submit(
            Submitters.job(
                SubmitRequests.valid().build(),
                engine.recorded(Job.any()),
                allowed,
                Job.any(),
                Documents.none()));
  }

  private Submitter worker(Providers providers) {
    return Submitters.of(
        providers, new CallbackUrls(null, false), MediaProbes.unused(), engine, clock);
  }
}
