package io.lipsync.connector.provider.evolink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.provider.VendorError;
import io.lipsync.connector.task.FailureCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Error codes" page: why a task failed, and whether a new, paid attempt can help. */
class EvolinkTaskErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          content_policy_violation     | CONTENT_REJECTED | false
          invalid_parameters           | INVALID_INPUT    | false
          image_processing_error       | MEDIA_REJECTED   | false
          image_dimension_mismatch     | MEDIA_REJECTED   | false
          request_cancelled            | TASK_CANCELLED   | false
          generation_failed_no_content | MEDIA_REJECTED   | false
          service_error                | PROVIDER_ERROR   | true
          generation_timeout           | PROVIDER_ERROR   | true
          resource_exhausted           | PROVIDER_ERROR   | true
          quota_exceeded               | RATE_LIMITED     | true
          service_unavailable          | PROVIDER_ERROR   | true
          resource_not_found           | TASK_NOT_FOUND   | false
          unknown_error                | PROVIDER_ERROR   | false
          invalid_audio                | MEDIA_REJECTED   | false
          channel_account_trouble      | PROVIDER_ERROR   | true
          Content_Policy_Violation     | CONTENT_REJECTED | false
          never_heard_of               | PROVIDER_ERROR   | true
          """)
  void everyCode(String code, FailureCode failure, boolean retryable) {
    ErrorRule rule = EvolinkErrors.forTask(new VendorError(code, "words"));
    assertThat(rule.code()).isEqualTo(failure);
    assertThat(rule.retryable()).isEqualTo(retryable);
    assertThat(rule.advice()).isNotBlank().doesNotContain("tries again by itself");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"No matching face found", "no matching face found.\nTry", "Face not matched"})
  void aFaceThatDoesNotMatchIsToldOnlyInWords(String message) {
    ErrorRule rule = EvolinkErrors.forTask(new VendorError("invalid_parameters", message));
    assertThat(rule.code()).isEqualTo(FailureCode.FACE_NOT_MATCHED);
    assertThat(rule.retryable()).isFalse();
    assertThat(rule.advice()).contains("140");
  }

  @ParameterizedTest
  @ValueSource(strings = {"No face detected in the video", "there is NO FACE", "no faces found"})
  void aVideoWithoutAFaceIsToldOnlyInWords(String message) {
    assertThat(
            EvolinkErrors.forTask(new VendorError("generation_failed_no_content", message)).code())
        .isEqualTo(FailureCode.NO_FACE_FOUND);
    assertThat(EvolinkErrors.forTask(new VendorError(null, message)).code())
        .isEqualTo(FailureCode.NO_FACE_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"the surface is scratched", "face"})
  void otherWordsDoNotCount(String message) {
    assertThat(EvolinkErrors.forTask(new VendorError("invalid_parameters", message)).code())
        .isEqualTo(FailureCode.INVALID_INPUT);
  }
}
