package io.lipsync.emulator.dashscope;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * DashScope's error codes with their HTTP status: those of the page "Error messages" that can come
 * here, and those of the VideoRetalk page. Where a page has no text the text is ours.
 */
final class DashScopeErrors {

  private static final DashScopeErrors TABLE = new DashScopeErrors();

  private final Map<String, DashScopeError> rows = new LinkedHashMap<>();

  private DashScopeErrors() {
    row(
        400,
        "InvalidParameter",
        "Required parameter(s) missing or invalid, please check the request parameters.");
    row(400, "BadRequest.EmptyInput", "Required input parameter missing from request.");
    row(400, "BadRequest.EmptyModel", "Required parameter \"model\" missing from request.");
    row(
        400,
        "BadRequest.EmptyParameters",
        "Required parameter \"parameters\" missing from request.");
    row(400, "BadRequest.IllegalInput", "The input parameter requires json format.");
    row(400, "InvalidURL", "Invalid URL provided in your request.");
    row(400, "DataInspectionFailed", "Input data may contain inappropriate content.");
    row(
        400,
        "InvalidParameter.DataInspection",
        "Unable to download the media resource during the data inspection process.");
    row(400, "Arrearage", "Access denied, please make sure your account is in good standing.");
    row(400, "UnsupportedOperation", "The operation is unsupported on the referee object.");
    row(401, "InvalidApiKey", "Invalid API-key provided.");
    row(403, "AccessDenied", "current user api does not support synchronous calls.");
    row(
        403,
        "AccessDenied.Unpurchased",
        "Access to model denied. Please make sure you are eligible for using the model.");
    row(403, "Model.AccessDenied", "Model access denied.");
    row(403, "Workspace.AccessDenied", "Workspace access denied.");
    row(403, "AllocationQuota.FreeTierOnly", "The free tier of the model has been exhausted.");
    row(404, "ModelNotFound", "Model can not be found.");
    row(404, "WorkSpaceNotFound", "WorkSpace can not be found.");
    row(429, "Throttling", "Requests throttling triggered.");
    row(429, "Throttling.RateQuota", "Requests rate limit exceeded, please try again later.");
    row(429, "Throttling.BurstRate", "Request rate increased too quickly.");
    row(429, "Throttling.Concurrency", "Too many concurrent requests.");
    row(
        429,
        "Throttling.AllocationQuota",
        "Allocated quota exceeded, please increase your quota limit.");
    row(429, "CommodityNotPurchased", "Commodity has not purchased yet.");
    row(429, "PrepaidBillOverdue", "The prepaid bill is overdue.");
    row(429, "PostpaidBillOverdue", "The postpaid bill is overdue.");
    row(
        500,
        "InternalError",
        "An internal error has occured, please try again later or contact service support.");
    row(500, "InternalError.Algo", "inference internal error.");
    row(500, "InternalError.Upload", "Failed to upload result.");
    row(500, "InternalError.FileUpload", "oss upload error.");
    row(500, "SystemError", "An system error has occured, please try again later.");
    row(500, "ModelServiceFailed", "Failed to request model service.");
    row(500, "RequestTimeOut", "Request timed out, please try again later.");
    row(
        500,
        "InternalError.Timeout",
        "The asynchronous task returned nothing within 3 hours of its submission.");
    row(
        503,
        "ServiceUnavailable",
        "The service is temporarily unavailable, please try again later.");
    row(503, "ModelUnavailable", "Model is unavailable, please try again later.");
    // Those of the VideoRetalk page.
    row(
        400,
        "InvalidURL.ConnectionRefused",
        "Connection to ${url} refused, please provide avaiable URL");
    row(400, "InvalidURL.Timeout", "Download ${url} timeout, please check network connection.");
    row(
        400,
        "InvalidFile.Size",
        "Invalid file size. The video/audio/image file size must be less than 300MB.");
    row(
        400,
        "InvalidFile.Format",
        "Invalid file format,the request file format is one of the following types: MP4, AVI, MOV, MP3, WAV, AAC, JPEG, JPG, PNG, BMP, and WEBP.");
    row(
        400,
        "InvalidFile.Resolution",
        "Invalid video resolution. The height or width of video must be 640 ~ 2048.");
    row(400, "InvalidFile.FPS", "Invalid video FPS. The video FPS must be 15 ~ 60.");
    row(
        400,
        "InvalidFile.Duration",
        "Invalid file duration. The video/audio file duration must be 2s ~ 120s.");
    row(400, "InvalidFile.ImageSize", "The size of image is beyond limit.");
    row(400, "InvalidFile.Openerror", "Invalid file, cannot open file as video/audio/image.");
    row(
        400,
        "InvalidFile.Content",
        "The input image has no human body or multi human bodies. Please upload other image with single person.");
    row(
        400,
        "InvalidFile.FaceNotMatch",
        "There are no matched face in the video with the provided reference image.");
    // Siblings that portrait models have.
    row(400, "InvalidFile.DownloadFailed", "Failed to download the file.");
    row(400, "InvalidFile.AudioLengthError", "The audio length is invalid.");
    row(400, "InvalidFile.NoHuman", "The input has no human face.");
    row(400, "InvalidFile.FacePose", "The face pose is invalid.");
    row(400, "InvalidFile.Value", "The value of the file is invalid.");
    row(400, "InvalidFile.FullFace", "The face is not complete.");
    row(400, "InvalidFile.AspectRatio", "The aspect ratio is invalid.");
    row(400, "InvalidFile.MultiHuman", "The input has several faces.");
    row(400, "InvalidPerson", "The input image has no human body or multi human bodies.");
    row(400, "InvalidImage.NoHumanFace", "No human face detected.");
  }

  private void row(int status, String code, String message) {
    rows.put(code, new DashScopeError(status, code, message));
  }

  /** The error of that code. */
  static DashScopeError of(String code) {
    return TABLE.rows.get(code);
  }

  /** The documented error of that status. */
  static DashScopeError ofStatus(int status) {
    String code =
        switch (status) {
          case 401 -> "InvalidApiKey";
          case 403 -> "AccessDenied";
          case 404 -> "ModelNotFound";
          case 429 -> "Throttling.RateQuota";
          case 500 -> "InternalError";
          default -> status < 500 ? "InvalidParameter" : "ServiceUnavailable";
        };
    return new DashScopeError(status, code, message(code));
  }

  /** A wrong parameter. */
  static DashScopeError invalidParameter(String message) {
    return of("InvalidParameter").saying(null, message);
  }

  /** The text of that code. */
  static String message(String code) {
    DashScopeError row = of(code);
    return row == null ? "Emulated failure: " + code : row.getMessage();
  }

  /** Every row, in the order of the documentation. */
  static List<DashScopeError> all() {
    return List.copyOf(TABLE.rows.values());
  }
}
