package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.lipsync.connector.callback.CallbackUrls;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.query.TaskReader;
import io.lipsync.connector.query.TaskRequest;
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

/** One plan for an account, whoever asks when to look at a task: one read a second here. */
class PlannedReadsTest {
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();

  private static final CallbackUrls URLS = new CallbackUrls(null, false);

  private final MovableClock clock = new MovableClock();
  private Providers providers;

  @BeforeEach
  void anAccountThatMayBeReadOnceASecond() {
    VendorSettings settings =
        VendorSettings.dashscope().at(DASHSCOPE.baseUrl()).runningTasks(9).readsPerSecond(1);
    providers =
        new Providers(
            List.of(new DashscopeProvider(DASHSCOPE.client(), settings.build(), clock)), List.of());
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
  void aTaskThatHasEndedTakesNoPlace() {
    DASHSCOPE.taskAnswers(200, task("FAILED"));
    assertThat(read()).isNull();
    DASHSCOPE.taskAnswers(200, task("RUNNING"));
    assertThat(read()).isEqualTo(Duration.ofSeconds(15));
  }

  private Duration submit() {
    Submitter submitter =
        new Submitter(
            providers, URLS, MediaProbes.unused(), new RememberingGuard(), Set.of(), clock);
    SubmitRequest request =
        SubmitRequests.valid()
            .with(
                "connection",
                "{\"provider\":\"dashscope\",\"apiKey\":\"" + VendorServer.API_KEY + "\"}")
            .build();
    return submitter.submit(request, null, Job.any(), Documents.none()).checkAfter();
  }

  private Duration read() {
    return new TaskReader(providers, URLS, clock)
        .read(new TaskRequest(DASHSCOPE.connection(), VendorServer.TASK_ID, null, null))
        .checkAfter();
  }

  private static String task(String status) {
    return "{\"output\":{\"task_id\":\"%s\",\"task_status\":\"%s\"}}"
        .formatted(VendorServer.TASK_ID, status);
  }
}
