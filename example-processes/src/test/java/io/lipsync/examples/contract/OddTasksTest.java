package io.lipsync.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.emulator.EmulatorSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that are unlike the vendors' examples, and all that the examples have. */
class OddTasksTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @RegisterExtension
  static final ContractBench BENCH = ContractBench.start(stoppedClock(ContractBench.limitless()));

  @ParameterizedTest
  @CsvSource({
    "evolink, failed: PROVIDER_ERROR again",
    "dashscope, failed: PROVIDER_ERROR again",
    "joggai, failed: PROVIDER_ERROR"
  })
  void aTaskThatFailedWithoutAnyReason(String provider, String meaning) {
    assertThat(Reading.of(BENCH.submitAndRead(provider, "fail-without-error"))).isEqualTo(meaning);
  }

  @Test
  void aCodeThatIsANumber() {
    assertThat(task("evolink", "fail:400:Some text").failure().providerCode()).isEqualTo("400");
  }

  @Test
  void aSuccessThatCarriesAnErrorIsASuccess() {
    LipSyncTask task = task("joggai", "complete-with-error:consume retry limit reached");

    assertThat(task.status().word()).isEqualTo("completed");
    assertThat(task.failure()).isNull();
    assertThat(task.videoUrl()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evolink", "dashscope"})
  void aTaskThatTheVendorCancelled(String provider) {
    assertThat(Reading.of(BENCH.submitAndRead(provider, "cancelled")))
        .isEqualTo("cancelled: TASK_CANCELLED");
  }

  @Test
  void everyStageOfDashscopesWorkIsProcessing() {
    String task = BENCH.submitted("dashscope", "finish-after:100s");
    for (String stage : new String[] {"PRE-PROCESSING", "RUNNING", "POST-PROCESSING"}) {
      assertThat(BENCH.vendor("dashscope").journal().tasks().getFirst().statusWord())
          .isEqualTo(stage);
      assertThat(Reading.of(BENCH.read("dashscope", task))).isEqualTo("processing");
      BENCH.emulator().advanceClock(Duration.ofSeconds(stage.equals("RUNNING") ? 45 : 46));
    }
    BENCH.emulator().advanceClock(Duration.ofSeconds(10));
    assertThat(Reading.of(BENCH.read("dashscope", task))).isEqualTo("completed");
  }

  @ParameterizedTest
  @CsvSource({
    "evolink, task-unified-1775200000-abcd1234, TASK_NOT_FOUND",
    "dashscope, a8532587-fa8c-4ef8-82be-0c46b17950d1, TASK_NOT_FOUND again",
    "joggai, a8532587-fa8c-4ef8-82be-0c46b17950d1, TASK_NOT_FOUND"
  })
  void aTaskThatNobodyKnows(String provider, String taskId, String meaning) {
    assertThat(Reading.of(BENCH.read(provider, taskId))).isEqualTo(meaning);
  }

  @Test
  void dashscopeMayNotKnowItsOwnTaskYetAndForgetsItAfterADay() {
    String task = BENCH.submitted("dashscope", "unknown-for:30s");
    assertThat(Reading.of(BENCH.read("dashscope", task))).isEqualTo("TASK_NOT_FOUND again");
    BENCH.emulator().advanceClock(Duration.ofSeconds(31));
    assertThat(Reading.of(BENCH.read("dashscope", task))).isEqualTo("completed");
    BENCH.emulator().advanceClock(Duration.ofHours(25));
    assertThat(Reading.of(BENCH.read("dashscope", task))).isEqualTo("TASK_NOT_FOUND again");
  }

  /** The links of EvoLink and DashScope last a day, and nobody knows how long JoggAI's do. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "evolink, 3.96, -, -, -, 2026-03-02T12:00:00Z",
        "dashscope, 3.96, 640, 640, 25.0, 2026-03-02T12:00:00Z",
        "joggai, 3.96, -, -, -, -"
      })
  void aFinishedTaskTellsAllThatTheVendorTells(
      String provider,
      Double seconds,
      Integer width,
      Integer height,
      Double fps,
      Instant expiresAt) {
    LipSyncTask task = task(provider, "finish-after:0");

    assertThat(task.status().word()).isEqualTo("completed");
    assertThat(task.videoUrl()).startsWith(BENCH.emulator().baseUri() + "/files/" + provider);
    assertThat(task.durationSeconds()).isEqualTo(seconds);
    assertThat(task.width()).isEqualTo(width);
    assertThat(task.height()).isEqualTo(height);
    assertThat(task.fps()).isEqualTo(fps);
    assertThat(task.expiresAt()).isEqualTo(expiresAt);
    assertThat(task.coverUrl() != null).isEqualTo(provider.equals("joggai"));
  }

  private static LipSyncTask task(String provider, String scenario) {
    if (BENCH.submitAndRead(provider, scenario) instanceof Answer.Ok<FoundTask> found) {
      return found.value().task();
    }
    throw new AssertionError("no task was found");
  }

  private static EmulatorSettings stoppedClock(EmulatorSettings settings) {
    return settings.withClock(Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
