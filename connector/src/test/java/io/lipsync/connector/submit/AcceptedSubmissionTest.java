package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.task.TaskStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedSubmissionTest {
  private static final ObjectMapper PLAIN = new ObjectMapper();
  private static final Job JOB = new Job("<default>", 1, 9_007_199_254_740_993L);
  private static final SubmitResult ACCEPTED =
      new SubmitResult(
          "dashscope",
          "0385dc79-5ff8-4d82-bcb6-000000000000",
          "0385dc79-5ff8-4d82-bcb6-000000000000",
          TaskStatus.PENDING,
          SubmitResult.Outcome.ACCEPTED,
          Instant.parse("2026-11-28T07:00:00.123456789Z"),
          90,
          new BigDecimal("12.5"),
          Duration.ofSeconds(15),
          List.of("video_url: lasts 131 s; DashScope takes 2 to 120 s."));

  @Test
  void theNextTryOfTheSameElementInstanceFindsEveryField() {
    assertThat(AcceptedSubmission.of(JOB, stored(ACCEPTED))).contains(ACCEPTED);
  }

  @Test
  void nullsAreKeptToo() {
    SubmitResult sparse =
        new SubmitResult(
            "joggai",
            "t",
            "t",
            TaskStatus.PENDING,
            SubmitResult.Outcome.ACCEPTED,
            Instant.EPOCH,
            null,
            null,
            null,
            null);
    assertThat(AcceptedSubmission.of(JOB, stored(sparse))).contains(sparse);
  }

  @Test
  void anotherElementInstanceKnowsNothingOfIt() {
    assertThat(AcceptedSubmission.of(new Job("<default>", 1, 2), stored(ACCEPTED))).isEmpty();
  }

  @Test
  void theFirstTryHasNothing() {
    assertThat(AcceptedSubmission.of(JOB, null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "[]",
        "\"text\"",
        "{}",
        "{\"elementInstanceKey\": \"9007199254740993\"}",
        "{\"elementInstanceKey\": \"9007199254740993\", \"submission\": 1}",
        "{\"elementInstanceKey\": \"9007199254740993\", \"submission\": {}}",
        "{\"elementInstanceKey\": \"9007199254740993\", \"submission\": {\"status\": \"odd\"}}"
      })
  void whatIsNotOursCountsForNothing(String variable) throws Exception {
    assertThat(AcceptedSubmission.of(JOB, PLAIN.readTree(variable))).isEmpty();
  }

  /** As the engine gives it back: JSON of plain values. */
  private static JsonNode stored(SubmitResult result) {
    return PLAIN.valueToTree(AcceptedSubmission.toVariable(JOB, result));
  }
}
