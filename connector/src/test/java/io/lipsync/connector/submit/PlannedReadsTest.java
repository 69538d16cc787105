package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.query.LostOrders;
import io.lipsync.connector.query.TaskReader;
import io.lipsync.connector.query.TaskRequest;
import io.lipsync.connector.support.Documents;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.support.RememberingGuard;
import io.lipsync.connector.support.Submitters;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.support.VendorSettings;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One plan for an account, whoever asks when to look at a task: one read a second here, two at
 * most.
 */
class PlannedReadsTest {
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();

  private static final CallbackUrls URLS = new CallbackUrls(null, false);

  private final MovableClock clock = new MovableClock();
  private Providers providers;

  @BeforeEach
  void anAccountThatMayBeReadTwiceASecond() {
    VendorSettings settings =
        VendorSettings.dashscope().at(DASHSCOPE.baseUrl()).runningTasks(9).queriesPerSecond(2);
    providers =
        new Providers(
            List.of(new DashscopeProvider(DASHSCOPE.client(), settings.build(), clock, clock)),
            List.of());
    DASHSCOPE.submitAnswers(WireMock.okJson(task("PENDING")));
  }

  @Test
  void submissionsAndReadsShareIt() {
    DASHSCOPE.taskAnswers(200, task("RUNNING"));
    assertThat(submit()).isEqualTo(Duration.ofSeconds(15));
    assertThat(read()).isEqualTo(Duration.ofSeconds(16));
    assertThat(read()).isEqualTo(Duration.ofSeconds(17));
  }

  @Test
  void aProviderThatCannotTellIsAskedAgainByPlanToo() {
    DASHSCOPE.taskAnswers(503, "");
    assertThat(read()).isEqualTo(Duration.ofSeconds(30));
    assertThat(read()).isEqualTo(Duration.ofSeconds(31));
  }

  @Test
  void whatComesTooOftenIsNotSentAndComesAgain() {
    DASHSCOPE.taskAnswers(200, task("RUNNING"));
    read();
    read();
    LipSyncTask third = readTask();
    assertThat(third.status()).isEqualTo(TaskStatus.UNKNOWN);
    assertThat(third.failure().code()).isEqualTo(FailureCode.RATE_LIMITED);
    assertThat(third.failure().message())
        .isEqualTo("DashScope was not asked: this account has had its queries of this second");
    assertThat(third.checkAfter()).isEqualTo(Duration.ofSeconds(30));
    assertThat(DASHSCOPE.requests()).hasSize(2);
  }

  @Test
  void aTaskThatHasEndedTakesNoPlace() {
    DASHSCOPE.taskAnswers(200, task("FAILED"));
    assertThat(read()).isNull();
    DASHSCOPE.taskAnswers(200, task("RUNNING"));
    assertThat(read()).isEqualTo(Duration.ofSeconds(15));
  }

  private Duration submit() {
    RememberingGuard guard = new RememberingGuard();
    Submitter submitter = Submitters.of(providers, URLS, MediaProbes.unused(), guard, clock);
    SubmitRequest request =
        SubmitRequests.valid()
            .with(
                "connection",
                "{\"provider\":\"dashscope\",\"apiKey\":\"" + VendorServer.API_KEY + "\"}")
            .build();
    return Submitters.submit(submitter, request, guard, Job.any(), Documents.none()).checkAfter();
  }

  private Duration read() {
    return readTask().checkAfter();
  }

  private LipSyncTask readTask() {
    return new TaskReader(
            providers, URLS, clock, new LostOrders(Duration.ofMinutes(2), clock, clock))
        .read(new TaskRequest(DASHSCOPE.connection(), VendorServer.TASK_ID, null, null));
  }

  private static String task(String status) {
    return "{\"output\":{\"task_id\":\"%s\",\"task_status\":\"%s\"}}"
        .formatted(VendorServer.TASK_ID, status);
  }
}
