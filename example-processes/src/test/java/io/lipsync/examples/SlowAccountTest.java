package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.QuickLaunch;
import io.lipsync.examples.stack.RuntimeSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A provider that does not answer one account holds up nobody else, and nobody loses a try. */
class SlowAccountTest extends ProcessTest {
  private static final String JOB_TYPE = "io.lipsync:lip-sync:slow-account";

  /** Of one account; the defaults of connector and runtime are ten times as much. */
  private static final int SHARE = 5;

  private static final int THREADS = 4 * SHARE;

  /** More than the runtime has threads. */
  private static final int SLOW_JOBS = 6 * SHARE;

  @Test
  void anotherAccountIsServedWhileOneGetsNoAnswers() {
    deploy(
        DubbingModel.submitAndWait("dub"),
        DubbingModel.submitWithKey("slow", JOB_TYPE, "sk-slow-account-0123456789"),
        DubbingModel.submitWithKey("quick", JOB_TYPE, "sk-quick-account-0123456789"));
    RuntimeSettings settings =
        runtimeSettings()
            .with("CONNECTOR_LIPSYNC_TYPE", JOB_TYPE)
            .with("LIPSYNC_HTTP_POOL_SIZE", Integer.toString(SHARE))
            .with("CAMUNDA_CLIENT_EXECUTION_THREADS", Integer.toString(THREADS))
            .with("CAMUNDA_CLIENT_WORKER_DEFAULTS_MAX_JOBS_ACTIVE", Integer.toString(THREADS))
            .with("LIPSYNC_CALLBACK_BASE_URL", runtime.address().toString())
            .with("LIPSYNC_HTTP_RESPONSE_TIMEOUT", "50s");
    try (ConnectorRuntime own =
        ConnectorRuntime.start(QuickLaunch.withConnector(), settings, log("slow-account"))) {
      List<ProcessInstanceEvent> slow = start("slow", SLOW_JOBS, VIDEO + "?emulate=accept-hang");
      evolink.journal().awaitSummary(seen -> seen.submits() == SHARE, PATIENCE);
      own.awaitLog(line -> line.contains("Enough is under way for this provider account"));

      List<ProcessInstanceEvent> quick = start("quick", SHARE, VIDEO + "?emulate=stay");

      quick.forEach(instance -> CamundaAssert.assertThat(instance).isCompleted());
      assertThat(slow).as("nothing was refused, nothing has ended").allMatch(this::isWaiting);
      assertThat(evolink.journal().summary().submits()).isEqualTo(2 * SHARE);
      // It would wait for the answers that do not come.
      own.kill();
    }
  }

  private List<ProcessInstanceEvent> start(String processId, int many, String video) {
    return IntStream.range(0, many)
        .mapToObj(i -> start(processId, Map.of("video", video, "audio", AUDIO)))
        .toList();
  }

  private boolean isWaiting(ProcessInstanceEvent instance) {
    return client
        .newProcessInstanceSearchRequest()
        .filter(filter -> filter.processInstanceKey(instance.getProcessInstanceKey()))
        .send()
        .join()
        .items()
        .stream()
        .allMatch(
            found ->
                found.getState() == ProcessInstanceState.ACTIVE
                    && !Boolean.TRUE.equals(found.getHasIncident()));
  }
}
