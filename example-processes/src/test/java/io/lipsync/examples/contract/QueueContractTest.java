package io.lipsync.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.query.LostOrders;
import io.lipsync.connector.query.TaskReader;
import io.lipsync.connector.query.TaskRequest;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.dashscope.DashScopeSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** DashScope's queue of one: who waits in it, who may leave it, and how often to look. */
class QueueContractTest {
  private static final String DASHSCOPE = "dashscope";

  @RegisterExtension
  static final ContractBench BENCH =
      ContractBench.start(
          EmulatorSettings.defaults()
              .withRenderDuration(Duration.ofMinutes(1))
              .withClock(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC))
              .withDashScope(
                  DashScopeSettings.defaults().withSubmitsPerSecond(0).withQueriesPerSecond(3)));

  @Test
  void aTaskIsWaitedForSinceItsWorkBeganAndNotSinceItWasQueued() {
    BENCH.submitted(DASHSCOPE, "finish-after:2h");
    String queued = BENCH.submitted(DASHSCOPE, "finish-after:2h");

    BENCH.emulator().advanceClock(Duration.ofMinutes(119));
    assertThat(read(queued).status().word()).isEqualTo("pending");
    Duration whileQueued = read(queued).checkAfter();
    BENCH.emulator().advanceClock(Duration.ofSeconds(90));
    assertThat(read(queued).status().word()).isEqualTo("processing");

    assertThat(whileQueued).as("two hours in the queue").isEqualTo(Duration.ofMinutes(10));
    assertThat(read(queued).checkAfter())
        .as("half a minute of work")
        .isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void aQueuedTaskCanBeCancelledTwiceWithTheSameResult() {
    BENCH.submitted(DASHSCOPE, "");
    String queued = BENCH.submitted(DASHSCOPE, "");

    assertThat(Reading.of(BENCH.cancel(DASHSCOPE, queued))).isEqualTo("cancelled");
    assertThat(Reading.of(BENCH.cancel(DASHSCOPE, queued))).isEqualTo("cancelled");
    assertThat(BENCH.emulator().dashscope().journal().summary().refundedTasks()).isEqualTo(1);
  }

  @Test
  void aTaskThatRunsOrHasEndedGoesOn() {
    String running = BENCH.submitted(DASHSCOPE, "");
    assertThat(Reading.of(BENCH.cancel(DASHSCOPE, running))).isEqualTo("goes on");

    BENCH.emulator().advanceClock(Duration.ofMinutes(2));
    assertThat(Reading.of(BENCH.cancel(DASHSCOPE, running))).isEqualTo("goes on");
    assertThat(Reading.of(BENCH.read(DASHSCOPE, running))).isEqualTo("completed");
  }

  @Test
  void ofATaskThatNobodyKnowsNobodyCanSayThatItIsCancelled() {
    String unknown = "a8532587-fa8c-4ef8-82be-0c46b17950d1";
    assertThat(Reading.of(BENCH.cancel(DASHSCOPE, unknown))).isEqualTo("TASK_NOT_FOUND again");
  }

  @Test
  void tooManyCancellationsAreTriedAgain() {
    String unknown = "a8532587-fa8c-4ef8-82be-0c46b17950d1";
    for (int call = 0; call < 3; call++) {
      BENCH.cancel(DASHSCOPE, unknown);
    }
    assertThat(Reading.of(BENCH.cancel(DASHSCOPE, unknown))).isEqualTo("RATE_LIMITED again");
  }

  private static LipSyncTask read(String taskId) {
    TaskReader reader =
        new TaskReader(
            BENCH.providers(),
            new CallbackUrls("", false),
            new EmulatorTime(BENCH.emulator()),
            new LostOrders(
                Duration.ofMinutes(2),
                new EmulatorTime(BENCH.emulator()),
                new EmulatorTime(BENCH.emulator())));
    BENCH.emulator().advanceClock(Duration.ofSeconds(1));
    return reader.read(
        new TaskRequest(
            new Connection(DASHSCOPE, ContractBench.API_KEY, null), taskId, null, null));
  }
}
