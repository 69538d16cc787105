package io.lipsync.connector.provider.dashscope;

import static io.lipsync.connector.provider.ErrorRule.busy;
import static io.lipsync.connector.provider.ErrorRule.refused;
import static io.lipsync.connector.provider.ErrorRule.unclear;
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

import io.lipsync.connector.provider.ErrorRule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
  static final ErrorRule NOT_KNOWN =
      unclear(TASK_NOT_FOUND)
          .advising(
              "Right after the submission: wait a minute. Otherwise check the task id and whose API"
                  + " key it is; after 24 hours DashScope forgets a task.");

  private static final Map<String, ErrorRule> BY_CODE = new HashMap<>();

  static {
    rule(refused(INVALID_INPUT), "InvalidParameter", "BadRequest", "UnsupportedOperation");
    rule(refused(MEDIA_UNREACHABLE), "InvalidURL");
    // The source may be slow or flaky, above all across borders.
    rule(
        busy(MEDIA_UNREACHABLE),
        "InvalidURL.ConnectionRefused",
        "InvalidURL.Timeout",
        "InvalidFile.DownloadFailed",
        "InvalidParameter.DataInspection");
    rule(refused(MEDIA_REJECTED), "InvalidFile", "InvalidImage");
    rule(
        refused(NO_FACE_FOUND),
        "InvalidFile.NoHuman",
        "InvalidFile.FacePose",
        "InvalidFile.FullFace",
        "InvalidImage.NoHumanFace");
    rule(
        refused(NO_FACE_FOUND).advising("Use a reference image that shows exactly one person."),
        "InvalidFile.Content",
        "InvalidFile.MultiHuman",
        "InvalidPerson");
    rule(refused(FACE_NOT_MATCHED), "InvalidFile.FaceNotMatch");
    rule(refused(CONTENT_REJECTED), "DataInspectionFailed");
    rule(refused(UNAUTHORIZED), "InvalidApiKey");
    rule(
        refused(ACCESS_DENIED),
        "AccessDenied",
        "Model.AccessDenied",
        "Workspace.AccessDenied",
        "WorkSpaceNotFound");
    rule(
        refused(ACCESS_DENIED)
            .advising("VideoRetalk exists in the Beijing region only: check key and base URL."),
        "ModelNotFound");
    rule(
        refused(QUOTA_EXHAUSTED),
        "Arrearage",
        "AllocationQuota",
        // These three come with HTTP 429, and waiting does not pay a bill.
        "CommodityNotPurchased",
        "PrepaidBillOverdue",
        "PostpaidBillOverdue");
    rule(busy(RATE_LIMITED), "Throttling");
    rule(
        unclear(PROVIDER_ERROR),
        "ModelUnavailable",
        "ServiceUnavailable",
        "InternalError",
        "SystemError",
        "ModelServiceFailed",
        "RequestTimeOut");
  }

  /** No documented code comes near; each part of a code costs a look into the table. */
  private static final int LONGEST_CODE = 200;

  private DashscopeErrors() {}

  /**
   * The rule for an error answer.
   *
   * @param httpStatus the answer's status
   * @param code {@code code} of the body, or null when it had none
   */
  static ErrorRule forCall(int httpStatus, String code) {
    ErrorRule named = named(code);
    if (named == null) {
      // A refusal that came with a success status was never seen: nobody knows what it refused.
      return httpStatus < 300 ? unclear(PROVIDER_ERROR) : ErrorRule.ofStatus(httpStatus);
    }
    // Whatever a server error says, the order may have been taken before it.
    return named.provenBy(httpStatus < 500 && named.created() == ErrorRule.TaskCreated.NO);
  }

  /**
   * The rule for a finished task without a video.
   *
   * @param code {@code output.code}, or null
   */
  static ErrorRule forTask(String code) {
    ErrorRule named = named(code);
    return named != null ? named : unclear(PROVIDER_ERROR);
  }

  private static ErrorRule named(String code) {
    String begin = code == null ? "" : code.substring(0, Math.min(code.length(), LONGEST_CODE));
    String key = begin.toLowerCase(Locale.ROOT);
    while (!key.isEmpty()) {
      ErrorRule rule = BY_CODE.get(key);
      if (rule != null) {
        return rule;
      }
      key = key.substring(0, Math.max(key.lastIndexOf('.'), 0));
    }
    return null;
  }

  private static void rule(ErrorRule rule, String... codes) {
    List.of(codes).forEach(code -> BY_CODE.put(code.toLowerCase(Locale.ROOT), rule));
  }
}
