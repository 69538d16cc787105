package io.lipsync.connector.provider.dashscope;

import static io.lipsync.connector.provider.ErrorRule.busy;
import static io.lipsync.connector.provider.ErrorRule.refused;
import static io.lipsync.connector.provider.ErrorRule.unclear;
import static io.lipsync.connector.provider.ErrorTable.row;
import static io.lipsync.connector.task.FailureCode.ACCESS_DENIED;
import static io.lipsync.connector.task.FailureCode.CONTENT_REJECTED;
import static io.lipsync.connector.task.FailureCode.FACE_NOT_MATCHED;
import static io.lipsync.connector.task.FailureCode.INVALID_INPUT;
import static io.lipsync.connector.task.FailureCode.MEDIA_REJECTED;
import static io.lipsync.connector.task.FailureCode.MEDIA_UNREACHABLE;
import static io.lipsync.connector.task.FailureCode.NO_FACE_FOUND;
import static io.lipsync.connector.task.FailureCode.PROVIDER_ERROR;
import static io.lipsync.connector.task.FailureCode.QUOTA_EXHAUSTED;
import static io.lipsync.connector.task.FailureCode.RATE_LIMITED;
import static io.lipsync.connector.task.FailureCode.TASK_NOT_FOUND;
import static io.lipsync.connector.task.FailureCode.UNAUTHORIZED;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.provider.ErrorTable;
import io.lipsync.connector.provider.StatusWords;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorError;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.task.TaskStatus;
import java.util.List;

/**
 * What DashScope's error codes mean. Follows the VideoRetalk page and the "error messages" pages of
 * Model Studio. Codes have parts, divided by full stops: a code that is not listed counts as the
 * listed one it begins with, so that {@code InvalidFile.Anything} is about a file.
 *
 * <p>Problems with the media are listed as HTTP 400, but can only be found after the download: the
 * same table serves refused calls and failed tasks.
 */
final class DashscopeErrors {
  /** Right after a submission DashScope may not know its own task yet; a day later it forgot it. */
  private static final ErrorRule NOT_KNOWN =
      unclear(TASK_NOT_FOUND)
          .advising(
              "Right after the submission: wait a minute. Otherwise check the task id and whose API"
                  + " key it is; after 24 hours DashScope forgets a task.");

  private static final ErrorTable TABLE =
      new ErrorTable(
          // Whatever a server error says, the order may have been taken before it.
          status -> status < 500,
          ".",
          List.of(
              row(refused(INVALID_INPUT), "InvalidParameter", "BadRequest", "UnsupportedOperation"),
              row(refused(MEDIA_UNREACHABLE), "InvalidURL"),
              // The source may be slow or flaky, above all across borders.
              row(
                  busy(MEDIA_UNREACHABLE),
                  "InvalidURL.ConnectionRefused",
                  "InvalidURL.Timeout",
                  "InvalidFile.DownloadFailed",
                  "InvalidParameter.DataInspection"),
              row(refused(MEDIA_REJECTED), "InvalidFile", "InvalidImage"),
              row(
                  refused(NO_FACE_FOUND),
                  "InvalidFile.NoHuman",
                  "InvalidFile.FacePose",
                  "InvalidFile.FullFace",
                  "InvalidImage.NoHumanFace"),
              row(
                  refused(NO_FACE_FOUND)
                      .advising("Use a reference image that shows exactly one person."),
                  "InvalidFile.Content",
                  "InvalidFile.MultiHuman",
                  "InvalidPerson"),
              row(refused(FACE_NOT_MATCHED), "InvalidFile.FaceNotMatch"),
              row(refused(CONTENT_REJECTED), "DataInspectionFailed"),
              row(refused(UNAUTHORIZED), "InvalidApiKey"),
              row(
                  refused(ACCESS_DENIED),
                  "AccessDenied",
                  "Model.AccessDenied",
                  "Workspace.AccessDenied",
                  "WorkSpaceNotFound"),
              row(
                  refused(ACCESS_DENIED)
                      .advising(
                          "VideoRetalk exists in the Beijing region only: check key and base URL."),
                  "ModelNotFound"),
              row(
                  refused(QUOTA_EXHAUSTED),
                  "Arrearage",
                  "AllocationQuota",
                  // These three come with HTTP 429, and waiting does not pay a bill.
                  "CommodityNotPurchased",
                  "PrepaidBillOverdue",
                  "PostpaidBillOverdue"),
              row(busy(RATE_LIMITED), "Throttling"),
              row(
                  unclear(PROVIDER_ERROR),
                  "ModelUnavailable",
                  "ServiceUnavailable",
                  "InternalError",
                  "SystemError",
                  "ModelServiceFailed",
                  "RequestTimeOut")));

  private DashscopeErrors() {}

  /** What the answer refuses, or null when it is none. A task that nobody knows is a refusal. */
  static VendorApi.Refusal refusal(Exchange.Answered answer) {
    JsonNode body = VendorJson.tree(answer.body());
    JsonNode output = body.path("output");
    VendorError said = VendorError.of(answer, body);
    if (StatusWords.of(VendorJson.code(output.path("task_status"))) == TaskStatus.UNKNOWN) {
      String message = said.message() == null ? "DashScope does not know the task" : said.message();
      return new VendorApi.Refusal(NOT_KNOWN, new VendorError("UNKNOWN", message), null);
    }
    boolean task = VendorJson.code(output.path("task_id")) != null;
    return answer.isSuccess() && (said.code() == null || task)
        ? null
        : new VendorApi.Refusal(forCall(answer.status(), said), said, answer.retryAfter());
  }

  private static ErrorRule forCall(int httpStatus, VendorError said) {
    ErrorRule rule = TABLE.forCall(httpStatus, said);
    boolean noSuchPath = said.message() != null && said.message().startsWith("url error");
    return noSuchPath ? rule.advising("Check the base URL: DashScope has no such path.") : rule;
  }

  /** The rule for a finished task without a video. */
  static ErrorRule forTask(VendorError said) {
    return TABLE.forTask(said, unclear(PROVIDER_ERROR));
  }
}
