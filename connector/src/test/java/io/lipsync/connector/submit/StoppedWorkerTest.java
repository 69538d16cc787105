package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.http.SendGate;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker that is stopped between its claim and its POST: others may have decided meanwhile. */
class StoppedWorkerTest {
  private final MovableClock clock = new MovableClock();
  private final RememberingGuard engine = new RememberingGuard();
  private Duration stop = Duration.ZERO;
  private int posts;

  @ParameterizedTest
  @CsvSource({"10, 1", "11, 0", "200, 0"})
  void sendsNothingIfThatTookLong(int seconds, int sent) {
    stop = Duration.ofSeconds(seconds);
    if (sent == 0) {
      assertThat(catchThrowableOfType(Postponed.class, this::submit)).isNotNull();
      assertThat(engine.state(Job.any())).isEqualTo("NOT_CREATED 1");
    } else {
      assertThat(submit().outcome()).isEqualTo(SubmitResult.Outcome.ACCEPTED);
    }
    assertThat(posts).isEqualTo(sent);
  }

  @Test
  void goesOnWithAnotherAttempt() {
    stop = Duration.ofSeconds(60);
    catchThrowableOfType(Postponed.class, this::submit);
    stop = Duration.ZERO;
    assertThat(submit().outcome()).isEqualTo(SubmitResult.Outcome.ACCEPTED);
    assertThat(engine.claims()).hasSize(2);
    assertThat(posts).isEqualTo(1);
  }

  /** By then another worker may have the job, and may have recorded something else. */
  @Test
  void recordsNothingIfThatTookLongerThanTheJob() {
    stop = Duration.ofMinutes(10);
    assertThat(catchThrowableOfType(Postponed.class, this::submit)).isNotNull();
    assertThat(engine.recorded(Job.any())).isNull();
    assertThat(posts).isZero();
  }

  private SubmitResult submit() {
    Submitter worker =
        Submitters.of(
            new Providers(List.of(new Counted()), List.of()),
            new CallbackUrls(null, false),
            MediaProbes.unused(),
            engine,
            clock);
    JobContext job = Job.any();
    return Submitters.submit(
        worker,
        SubmitRequests.valid()
            .with("connection", "{\"provider\": \"acme\", \"apiKey\": \"key\"}")
            .build(),
        engine,
        job,
        Documents.none());
  }

  private final class Counted extends AcmeProvider {
    @Override
    public SubmitAnswer submit(ProviderAccount account, SubmitOrder order, SendGate gate) {
      clock.move(stop);
      SubmitAnswer answer = super.submit(account, order, gate);
      posts += answer instanceof SubmitAnswer.Accepted ? 1 : 0;
      return answer;
    }
  }
}
