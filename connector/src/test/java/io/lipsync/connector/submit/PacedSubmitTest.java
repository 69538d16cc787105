package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.support.Documents;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.support.RememberingGuard;
import io.lipsync.connector.support.Submitters;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.support.VendorSettings;
import io.lipsync.connector.task.Postponed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many jobs at once for a provider that takes one per second. */
class PacedSubmitTest {
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();

  private static final Duration SPACING = Duration.ofMillis(1200);

  private final MovableClock clock = new MovableClock();
  private final RememberingGuard guard = new RememberingGuard();
  private Submitter submitter;

  @BeforeEach
  void everythingIsAccepted() {
    accept();
    DashscopeProvider provider =
        new DashscopeProvider(
            DASHSCOPE.client(),
            VendorSettings.dashscope().at(DASHSCOPE.baseUrl()).build(),
            clock,
            clock);
    submitter =
        Submitters.of(
            new Providers(List.of(provider), List.of()),
            new CallbackUrls("https://runtime.example.com", false),
            MediaProbes.unused(),
            guard,
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
  void aShortWaitHappensInPlace() {
    Instant begin = clock.instant();
    submit(1);
    submit(2);
    assertThat(Duration.between(begin, clock.instant())).isEqualTo(SPACING);
    assertThat(DASHSCOPE.requests()).hasSize(2);
  }

  @Test
  void aLongOneInTheEngineAndIsNoFailure() {
    throttle();
    Postponed waits = waits(2);
    assertThat(waits.backoff()).isEqualTo(Duration.ofSeconds(15).plus(SPACING));
    assertThat(waits).hasMessageContaining("rate limit").hasMessageContaining("loses no retry");
    assertThat(DASHSCOPE.requests()).hasSize(1);
    assertThat(guard.recorded(job(2))).as("no attempt was made").isNull();
  }

  /** "Not sent yet" would let a model try another provider, and pay a second time. */
  @Test
  void whatADeadWorkerBeganIsUnknownAndNotToldToWaitForItsTurn() {
    throttle();
    guard.claim(job(2), 1);
    waits(2);
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> submit(2));
    assertThat(failure.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(failure.getRetries()).isZero();
    assertThat(DASHSCOPE.requests()).hasSize(1);
  }

  /** However few retries they have: waiting uses none. */
  @Test
  void allOfManyAreSentInTheEnd() {
    assertThat(sendAll(20)).isLessThan(Duration.ofSeconds(40));
    assertThat(DASHSCOPE.requests()).hasSize(20);
  }

  /** As DashScope was seen to: the second in a row is refused, and 45 s later taken again. */
  @Test
  void allAreSentThoughTheProviderRefusesTheSecondInARow() {
    DASHSCOPE.submitAnswers(throttling());
    Instant[] blocked = {clock.instant()};
    Queue<Integer> orders = new ArrayDeque<>(IntStream.range(0, 5).boxed().toList());
    int accepted = 0;
    while (!orders.isEmpty()) {
      boolean takes = !clock.instant().isBefore(blocked[0]);
      if (takes) {
        accept();
      } else {
        DASHSCOPE.submitAnswers(throttling());
      }
      int order = orders.poll();
      int before = DASHSCOPE.requests().size();
      try {
        submit(order);
        accepted++;
      } catch (Postponed waits) {
        orders.add(order);
        clock.move(Duration.ofSeconds(1));
      }
      if (DASHSCOPE.requests().size() > before && takes) {
        blocked[0] = clock.instant().plusSeconds(45);
      }
    }
    assertThat(accepted).isEqualTo(5);
  }

  private Duration sendAll(int many) {
    Instant begin = clock.instant();
    Queue<Integer> orders = new ArrayDeque<>(IntStream.range(0, many).boxed().toList());
    while (!orders.isEmpty()) {
      int order = orders.poll();
      try {
        submit(order);
      } catch (Postponed waits) {
        orders.add(order);
        clock.move(Duration.ofMillis(100));
      }
    }
    return Duration.between(begin, clock.instant());
  }

  /** The account has to wait by now. */
  private void throttle() {
    DASHSCOPE.submitAnswers(throttling());
    waits(1);
    accept();
  }

  private Postponed waits(int order) {
    Postponed waits = catchThrowableOfType(Postponed.class, () -> submit(order));
    assertThat(waits).isNotNull();
    return waits;
  }

  private static void accept() {
    DASHSCOPE.submitAnswers(
        WireMock.okJson(
            "{\"output\":{\"task_id\":\"%s\",\"task_status\":\"PENDING\"}}"
                .formatted(VendorServer.TASK_ID)));
  }

  private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder throttling() {
    return WireMock.jsonResponse(
        "{\"code\":\"Throttling.RateQuota\",\"message\":\"Requests rate limit exceeded\"}", 429);
  }

  private SubmitResult submit(int order) {
    return Submitters.submit(
        submitter,
        SubmitRequests.valid()
            .with(
                "connection",
                "{\"provider\":\"dashscope\",\"apiKey\":\"" + VendorServer.API_KEY + "\"}")
            .build(),
        guard,
        job(order),
        Documents.none());
  }

  private static Job job(int order) {
    return new Job("<default>", 1, order);
  }
}
