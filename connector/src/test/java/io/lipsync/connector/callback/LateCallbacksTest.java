package io.lipsync.connector.callback;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.camunda.connector.api.inbound.Activity;
import io.camunda.connector.api.inbound.CorrelationResult;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorException;
import io.camunda.connector.api.inbound.webhook.WebhookResult;
import io.camunda.connector.api.inbound.webhook.WebhookTriggerResultContext;
import io.lipsync.connector.LipSyncCallback;
import io.lipsync.connector.callback.address.CallbackToken;
import io.lipsync.connector.callback.judge.RecentChecks;
import io.lipsync.connector.callback.judge.VerdictHandover;
import io.lipsync.connector.callback.reread.DeliveredCallbacks;
import io.lipsync.connector.callback.reread.Rereads;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.limits.Permits;
import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.support.ManualDelay;
import io.lipsync.connector.support.Payload;
import io.lipsync.connector.support.RecordingContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Genuine callbacks that nobody can act on yet, after the provider has stopped repeating them. */
class LateCallbacksTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String TOKEN =
      new CallbackToken(List.of(Secret.of(EvolinkServer.API_KEY))).mint(KEY);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(11);

  private final ManualDelay time = new ManualDelay();
  private final AtomicLong nanoTime = new AtomicLong();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CallbackMemory memory =
      new CallbackMemory(
          new RecentChecks(nanoTime::get),
          new DeliveredCallbacks(nanoTime::get),
          new Rereads(time),
          new VerdictHandover());
  private final RecordingContext context =
      RecordingContext.with(
          Map.of(
              "inbound.context", "lip-sync",
              "inbound.provider", "evolink",
              "inbound.apiKey", EvolinkServer.API_KEY));
  private final LipSyncCallback callback = activated();

  @Test
  void aTaskThatCannotBeReadIsCorrelatedOnceItCan() {
    EVOLINK.taskAnswers(503, "");
    refused(503, EvolinkJson.COMPLETED);
    pass(Duration.ofMinutes(5));
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);

    pass(Duration.ofMinutes(1));

    assertThat(correlations()).hasSize(1);
    pass(TEN_MINUTES);
    assertThat(correlations()).as("once").hasSize(1);
    assertThat(messages())
        .containsExactly(
            "Waiting for evolink callbacks at /inbound/lip-sync",
            "Task task-unified-1775200000-xyz12345 is read again from time to time, for about ten"
                + " minutes: EvoLink answered HTTP 503: no message. Wait and look at the provider's"
                + " status page if it goes on.",
            messages().get(2),
            "Task task-unified-1775200000-xyz12345 is completed, handed to the engine after it was"
                + " read again");
    assertThat(counted("finished")).isEqualTo(1);
    assertThat(counted("given-up")).isZero();
  }

  @Test
  void itIsCorrelatedWithTheVariablesOfACallback() {
    EVOLINK.taskAnswers(200, EvolinkJson.PROCESSING);
    refused(503, EvolinkJson.COMPLETED.replace("cdn.example.com", "evil.example.com"));
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    pass(Duration.ofSeconds(5));

    nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
    WebhookResult inTime = callback.triggerWebhook(payload(EvolinkJson.COMPLETED));
    assertThat(correlations())
        .singleElement()
        .isEqualTo(
            new WebhookTriggerResultContext(inTime.request(), inTime.connectorData(), List.of()));
    assertThat(correlations().toString()).doesNotContain("evil", TOKEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500})
  void whateverKeepsATaskFromBeingReadItIsReadAgain(int status) {
    EVOLINK.taskAnswers(status, "<html>");
    refused(503, EvolinkJson.COMPLETED);
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    pass(Duration.ofSeconds(5));
    assertThat(correlations()).hasSize(1);
  }

  @Test
  void aBrokenConnectionIsNoEndEither() {
    EVOLINK.taskAnswers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    refused(503, EvolinkJson.COMPLETED);
    pass(Duration.ofSeconds(5));
    EVOLINK.taskAnswers(200, EvolinkJson.task("\"status\": \"failed\""));
    pass(Duration.ofSeconds(10));
    assertThat(correlations()).hasSize(1);
  }

  @Test
  void afterTenMinutesItIsGivenUpAndSaidSo() {
    EVOLINK.taskAnswers(200, EvolinkJson.PROCESSING);
    refused(503, EvolinkJson.COMPLETED);
    pass(Duration.ofHours(1));

    assertThat(correlations()).isEmpty();
    assertThat(EVOLINK.requests()).hasSize(14);
    assertThat(messages().getLast())
        .isEqualTo(
            "Task task-unified-1775200000-xyz12345 is not read again, its process waits for its"
                + " timer: task task-unified-1775200000-xyz12345 is still processing");
    assertThat(counted("given-up")).isEqualTo(1);
  }

  @Test
  void theProvidersOwnRepetitionEndsIt() {
    EVOLINK.taskAnswers(503, "");
    refused(503, EvolinkJson.COMPLETED);
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
    callback.triggerWebhook(payload(EvolinkJson.COMPLETED)).response().apply(null);

    pass(TEN_MINUTES);

    assertThat(correlations()).as("the runtime has done it").isEmpty();
    assertThat(EVOLINK.requests()).hasSize(2);
  }

  @Test
  void repeatedCallbacksBeginItOnce() {
    EVOLINK.taskAnswers(503, "");
    for (int repeat = 0; repeat < 4; repeat++) {
      nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
      refused(503, EvolinkJson.COMPLETED);
    }
    assertThat(time.size()).isEqualTo(1);
    assertThat(messages().stream().filter(line -> line.contains("read again from time")))
        .hasSize(1);
  }

  @Test
  void whatHasNoProofIsNeverReadAgain() {
    EVOLINK.taskAnswers(503, "");
    WebhookConnectorException refusal =
        catchThrowableOfType(
            WebhookConnectorException.class,
            () ->
                callback.triggerWebhook(
                    Payload.of(Map.of("task", KEY, "token", "x"), EvolinkJson.COMPLETED)));
    assertThat(refusal.getStatusCode()).isEqualTo(401);
    refused(400, "{}");
    refused(400, "{\"id\": \"../credits\"}");
    assertThat(time.size()).isZero();
  }

  @Test
  void anElementThatIsDeactivatedReadsNothingMore() {
    EVOLINK.taskAnswers(503, "");
    refused(503, EvolinkJson.COMPLETED);
    callback.deactivate();
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);

    pass(TEN_MINUTES);

    assertThat(correlations()).isEmpty();
    assertThat(EVOLINK.requests()).hasSize(1);
    assertThat(messages().getLast()).isEqualTo("Deactivated. Tasks that are not read again: 1");
  }

  @Test
  void anEngineThatIsAwayIsAskedAgain() {
    context.engineAnswers(new CorrelationResult.Failure.ZeebeClientStatus("UNAVAILABLE", "gone"));
    context.engineAnswers(new CorrelationResult.Failure.Other(new IllegalStateException("gone")));
    EVOLINK.taskAnswers(503, "");
    refused(503, EvolinkJson.COMPLETED);
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);

    pass(TEN_MINUTES);

    assertThat(correlations()).hasSize(3);
    assertThat(messages().getLast()).endsWith("handed to the engine after it was read again");
    assertThat(counted("finished")).isEqualTo(1);
  }

  @Test
  void anEngineThatKnowsItAlreadyHasTakenIt() {
    context.engineAnswers(new CorrelationResult.Success.MessageAlreadyCorrelated(null));
    correlatedOnce("finished");
  }

  @Test
  void whatTheEngineWillNeverTakeIsNotOfferedAgain() {
    context.engineAnswers(new CorrelationResult.Failure.InvalidInput("two elements match", null));
    correlatedOnce("given-up");
    assertThat(messages().getLast()).endsWith("the engine does not take it, two elements match");
  }

  private void correlatedOnce(String verdict) {
    EVOLINK.taskAnswers(503, "");
    refused(503, EvolinkJson.COMPLETED);
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    pass(TEN_MINUTES);
    assertThat(correlations()).hasSize(1);
    assertThat(counted(verdict)).isEqualTo(1);
  }

  /** Moves both clocks, in steps so small that no read finds what was said before. */
  private void pass(Duration duration) {
    for (long second = 0; second < duration.toSeconds(); second++) {
      nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
      time.pass(Duration.ofSeconds(1));
    }
  }

  private void refused(int status, String body) {
    WebhookConnectorException refusal =
        catchThrowableOfType(
            WebhookConnectorException.class, () -> callback.triggerWebhook(payload(body)));
    assertThat(refusal.getStatusCode()).isEqualTo(status);
  }

  private List<Object> correlations() {
    return context.seen().getCorrelations();
  }

  private List<String> messages() {
    return context.activities().stream().map(Activity::message).toList();
  }

  private double counted(String verdict) {
    return registry
        .get("lipsync.callbacks")
        .tags("provider", "evolink", "verdict", verdict)
        .counter()
        .count();
  }

  private static Payload payload(String body) {
    return Payload.of(Map.of("task", KEY, "token", TOKEN), body);
  }

  private LipSyncCallback activated() {
    LipSyncCallback element =
        new LipSyncCallback(
            new WaitingElement(
                EVOLINK.start().providers(),
                "",
                new CallbackPaths(Duration.ofSeconds(5)),
                new LipSyncMeters(registry, List.of("evolink")),
                new Permits(1, 0, Duration.ofSeconds(1), Clock.systemUTC()),
                memory));
    element.activate(context.inbound());
    return element;
  }
}
