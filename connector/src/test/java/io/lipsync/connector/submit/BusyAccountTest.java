package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.camunda.connector.api.error.ConnectorException;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.limits.AccountLimits;
import io.lipsync.connector.limits.Pause;
import io.lipsync.connector.limits.Permits;
import io.lipsync.connector.limits.SubmitTurns;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.support.Documents;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.support.RememberingGuard;
import io.lipsync.connector.support.Submitters;
import io.lipsync.connector.task.Postponed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An account that has no permit left for one more submission. */
class BusyAccountTest {
  private static final Job FIRST = new Job("<default>", 1, 1);
  private static final Job SECOND = new Job("<default>", 1, 2);

  private final RememberingGuard engine = new RememberingGuard();
  private final MovableClock clock = new MovableClock();
  private final List<Throwable> turnedAway = new ArrayList<>();
  private final Submitter worker = worker();

  @Test
  void makesTheNextJobWait() {
    submit(FIRST);
    assertThat(turnedAway).singleElement().isInstanceOf(Postponed.class);
    assertThat(engine.claims()).as("nothing of it has begun").containsExactly("1:1");
  }

  /** "Nothing was sent" would let the model submit again. */
  @Test
  void isNoReasonToForgetWhatADeadWorkerBegan() {
    engine.claim(SECOND, 1);
    submit(FIRST);
    assertThat(turnedAway).singleElement().isInstanceOf(Postponed.class);
    submit(new Job("<default>", 1, 3));
    assertThat(turnedAway)
        .last()
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failure -> assertThat(failure.getErrorCode()).isEqualTo("SUBMIT_OUTCOME_UNKNOWN"));
  }

  private void submit(Job job) {
    Submitters.submit(
        worker,
        SubmitRequests.valid()
            .with("connection", "{\"provider\": \"acme\", \"apiKey\": \"key\"}")
            .build(),
        engine,
        job,
        Documents.none());
  }

  private Submitter worker() {
    Permits one = new Permits(1, 0, Duration.ofSeconds(1), clock);
    return new Submitter(
        new Providers(List.of(new Busy()), List.of()),
        new CallbackUrls(null, false),
        MediaProbes.unused(),
        engine,
        () -> Submitters.CLUSTER,
        new AccountLimits(one, one, new SubmitTurns(clock), Pause.REAL),
        Patience.usual(Duration.ofSeconds(60)),
        clock,
        clock);
  }

  /** While it works on one submission, the second one comes. */
  private final class Busy extends AcmeProvider {
    @Override
    public SubmitAnswer submit(ProviderAccount account, SubmitOrder order, SendGate gate) {
      turnedAway.add(catchThrowable(() -> BusyAccountTest.this.submit(SECOND)));
      return super.submit(account, order, gate);
    }
  }
}
