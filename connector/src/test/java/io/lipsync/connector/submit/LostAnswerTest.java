package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.connector.api.error.ConnectorRetryException;
import io.camunda.connector.jackson.ConnectorsObjectMapperSupplier;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.support.RememberingGuard;
import io.lipsync.connector.support.Submitters;
import io.lipsync.connector.task.Postponed;
import io.lipsync.connector.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A submission without an answer at a vendor that sends no callback, but can be asked. */
class LostAnswerTest {
  private static final String VIDEO = "https://example.com/speaker.mp4?Signature=v1de0";
  private static final String AUDIO = "https://example.com/target-speech.wav?Signature=aud10";
  private static final String CONNECTION = "{\"provider\":\"acme\",\"apiKey\":\"key\"}";

  private final MovableClock clock = new MovableClock();
  private final RememberingGuard engine = new RememberingGuard();
  private boolean canBeAsked = true;
  private int sent;

  private final AcmeProvider acme =
      new AcmeProvider() {
        @Override
        public SubmitAnswer submit(ProviderAccount account, SubmitOrder order, SendGate gate) {
          if (!gate.isOpen()) {
            return new SubmitAnswer.NotSent("held back");
          }
          sent++;
          return new SubmitAnswer.Unknown("acme did not answer");
        }

        @Override
        public LostOrder lost(SubmitOrder order, Instant sentAfter) {
          return canBeAsked
              ? new LostOrder(sentAfter, order.videoUrl(), order.audioUrl(), "normal")
              : null;
        }
      };

  @Test
  void goesOnWithWhatItTakesToLookForIt() throws Exception {
    SubmitResult result = submit(request());
    assertThat(result.outcome()).isEqualTo(SubmitResult.Outcome.UNKNOWN);
    assertThat(result.status()).isEqualTo(TaskStatus.UNKNOWN);
    assertThat(result.lostOrder())
        .isEqualTo(new LostOrder(clock.instant(), VIDEO, AUDIO, "normal"));
    assertThat(LostOrder.of(ConnectorsObjectMapperSupplier.getCopy().valueToTree(result)))
        .as("what the process keeps of it")
        .isEqualTo(result.lostOrder());
    assertThat(result.toString()).doesNotContain("Signature");
    engine.forgetClaims();
    assertThat(submit(request())).as("for ever, and nothing is sent again").isEqualTo(result);
    assertThat(sent).isEqualTo(1);
  }

  /** A model that does not hand its submission over would wait for ever. */
  @Test
  void isLeftToAPersonWhereTheProcessDoesNotAsk() {
    SubmitRequests old = request().without("resolvesUnknown");
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> submit(old));
    assertThat(failure.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
  }

  @Test
  void isLeftToAPersonWhereNobodyCanBeAsked() {
    canBeAsked = false;
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> submit(request()));
    assertThat(failure.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
  }

  /** When the other worker sent it nobody knows: then any task with the same input may be it. */
  @Test
  void ofAnotherWorkerWasSentNobodyKnowsWhen() {
    engine.claim(Job.any(), 1);
    assertThatThrownBy(() -> submit(request())).isInstanceOf(Postponed.class);
    assertThat(submit(request()).lostOrder())
        .isEqualTo(new LostOrder(null, VIDEO, AUDIO, "normal"));
    assertThat(sent).isZero();
  }

  @Test
  void ofAnotherWorkerWithDocumentsIsLeftToAPerson() {
    SubmitRequests documents =
        request().with("video_url", "{\"camunda.document.type\":\"camunda\",\"documentId\":\"d\"}");
    engine.claim(Job.any(), 1);
    assertThatThrownBy(() -> submit(documents)).isInstanceOf(Postponed.class);
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> submit(documents));
    assertThat(failure.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
  }

  /** The runtime would write it in another way, and the vendor would not know it. */
  @Test
  void ofALinkThatNamesASecretIsLeftToAPerson() {
    SubmitRequests named = request().with("video_url", "\"https://example.com/secrets.mp4\"");
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> submit(named));
    assertThat(failure.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
  }

  private static SubmitRequests request() {
    return SubmitRequests.valid().with("connection", CONNECTION).with("resolvesUnknown", "true");
  }

  private SubmitResult submit(SubmitRequests request) {
    return Submitters.submit(
        Submitters.of(
            new Providers(List.of(acme), List.of()),
            new CallbackUrls(null, false),
            MediaProbes.unused(),
            engine,
            clock),
        request.build(),
        engine,
        Job.any(),
        null);
  }
}
