package io.lipsync.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.emulator.joggai.ErrorHttpStatus;
import io.lipsync.emulator.vendor.DocumentedError.Occasion;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * JoggAI's error table, read from its page "Error handling", against what the connector makes of
 * each, whether the envelope comes with HTTP 200 or with the status that fits: the page allows
 * both.
 */
class JoggaiErrorsTest {
  private static final String JOGGAI = "joggai";

  /** What the document says it means, "again" for what passes, and whether a task may exist. */
  private static final String CALLS =
      """
      429 | 429   | RATE_LIMITED again   | no
      404 | 10104 | TASK_NOT_FOUND       | no
      401 | 10105 | UNAUTHORIZED         | no
      402 | 18020 | QUOTA_EXHAUSTED      | no
      403 | 18025 | ACCESS_DENIED        | no
      400 | 40000 | INVALID_INPUT        | no
      500 | 50000 | PROVIDER_ERROR again | perhaps
      """;

  /** The one failure of a task that is documented: sources that cannot be fetched. */
  private static final String TASKS =
      """
      200 | audio-fetch | failed: MEDIA_UNREACHABLE again
      """;

  @RegisterExtension static final ContractBench BENCH = ContractBench.start();

  @ParameterizedTest
  @CsvSource(textBlock = CALLS, delimiter = '|')
  void aRefusedSubmission(int status, String code, String meaning, String taskExists) {
    String expected = taskExists.equals("no") ? meaning : "nobody knows";
    for (ErrorHttpStatus form : ErrorHttpStatus.values()) {
      BENCH.emulator().joggai().sendErrorsWith(form);

      assertThat(Reading.of(BENCH.submit(JOGGAI, "submit-%d:code=%s".formatted(status, code))))
          .as("%s", form)
          .isEqualTo(expected);
    }
    assertThat(BENCH.vendor(JOGGAI).journal().summary().submits()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(textBlock = CALLS, delimiter = '|')
  void aRefusedQuery(int status, String code, String meaning) {
    for (ErrorHttpStatus form : ErrorHttpStatus.values()) {
      BENCH.emulator().joggai().sendErrorsWith(form);

      assertThat(
              Reading.of(BENCH.submitAndRead(JOGGAI, "query-%d:code=%s".formatted(status, code))))
          .as("%s", form)
          .isEqualTo(meaning);
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = TASKS, delimiter = '|')
  void aFailedTask(int status, String code, String meaning) {
    assertThat(Reading.of(BENCH.submitAndRead(JOGGAI, "fail:" + code))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "Sensitive content was detected, failed: CONTENT_REJECTED",
    "No face in the video, failed: NO_FACE_FOUND",
    "Insufficient credit, failed: QUOTA_EXHAUSTED",
    "The duration is too long, failed: MEDIA_REJECTED",
    "Something nobody has heard of, failed: PROVIDER_ERROR"
  })
  void textsThatNobodyDocumentedAreNotTriedAgain(String text, String meaning) {
    assertThat(Reading.of(BENCH.submitAndRead(JOGGAI, "fail:x:" + text))).isEqualTo(meaning);
  }

  @Test
  void theWaitThatTheEnvelopeAsksForIsKept() {
    assertThat(BENCH.submit(JOGGAI, "submit-429:code=429:retry-after=7"))
        .isInstanceOfSatisfying(
            SubmitAnswer.NotAccepted.class,
            refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    assertThat(BENCH.submitAndRead(JOGGAI, "query-429:code=429:retry-after=8"))
        .isInstanceOfSatisfying(
            Answer.Later.class,
            later -> assertThat(later.retryAfter()).isEqualTo(Duration.ofSeconds(8)));
  }

  @ParameterizedTest
  @EnumSource(names = {"SUBMIT", "QUERY"})
  void noDocumentedErrorOfACallIsLeftOut(Occasion occasion) {
    ErrorTable.assertComplete(CALLS, BENCH.vendor(JOGGAI).documentedErrors(), occasion);
  }

  @Test
  void noDocumentedFailureOfATaskIsLeftOut() {
    ErrorTable.assertComplete(TASKS, BENCH.vendor(JOGGAI).documentedErrors(), Occasion.TASK);
  }
}
