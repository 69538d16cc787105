package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.callback.CallbackUrls;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.support.Documents;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.support.RememberingGuard;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.support.VendorSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
    DashscopeProvider provider = provider();
    ProviderAccount account =
        new Providers(List.of(provider), List.of()).account(DASHSCOPE.connection());
    Duration place = Duration.ofMillis(1500);
    assertThat(provider.turn(account, "first")).isZero();
    assertThat(provider.turn(account, "second")).isEqualTo(place);

    wall.move(Duration.ofHours(hours));

    assertThat(provider.turn(account, "second")).as("neither sooner nor later").isEqualTo(place);
    spans.move(place);
    assertThat(provider.turn(account, "second")).isZero();
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
        .hasMessageContaining("too little of the job's time is left");
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
    Submitter submitter =
        new Submitter(
            new Providers(List.of(provider()), List.of()),
            new CallbackUrls("", false),
            MediaProbes.unused(),
            new RememberingGuard(),
            Set.of(),
            atTheWall,
            ofSpans);
    return submitter.submit(
        SubmitRequests.valid()
            .with(
                "connection",
                "{\"provider\":\"dashscope\",\"apiKey\":\"" + VendorServer.API_KEY + "\"}")
            .build(),
        null,
        new Job("<default>", 1, 1),
        Documents.none());
  }
}
