package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.callback.CallbackUrls;
import io.lipsync.connector.support.Documents;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.RememberingGuard;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job that is handed out again, to this worker or another one, never pays a second time. */
class OnceOnlyTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  private final RememberingGuard engine = new RememberingGuard();

  @Test
  void anotherWorkerThatGetsTheSameJobSendsNothingAndLeavesItToTheCallback() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    worker(Set.of()).submit(withCallback(), null, Job.any(), Documents.none());

    SubmitResult second =
        worker(Set.of()).submit(withCallback(), null, Job.any(), Documents.none());

    assertThat(second.outcome()).isEqualTo(SubmitResult.Outcome.UNKNOWN);
    assertThat(second.taskId()).isNull();
    assertThat(EVOLINK.submissions()).hasSize(1);
  }

  @Test
  void withoutACallbackAPersonHasToDecide() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    worker(Set.of()).submit(SubmitRequests.valid().build(), null, Job.any(), Documents.none());

    ConnectorRetryException second = failure(SubmitRequests.valid().build(), null);

    assertThat(second.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(second.getRetries()).isZero();
    assertThat(EVOLINK.submissions()).hasSize(1);
  }

  @Test
  void whatWasAcceptedWithoutACallbackIsKeptForTheNextTry() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    SubmitResult accepted =
        worker(Set.of()).submit(SubmitRequests.valid().build(), null, Job.any(), Documents.none());

    assertThat(engine.kept(Job.any())).isEqualTo(accepted);
  }

  @Test
  void whatACallbackTellsAnywayIsNotKept() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    worker(Set.of()).submit(withCallback(), null, Job.any(), Documents.none());

    assertThat(engine.kept(Job.any())).isNull();
  }

  @Test
  void aRefusedAttemptMayBeFollowedByAnother() {
    EVOLINK.submitAnswers(429, EvolinkJson.error("rate_limit_exceeded", "slow down"));
    failure(withCallback(), null);
    assertThat(engine.nextAttempt(Job.any())).isEqualTo(2);
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);

    SubmitResult second = worker(Set.of()).submit(withCallback(), 2, Job.any(), Documents.none());

    assertThat(second.outcome()).isEqualTo(SubmitResult.Outcome.ACCEPTED);
    assertThat(EVOLINK.submissions()).hasSize(2);
  }

  @Test
  void aFinalRefusalToo() {
    EVOLINK.submitAnswers(402, EvolinkJson.error("insufficient_quota", "top up"));
    assertThat(failure(withCallback(), null).getRetries()).isZero();

    assertThat(engine.nextAttempt(Job.any())).isEqualTo(2);
  }

  @Test
  void anUnknownOutcomeAllowsNoOtherAttempt() {
    EVOLINK.submitAnswers(502, "<html></html>");
    worker(Set.of()).submit(withCallback(), null, Job.any(), Documents.none());

    assertThat(engine.nextAttempt(Job.any())).isNull();
  }

  @Test
  void nothingIsSentWhenTheEngineCannotRecordTheAttempt() {
    engine.becomeUnreachable();

    ConnectorRetryException failure = failure(withCallback(), null);

    assertThat(failure.getRetries()).isNull();
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @Test
  void unusableInputClaimsNothing() {
    failure(SubmitRequests.valid().with("query_face_threshold", "119").build(), null);

    assertThat(engine.claim(Job.any(), 1)).isTrue();
  }

  @Test
  void everyLoopItemIsASubmissionOfItsOwn() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    worker(Set.of()).submit(withCallback(), null, new Job("<default>", 1, 2), Documents.none());
    worker(Set.of()).submit(withCallback(), null, new Job("<default>", 1, 3), Documents.none());

    assertThat(EVOLINK.submissions()).hasSize(2);
  }

  @Test
  void onlyATrustedIdempotencyKeyMayBeSentAgain() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    worker(Set.of("evolink")).submit(withCallback(), null, Job.any(), Documents.none());

    SubmitResult second =
        worker(Set.of("evolink")).submit(withCallback(), null, Job.any(), Documents.none());

    assertThat(second.outcome()).isEqualTo(SubmitResult.Outcome.ACCEPTED);
    assertThat(EVOLINK.submissions()).hasSize(2);
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
    assertThat(failure(trusting(), withCallback(), null).getErrorCode())
        .isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    EVOLINK.submitAnswers(status, EvolinkJson.error(code, "not now"));

    ConnectorRetryException second = failure(trusting(), withCallback(), null);

    assertThat(second.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(second).hasMessageContaining("not now");
    assertThat(engine.nextAttempt(Job.any())).isNull();
  }

  @Test
  void aTrustedFirstOrderThatIsRefusedIsRefused() {
    EVOLINK.submitAnswers(402, EvolinkJson.error("insufficient_quota", "top up"));
    assertThat(failure(trusting(), withCallback(), null).getErrorCode())
        .isEqualTo("QUOTA_EXHAUSTED");
    assertThat(engine.nextAttempt(Job.any())).isEqualTo(2);
  }

  @Test
  void whatAPersonHasToDecideIsNotSentEvenWhenTheClaimIsForgotten() {
    EVOLINK.submitAnswers(502, "<html></html>");
    failure(SubmitRequests.valid().build(), null);
    Integer next = engine.nextAttempt(Job.any());
    engine.forgetClaims();
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);

    ConnectorRetryException second = failure(SubmitRequests.valid().build(), next);

    assertThat(second.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(second.getRetries()).isZero();
    assertThat(EVOLINK.submissions()).hasSize(1);
  }

  /** "Nothing was sent" would not be true of it. */
  @Test
  void norIsItInvalidInputWhenSomebodyHasChangedTheInputMeanwhile() {
    SubmitRequest faulty = SubmitRequests.valid().with("query_face_threshold", "119").build();

    assertThat(failure(faulty, OnceOnlyGuard.NONE).getErrorCode())
        .isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
  }

  private static SubmitRequest withCallback() {
    return SubmitRequests.valid()
        .withCallback("https://connectors.example.com", "lip-sync")
        .build();
  }

  private ConnectorRetryException failure(SubmitRequest request, Integer attempt) {
    return failure(worker(Set.of()), request, attempt);
  }

  private static ConnectorRetryException failure(
      Submitter worker, SubmitRequest request, Integer attempt) {
    ConnectorRetryException failure =
        catchThrowableOfType(
            ConnectorRetryException.class,
            () -> worker.submit(request, attempt, Job.any(), Documents.none()));
    assertThat(failure).isNotNull();
    return failure;
  }

  private Submitter trusting() {
    return worker(Set.of("evolink"));
  }

  private Submitter worker(Set<String> trusted) {
    return new Submitter(
        EVOLINK.providers(),
        new CallbackUrls(null, false),
        MediaProbes.unused(),
        engine,
        trusted,
        Clock.systemUTC());
  }
}
