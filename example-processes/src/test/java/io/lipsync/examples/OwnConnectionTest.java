package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.lipsync.emulator.scenario.Scenarios;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No answer of one submission can be taken for that of another. */
class OwnConnectionTest extends ProcessTest {
  private static final int SUBMISSIONS = 200;
  private static final int BATCH = 50;

  @Test
  void everySubmissionHasAConnectionThatCarriedNothingBefore() {
    evolink.scenarios().forAllSubmits(Scenarios.stayProcessing());
    deploy(DubbingModel.submitOnly("submit-only"), DubbingModel.submitAndWait("dub"));
    // Connections that earlier tests left open are counted when they are used again.
    long before = evolink.journal().summary().tcpConnections();

    for (int started = 0; started < SUBMISSIONS; started += BATCH) {
      CompletableFuture.allOf(
              IntStream.range(0, BATCH)
                  .mapToObj(i -> startAsync())
                  .toArray(CompletableFuture[]::new))
          .join();
    }

    evolink
        .journal()
        .awaitSummary(seen -> seen.billedTasks() == SUBMISSIONS, Duration.ofMinutes(3));
    assertThat(evolink.journal().summary().submits()).isEqualTo(SUBMISSIONS);
    assertThat(evolink.journal().summary().tcpConnections() - before).isEqualTo(SUBMISSIONS);
  }

  private CompletableFuture<ProcessInstanceEvent> startAsync() {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("submit-only")
        .latestVersion()
        .variables(Map.of("video", VIDEO, "audio", AUDIO))
        .send()
        .toCompletableFuture();
  }
}
