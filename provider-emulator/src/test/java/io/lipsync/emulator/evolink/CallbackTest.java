package io.lipsync.emulator.evolink;

import static io.lipsync.emulator.EvoLinkClient.body;
import static io.lipsync.emulator.EvoLinkClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.CallbackReceiver;
import io.lipsync.emulator.CallbackReceiver.Received;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.EvoLinkClient;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.journal.AwaitTimeoutException;
import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.emulator.journal.CallbackAttempt.Kind;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callbacks by the documented rules, and all that can happen to them. The clock stands still. */
class CallbackTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration NOT_LONG = Duration.ofMillis(150);

  private CallbackReceiver receiver;
  private ProviderEmulator emulator;
  private EvoLinkClient client;

  @BeforeEach
  void start() throws IOException {
    receiver = new CallbackReceiver();
    startEmulator(settings());
  }

  private static EmulatorSettings settings() {
    return EmulatorSettings.defaults()
        .withLoopbackCallbacks(true)
        .withClock(Clock.fixed(Instant.ofEpochSecond(1775200000), ZoneOffset.UTC));
  }

  private void startEmulator(EmulatorSettings settings) {
    emulator = ProviderEmulator.start(settings);
    client = new EvoLinkClient(emulator);
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
    receiver.close();
  }

  @Test
  void bodyHasTheFourFieldsOfTheVendorsExample() throws IOException {
    String id = submit("finish-after:1s");
    emulator.advanceClock(Duration.ofSeconds(1));
    awaitAttempts(1);

    Received callback = receiver.received().getFirst();
    assertThat(callback.contentType()).isEqualTo("application/json");
    assertThat(callback.uri().getQuery()).isEqualTo("task=42&token=secret");
    ObjectNode task = (ObjectNode) new ObjectMapper().readTree(client.query(id).body());
    assertThat(new ObjectMapper().readTree(callback.body()))
        .isEqualTo(task.retain("id", "status", "model", "results"));
    assertThat(emulator.evolink().journal().summary().callbacksDelivered()).isEqualTo(1);
  }

  @Test
  void failuresAndCancellationsAreCalledBackToo() {
    submit("finish-after:0,fail:service_error");
    awaitAttempts(1);
    submit("finish-after:0,cancelled");
    awaitAttempts(2);

    assertThat(receiver.received().stream().map(r -> parsed(r).get("status").asText()))
        .containsExactly("failed", "cancelled");
  }

  @Test
  void failedCallbacksAreRepeatedAfterOneTwoAndFourSeconds() {
    receiver.answering(503, 404, 302);
    submit("finish-after:0");
    awaitAttempts(1);

    int seen = 1;
    for (int seconds : new int[] {1, 2, 4}) {
      emulator.advanceClock(Duration.ofSeconds(seconds).minusMillis(1));
      assertNoMoreThan(seen);
      emulator.advanceClock(Duration.ofMillis(1));
      awaitAttempts(++seen);
    }

    assertThat(attempts().stream().map(CallbackAttempt::status))
        .containsExactly(503, 404, 302, 200);
    assertThat(attempts().stream().map(CallbackAttempt::attempt)).containsExactly(1, 2, 3, 4);
    assertThat(receiver.received()).as("the redirect is not followed").hasSize(4);
    assertThat(emulator.evolink().journal().summary().callbacksDelivered()).isEqualTo(1);
  }

  @Test
  void fourFailuresAreTheLast() {
    receiver.answering(500, 500, 500, 500);
    submit("finish-after:0");
    for (int attempt = 1; attempt <= 4; attempt++) {
      awaitAttempts(attempt);
      emulator.advanceClock(Duration.ofSeconds(10));
    }

    assertNoMoreThan(4);
    EvoLinkSummary summary = emulator.evolink().journal().summary();
    assertThat(summary.callbacksFailed()).isEqualTo(1);
    assertThat(summary.callbackAttempts()).isEqualTo(4);
    assertThat(summary.callbacksDelivered()).isZero();
  }

  @Test
  void receiversThatAreTooSlowHaveFailed() {
    stopEmulator();
    startEmulator(settings().withCallbackTimeout(Duration.ofMillis(200)));
    CountDownLatch testIsOver = new CountDownLatch(1);
    receiver.beforeAnswer(callback -> awaitQuietly(testIsOver));

    submit("finish-after:0");
    CallbackAttempt attempt = awaitAttempts(1);
    testIsOver.countDown();

    assertThat(attempt.status()).isZero();
    assertThat(attempt.problem()).contains("Timeout");
  }

  @Test
  void lostCallbacksAreNotSent() {
    String id = submit("finish-after:0,callback:lost");
    emulator.evolink().journal().awaitTask(task -> task.id().equals(id) && task.ended(), SOON);
    assertNoMoreThan(0);
  }

  @Test
  void doubledCallbacksAreTheSame() {
    submit("finish-after:0,callback:doubled:3");
    awaitAttempts(3);
    assertThat(receiver.received().stream().map(Received::body).distinct()).hasSize(1);
    assertThat(emulator.evolink().journal().summary().callbacksDelivered()).isEqualTo(1);
  }

  @Test
  void earlyCallbackArrivesBeforeTheAnswerOfTheSubmit() {
    AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
    AtomicReference<Boolean> answeredBefore = new AtomicReference<>();
    AtomicReference<String> statusSeen = new AtomicReference<>();
    receiver.beforeAnswer(
        callback -> {
          answeredBefore.set(answer.get() != null);
          statusSeen.set(
              json(client.query(parsed(callback).get("id").asText())).get("status").asText());
        });

    answer.set(client.submit(withCallback("callback:early")));

    assertThat(receiver.received()).hasSize(1);
    assertThat(answeredBefore.get()).isFalse();
    assertThat(statusSeen.get()).isEqualTo("completed");
    assertThat(json(answer.get()).get("status").asText()).isEqualTo("pending");
    assertThat(json(answer.get()).get("id"))
        .isEqualTo(parsed(receiver.received().getFirst()).get("id"));
  }

  @Test
  void forgedCallbackHasAnotherTokenAndLink() {
    submit("finish-after:0,callback:forged");
    awaitAttempts(2);

    Received forged = receiver.received().get(0);
    Received genuine = receiver.received().get(1);
    assertThat(forged.uri().getPath()).isEqualTo(genuine.uri().getPath());
    assertThat(forged.uri().getQuery()).isEqualTo("task=42&token=se0000");
    assertThat(parsed(forged).at("/results/0").asText()).contains("attacker.example");
    assertThat(parsed(forged).get("id")).isEqualTo(parsed(genuine).get("id"));
    assertThat(attempts().stream().map(CallbackAttempt::kind))
        .containsExactly(Kind.FORGED, Kind.GENUINE);
    assertThat(emulator.evolink().journal().summary().callbackAttempts()).isEqualTo(1);
  }

  @Test
  void aForgedCallbackMayBeTheOnlyOne() {
    String robbed = submit("finish-after:0,callback:forged,callback:lost");
    awaitAttempts(1);
    String other = submit("finish-after:0");
    awaitAttempts(2);

    assertThat(attempts())
        .extracting(CallbackAttempt::taskId, CallbackAttempt::kind)
        .containsExactly(tuple(robbed, Kind.FORGED), tuple(other, Kind.GENUINE));
  }

  @Test
  void callbackMayComeWhileQueriesSayProcessing() {
    String id = submit("finish-after:10s,callback:while-processing:2s");
    emulator.advanceClock(Duration.ofSeconds(10));
    awaitAttempts(1);

    assertThat(parsed(receiver.received().getFirst()).get("status").asText())
        .isEqualTo("completed");
    assertThat(json(client.query(id)).get("status").asText()).isEqualTo("processing");
    emulator.advanceClock(Duration.ofSeconds(2));
    assertThat(json(client.query(id)).get("status").asText()).isEqualTo("completed");
  }

  @Test
  void slowCallbackComesLater() {
    submit("finish-after:0,callback:slow:5s");
    assertNoMoreThan(0);
    emulator.advanceClock(Duration.ofSeconds(5));
    awaitAttempts(1);
  }

  @Test
  void wrongTaskIsTheNewestOtherOneOrTheNamedOne() {
    String other = client.submitted(body("stay"));
    submit("finish-after:0,callback:wrong-task");
    awaitAttempts(1);
    submit("finish-after:0,callback:wrong-task:task-unified-1-zzzzzzzz");
    awaitAttempts(2);

    assertThat(receiver.received().stream().map(r -> parsed(r).get("id").asText()))
        .containsExactly(other, "task-unified-1-zzzzzzzz");
  }

  @Test
  void journalKeepsNoToken() {
    submit("finish-after:0");
    CallbackAttempt attempt = awaitAttempts(1);
    String id = emulator.evolink().journal().tasks().getFirst().id();

    assertThat(attempt.url()).isEqualTo(receiver.url() + "?...");
    assertThat(emulator.evolink().journal().requests().toString()).doesNotContain("secret");
    assertThat(emulator.evolink().journal().tasks().toString()).doesNotContain("secret");
    assertThat(emulator.evolink().callbackUrl(id).orElseThrow().toString()).endsWith("secret");
  }

  private JsonNode withCallback(String emulate) {
    return body(emulate).put("callback_url", receiver.url() + "?task=42&token=secret");
  }

  private String submit(String emulate) {
    return client.submitted(withCallback(emulate));
  }

  private List<CallbackAttempt> attempts() {
    return emulator.evolink().journal().callbacks();
  }

  /** The newest attempt, once there are so many. */
  private CallbackAttempt awaitAttempts(int count) {
    return emulator
        .evolink()
        .journal()
        .awaitCallback(
            attempt -> attempts().size() >= count && attempt.equals(attempts().getLast()), SOON);
  }

  private void assertNoMoreThan(int count) {
    assertThatThrownBy(
            () ->
                emulator
                    .evolink()
                    .journal()
                    .awaitCallback(attempt -> attempts().size() > count, NOT_LONG))
        .isInstanceOf(AwaitTimeoutException.class);
  }

  private void stopEmulator() {
    client.close();
    emulator.close();
  }

  private static JsonNode parsed(Received callback) {
    try {
      return new ObjectMapper().readTree(callback.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
