package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.callback.CallbackUrls;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.support.Documents;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.support.RememberingGuard;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.support.VendorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Twenty jobs at once for a provider that takes one per second. */
class PacedSubmitTest {
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();

  /** Half a second longer than the provider asks for. */
  private static final Duration PLACE = Duration.ofMillis(1500);

  private final MovableClock clock = new MovableClock();
  private final RememberingGuard guard = new RememberingGuard();
  private Submitter submitter;

  @BeforeEach
  void everythingIsAccepted() {
    DASHSCOPE.submitAnswers(
        WireMock.okJson(
            "{\"output\":{\"task_id\":\"%s\",\"task_status\":\"PENDING\"}}"
                .formatted(VendorServer.TASK_ID)));
    DashscopeProvider provider =
        new DashscopeProvider(
            DASHSCOPE.client(), VendorSettings.dashscope().at(DASHSCOPE.baseUrl()).build(), clock);
    submitter =
        new Submitter(
            new Providers(List.of(provider), List.of()),
            new CallbackUrls("https://runtime.example.com", false),
            MediaProbes.unused(),
            guard,
            Set.of(),
            clock);
  }

  @Test
  void theTaskIdIsWhatTheProcessWaitsFor() {
    SubmitResult result = submit(1);
    assertThat(result.provider()).isEqualTo("dashscope");
    assertThat(result.taskId()).isEqualTo(VendorServer.TASK_ID);
    assertThat(result.correlationKey()).isEqualTo(VendorServer.TASK_ID);
    assertThat(result.checkAfter()).isEqualTo(Duration.ofSeconds(15));
    assertThat(DASHSCOPE.lastRequest().getBodyAsString()).doesNotContain("callback");
  }

  @Test
  void beforeItsTurnAnOrderGoesBackToTheEngineAndNothingIsSentOrClaimed() {
    submit(1);
    ConnectorRetryException failure = failure(2);
    assertThat(failure.getErrorCode()).isEqualTo("RATE_LIMITED");
    assertThat(failure.getRetries()).as("waiting is no failure").isEqualTo(3);
    assertThat(failure.getBackoffDuration()).isEqualTo(PLACE);
    assertThat(failure)
        .hasMessage(
            "Not sent yet: dashscope takes only so many submissions at a time. The task is sent at"
                + " its turn in 2 s.");
    assertThat(DASHSCOPE.requests()).hasSize(1);
    assertThat(guard.nextAttempt(job(2))).as("no attempt was made").isNull();
  }

  @Test
  void onlyRefusedAttemptsUseUpTries() {
    submit(1);
    assertThat(failure(2, 2).getRetries()).isEqualTo(2);
    assertThat(failure(3, 3).getRetries()).isEqualTo(1);
    assertThat(failure(4, 4).getRetries()).as("the last one").isEqualTo(1);
  }

  /** "Not sent yet" would let a model try another provider, and pay a second time. */
  @Test
  void whatADeadWorkerBeganIsUnknownAndNeverToldToWait() {
    submit(1);
    guard.claim(job(2), 1);
    ConnectorRetryException failure = failure(2);
    assertThat(failure.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(failure.getRetries()).isZero();
    assertThat(DASHSCOPE.requests()).hasSize(1);
  }

  @Test
  void whileNobodyCanTellWhatWasBegunNothingIsToldToWait() {
    submit(1);
    guard.becomeUnreachable();
    assertThat(failure(2)).hasMessageContaining("no engine");
  }

  @Test
  void twentyAtOnceAreSentWithinHalfAMinuteAndEachIsSentBackOnlyOnce() {
    submit(0);
    for (int order = 1; order < 20; order++) {
      assertThat(failure(order).getBackoffDuration()).isEqualTo(PLACE.multipliedBy(order));
    }
    for (int order = 1; order < 20; order++) {
      clock.move(PLACE);
      submit(order);
    }
    assertThat(DASHSCOPE.requests()).hasSize(20);
  }

  private ConnectorRetryException failure(int order) {
    return failure(order, null);
  }

  private ConnectorRetryException failure(int order, Integer attempt) {
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> submit(order, attempt));
    assertThat(failure).isNotNull();
    return failure;
  }

  private SubmitResult submit(int order) {
    return submit(order, null);
  }

  private SubmitResult submit(int order, Integer attempt) {
    return submitter.submit(
        SubmitRequests.valid()
            .with(
                "connection",
                "{\"provider\":\"dashscope\",\"apiKey\":\"" + VendorServer.API_KEY + "\"}")
            .build(),
        attempt,
        job(order),
        Documents.none());
  }

  private static Job job(int order) {
    return new Job("<default>", 1, order);
  }
}
