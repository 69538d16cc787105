package io.lipsync.examples;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.QuickLaunch;
import io.lipsync.examples.stack.RuntimeSettings;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** A test with workers of its own that die, and with operators who retry what is left. */
abstract class WorkerTest extends ProcessTest {
  /** The engine remembers claims for seven days. */
  static final Duration LONGER_THAN_THE_GUARD = Duration.ofDays(8);

  /** Longer than the job timeout of five minutes. */
  private static final Duration JOB_TIMED_OUT = Duration.ofMinutes(6);

  /** A runtime of its own whose callbacks go to the shared one, as behind a load balancer. */
  ConnectorRuntime startWorker(String jobType, UnaryOperator<RuntimeSettings> change, String name) {
    RuntimeSettings settings =
        runtimeSettings()
            .with("CONNECTOR_LIPSYNC_TYPE", jobType)
            .with("LIPSYNC_CALLBACK_BASE_URL", runtime.address().toString())
            .with("LIPSYNC_HTTP_RESPONSE_TIMEOUT", "50s");
    return ConnectorRuntime.start(QuickLaunch.withConnector(), change.apply(settings), log(name));
  }

  /**
   * Lets the engine hand the job out until somebody lives to end it: a request of the dead worker
   * may still be open and take it once more.
   */
  void handOutAgain(ProcessInstanceEvent instance) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              camunda.increaseTime(JOB_TIMED_OUT);
              return hasSubmission(instance);
            });
  }

  /** Retries all incidents of the instance, as an operator does. */
  void retry(ProcessInstanceEvent instance) {
    incidents(instance)
        .forEach(
            incident -> {
              client.newUpdateRetriesCommand(incident.getJobKey()).retries(1).send().join();
              client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
            });
  }

  List<Incident> incidents(ProcessInstanceEvent instance) {
    return client
        .newIncidentSearchRequest()
        .filter(
            f -> f.processInstanceKey(instance.getProcessInstanceKey()).state(IncidentState.ACTIVE))
        .send()
        .join()
        .items();
  }

  private boolean hasSubmission(ProcessInstanceEvent instance) {
    return !client
        .newVariableSearchRequest()
        .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey()).name("submission"))
        .send()
        .join()
        .items()
        .isEmpty();
  }
}
