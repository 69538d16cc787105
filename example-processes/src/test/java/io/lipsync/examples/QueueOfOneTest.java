package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.dashscope.DashScopeSummary;
import io.lipsync.emulator.journal.VendorTask;
import io.lipsync.emulator.scenario.Scenarios;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A provider that takes a few submissions per second and works on one task at a time. */
class QueueOfOneTest extends ProcessTest {
  private static final int VIDEOS = 20;

  @Test
  void twentyVideosAtOnceAreAllMadeAndEachIsPaidOnce() {
    dashscope.scenarios().forAllSubmits(Scenarios.finishAfter(Duration.ofMillis(200)));
    announce(TestedProvider.DASHSCOPE);
    deploy(TestedProvider.DASHSCOPE, SignalOrTimerModel.of("dub-many", TestedProvider.DASHSCOPE));
    runtime.awaitProcess("dub-many");

    List<ProcessInstanceEvent> instances =
        IntStream.range(0, VIDEOS)
            .mapToObj(
                number -> start("dub-many", Map.of("video", VIDEO, "audio", AUDIO + "?" + number)))
            .toList();

    instances.forEach(
        instance ->
            CamundaAssert.assertThat(instance)
                .isCompleted()
                .hasVariableSatisfies(
                    "task",
                    Map.class,
                    task -> assertThat(task).containsEntry("status", "completed")));
    DashScopeSummary bill = dashscope.journal().summary();
    assertThat(bill.billedTasks()).isEqualTo(VIDEOS);
    assertThat(bill.refundedTasks()).isZero();
    assertThat(bill.submits()).as("submissions, refused ones included").isEqualTo(VIDEOS);
    assertThat(dashscope.journal().tasks())
        .extracting(VendorTask::audioUrl)
        .doesNotHaveDuplicates()
        .hasSize(VIDEOS);
  }
}
