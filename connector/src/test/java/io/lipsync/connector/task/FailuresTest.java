package io.lipsync.connector.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.connector.api.error.ConnectorRetryException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void everyCodeHasOneSentenceOfAdvice(FailureCode code) {
    assertThat(code.advice()).endsWith(".").hasSizeBetween(20, 160);
  }

  @Test
  void theCodesAreTheClosedListOfTheContract() {
    assertThat(FailureCode.values())
        .extracting(Enum::name)
        .containsExactlyInAnyOrder(
            "INVALID_INPUT",
            "MEDIA_UNREACHABLE",
            "MEDIA_REJECTED",
            "NO_FACE_FOUND",
            "FACE_NOT_MATCHED",
            "CONTENT_REJECTED",
            "UNAUTHORIZED",
            "ACCESS_DENIED",
            "QUOTA_EXHAUSTED",
            "RATE_LIMITED",
            "PROVIDER_ERROR",
            "TASK_NOT_FOUND",
            "TASK_CANCELLED",
            "NOT_CANCELLABLE",
            "RESULT_EXPIRED",
            "RESULT_REJECTED",
            "TASK_NOT_CREATED",
            "SUBMIT_OUTCOME_UNKNOWN");
  }

  @Test
  void aPermanentFailureLeavesNoRetries() {
    var failure =
        (ConnectorRetryException)
            Failures.permanent(TaskFailure.of(FailureCode.UNAUTHORIZED, "HTTP 401", false));
    assertThat(failure.getRetries()).isZero();
    assertThat(failure.getErrorCode()).isEqualTo("UNAUTHORIZED");
    assertThat(failure).hasMessage("HTTP 401. Check the API key: it is missing, wrong or expired.");
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void whatModelsLeaveToRetriesAlwaysHasSome(FailureCode code) {
    var failure =
        (ConnectorRetryException) Failures.permanent(TaskFailure.of(code, "a page", false));
    assertThat(failure.getRetries()).isEqualTo(code.mayPass() ? null : Integer.valueOf(0));
    assertThat(failure.getBackoffDuration())
        .isEqualTo(code.mayPass() ? Duration.ofSeconds(15) : null);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureCode.class,
      names = {"TASK_CANCELLED", "RESULT_EXPIRED", "RESULT_REJECTED", "SUBMIT_OUTCOME_UNKNOWN"})
  void whereATaskMayBePaidAlreadyTheFreeStepComesFirst(FailureCode code) {
    String advice = code.advice();
    int free =
        Stream.of("console", "which is free", "callback")
            .mapToInt(advice::indexOf)
            .filter(index -> index >= 0)
            .min()
            .orElseThrow();
    assertThat(advice.substring(0, free)).doesNotContainPattern("(?i)submi|pay|cost");
  }

  @Test
  void aTemporaryFailureLeavesTheCountToTheJobAndWaits() {
    var failure =
        (ConnectorRetryException)
            Failures.temporary(
                TaskFailure.of(FailureCode.RATE_LIMITED, "HTTP 429", true), Duration.ofSeconds(7));
    assertThat(failure.getRetries()).isNull();
    assertThat(failure.getBackoffDuration()).isEqualTo(Duration.ofSeconds(7));
  }
}
