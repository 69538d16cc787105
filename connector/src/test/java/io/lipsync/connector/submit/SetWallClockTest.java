package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.provider.ProviderAccount;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody sets the wall clock of a runtime that submits. */
class SetWallClockTest {
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();

  private final MovableClock wall = new MovableClock();
  private final MovableClock spans = new MovableClock();
  private final RememberingGuard guard = new RememberingGuard();

  @BeforeEach
  void everythingIsAccepted() {
    DASHSCOPE.submitAnswers(
        WireMock.okJson(
            "{\"output\":{\"task_id\":\"%s\",\"task_status\":\"PENDING\"}}"
                .formatted(VendorServer.TASK_ID)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void byAnHourAndNoTurnChanges(int hours) {
    Instant begin = spans.instant();
    Submitter submitter = submitter(wall, spans);
    submit(submitter, 1);
    submit(submitter, 2);
    assertThat(Duration.between(begin, spans.instant())).isEqualTo(Duration.ofMillis(1200));

    wall.move(Duration.ofHours(hours));

    submit(submitter, 3);
    assertThat(Duration.between(begin, spans.instant()))
        .as("neither sooner nor later")
        .isEqualTo(Duration.ofMillis(2400));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void byAnHourAndNoReadIsRefusedOrTooMany(int hours) {
    DASHSCOPE.taskAnswers(503, "");
    DashscopeProvider provider = provider();
    ProviderAccount account =
        new Providers(List.of(provider), List.of()).account(DASHSCOPE.connection());
    for (int read = 0; read < 20; read++) {
      provider.read(account, VendorServer.TASK_ID);
    }

    wall.move(Duration.ofHours(hours));

    provider.read(account, VendorServer.TASK_ID);
    assertThat(DASHSCOPE.requests()).as("all of this second are used up").hasSize(20);
    spans.move(Duration.ofSeconds(2));
    provider.read(account, VendorServer.TASK_ID);
    assertThat(DASHSCOPE.requests()).hasSize(21);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void byAnHourAtEveryLookAndTheSubmissionIsStillInTime(int hours) {
    SubmitResult result = submit(new SlowClock(Duration.ofHours(hours)), spans);
    assertThat(result.taskId()).isEqualTo(VendorServer.TASK_ID);
  }

  @Test
  void theTimeOfTheSubmissionIsThatOfTheWallClock() {
    wall.move(Duration.ofDays(400));
    assertThat(submit(wall, spans).submittedAt()).isEqualTo(wall.instant());
  }

  @Test
  void whatReallyTakesTooLongIsNotSent() {
    assertThat(
            catchThrowableOfType(
                ConnectorRetryException.class,
                () -> submit(wall, new SlowClock(Duration.ofMinutes(5)))))
        .hasMessageContaining("Too little of the job's time was left");
    assertThat(DASHSCOPE.requests()).isEmpty();
  }

  private DashscopeProvider provider() {
    return new DashscopeProvider(
        DASHSCOPE.client(),
        VendorSettings.dashscope().at(DASHSCOPE.baseUrl()).build(),
        wall,
        spans);
  }

  private SubmitResult submit(Clock atTheWall, Clock ofSpans) {
    return submit(submitter(atTheWall, ofSpans), 1);
  }

  private Submitter submitter(Clock atTheWall, Clock ofSpans) {
    return Submitters.of(
        new Providers(List.of(provider()), List.of()),
        new CallbackUrls("", false),
        MediaProbes.unused(),
        guard,
        atTheWall,
        ofSpans);
  }

  private SubmitResult submit(Submitter submitter, int order) {
    return Submitters.submit(
        submitter,
        SubmitRequests.valid()
            .with(
                "connection",
                "{\"provider\":\"dashscope\",\"apiKey\":\"" + VendorServer.API_KEY + "\"}")
            .build(),
        guard,
        new Job("<default>", 1, order),
        Documents.none());
  }
}
