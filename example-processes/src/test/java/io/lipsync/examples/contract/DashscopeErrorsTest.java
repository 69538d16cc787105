package io.lipsync.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.emulator.vendor.DocumentedError.Occasion;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * DashScope's error table, read from the VideoRetalk page and the page "Error messages", against
 * what the connector makes of each. One table serves calls and tasks, because media are judged
 * after their download only.
 */
class DashscopeErrorsTest {
  private static final String DASHSCOPE = "dashscope";

  /** What the document says it means, "again" for what passes, and whether a task may exist. */
  private static final String TABLE =
      """
      # the request
      400 | InvalidParameter                | INVALID_INPUT           | no
      400 | BadRequest.EmptyInput           | INVALID_INPUT           | no
      400 | BadRequest.EmptyModel           | INVALID_INPUT           | no
      400 | BadRequest.EmptyParameters      | INVALID_INPUT           | no
      400 | BadRequest.IllegalInput         | INVALID_INPUT           | no
      400 | UnsupportedOperation            | INVALID_INPUT           | no
      # links; what is slow or refuses once may not do so twice
      400 | InvalidURL                      | MEDIA_UNREACHABLE       | no
      400 | InvalidURL.ConnectionRefused    | MEDIA_UNREACHABLE again | no
      400 | InvalidURL.Timeout              | MEDIA_UNREACHABLE again | no
      400 | InvalidFile.DownloadFailed      | MEDIA_UNREACHABLE again | no
      400 | InvalidParameter.DataInspection | MEDIA_UNREACHABLE again | no
      # files
      400 | InvalidFile.Size                | MEDIA_REJECTED          | no
      400 | InvalidFile.Format              | MEDIA_REJECTED          | no
      400 | InvalidFile.Resolution          | MEDIA_REJECTED          | no
      400 | InvalidFile.FPS                 | MEDIA_REJECTED          | no
      400 | InvalidFile.Duration            | MEDIA_REJECTED          | no
      400 | InvalidFile.ImageSize           | MEDIA_REJECTED          | no
      400 | InvalidFile.Openerror           | MEDIA_REJECTED          | no
      400 | InvalidFile.AudioLengthError    | MEDIA_REJECTED          | no
      400 | InvalidFile.Value               | MEDIA_REJECTED          | no
      400 | InvalidFile.AspectRatio         | MEDIA_REJECTED          | no
      # faces
      400 | InvalidFile.Content             | NO_FACE_FOUND           | no
      400 | InvalidFile.NoHuman             | NO_FACE_FOUND           | no
      400 | InvalidFile.FacePose            | NO_FACE_FOUND           | no
      400 | InvalidFile.FullFace            | NO_FACE_FOUND           | no
      400 | InvalidFile.MultiHuman          | NO_FACE_FOUND           | no
      400 | InvalidPerson                   | NO_FACE_FOUND           | no
      400 | InvalidImage.NoHumanFace        | NO_FACE_FOUND           | no
      400 | InvalidFile.FaceNotMatch        | FACE_NOT_MATCHED        | no
      400 | DataInspectionFailed            | CONTENT_REJECTED        | no
      # the account
      401 | InvalidApiKey                   | UNAUTHORIZED            | no
      403 | AccessDenied                    | ACCESS_DENIED           | no
      403 | AccessDenied.Unpurchased        | ACCESS_DENIED           | no
      403 | Model.AccessDenied              | ACCESS_DENIED           | no
      403 | Workspace.AccessDenied          | ACCESS_DENIED           | no
      404 | ModelNotFound                   | ACCESS_DENIED           | no
      404 | WorkSpaceNotFound               | ACCESS_DENIED           | no
      400 | Arrearage                       | QUOTA_EXHAUSTED         | no
      403 | AllocationQuota.FreeTierOnly    | QUOTA_EXHAUSTED         | no
      # 429 that waiting does not cure
      429 | CommodityNotPurchased           | QUOTA_EXHAUSTED         | no
      429 | PrepaidBillOverdue              | QUOTA_EXHAUSTED         | no
      429 | PostpaidBillOverdue             | QUOTA_EXHAUSTED         | no
      # 429 that it does
      429 | Throttling                      | RATE_LIMITED again      | no
      429 | Throttling.RateQuota            | RATE_LIMITED again      | no
      429 | Throttling.BurstRate            | RATE_LIMITED again      | no
      429 | Throttling.Concurrency          | RATE_LIMITED again      | no
      429 | Throttling.AllocationQuota      | RATE_LIMITED again      | no
      # DashScope's own trouble
      500 | InternalError                   | PROVIDER_ERROR again    | perhaps
      500 | InternalError.Algo              | PROVIDER_ERROR again    | perhaps
      500 | InternalError.Upload            | PROVIDER_ERROR again    | perhaps
      500 | InternalError.FileUpload        | PROVIDER_ERROR again    | perhaps
      500 | InternalError.Timeout           | PROVIDER_ERROR again    | perhaps
      500 | SystemError                     | PROVIDER_ERROR again    | perhaps
      500 | ModelServiceFailed              | PROVIDER_ERROR again    | perhaps
      500 | RequestTimeOut                  | PROVIDER_ERROR again    | perhaps
      503 | ServiceUnavailable              | PROVIDER_ERROR again    | perhaps
      # names the model that is not there to take a task
      503 | ModelUnavailable                | PROVIDER_ERROR again    | perhaps
      """;

  @RegisterExtension static final ContractBench BENCH = ContractBench.start();

  @ParameterizedTest
  @CsvSource(textBlock = TABLE, delimiter = '|')
  void aRefusedSubmission(int status, String code, String meaning, String taskExists) {
    String expected = taskExists.equals("no") ? meaning : "nobody knows";

    assertThat(Reading.of(BENCH.submit(DASHSCOPE, "submit-%d:code=%s".formatted(status, code))))
        .isEqualTo(expected);
    assertThat(BENCH.vendor(DASHSCOPE).journal().summary().submits()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(textBlock = TABLE, delimiter = '|')
  void aRefusedQuery(int status, String code, String meaning) {
    assertThat(
            Reading.of(BENCH.submitAndRead(DASHSCOPE, "query-%d:code=%s".formatted(status, code))))
        .isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource(textBlock = TABLE, delimiter = '|')
  void aFailedTask(int status, String code, String meaning) {
    assertThat(Reading.of(BENCH.submitAndRead(DASHSCOPE, "fail:" + code)))
        .isEqualTo("failed: " + meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "InvalidFile.SomethingNew, failed: MEDIA_REJECTED",
    "InvalidURL.SomethingNew, failed: MEDIA_UNREACHABLE",
    "Throttling.SomethingNew, failed: RATE_LIMITED again",
    "SomethingNew, failed: PROVIDER_ERROR again"
  })
  void codesThatNobodyDocumentedAreReadByTheirBeginning(String code, String meaning) {
    assertThat(Reading.of(BENCH.submitAndRead(DASHSCOPE, "fail:" + code))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @EnumSource
  void noDocumentedErrorIsLeftOut(Occasion occasion) {
    ErrorTable.assertComplete(TABLE, BENCH.vendor(DASHSCOPE).documentedErrors(), occasion);
  }
}
