package io.lipsync.emulator.evolink;

/**
 * EvoLink's error answers, one table per call: the same condition has different codes and types at
 * a submit and at a query. By the VideoRetalk page (submit) and the "Get task detail" page (query);
 * statuses that neither lists follow the gateway's general style.
 */
final class EvoLinkErrors {

  private static final String REQUEST = "invalid_request_error";
  private static final String AUTHENTICATION = "authentication_error";
  private static final String QUOTA = "insufficient_quota";
  private static final String API = "api_error";

  private EvoLinkErrors() {}

  /** What a submit answers with that status. */
  static ApiError submit(int status) {
    return switch (status) {
      case 400 ->
          new ApiError(
              400,
              "missing_required_params",
              "Missing required parameter: video_url or audio_url",
              REQUEST);
      case 401 -> new ApiError(401, "unauthorized", "Invalid or expired token", AUTHENTICATION);
      case 402 ->
          new ApiError(
              402, "insufficient_quota", "Insufficient quota. Please top up your account.", QUOTA);
      case 403 ->
          new ApiError(
              403,
              "model_access_denied",
              "Token does not have access to model: videoretalk",
              REQUEST);
      case 409 ->
          new ApiError(
              409,
              "idempotency_conflict",
              "Idempotency key was used with another request",
              REQUEST);
      case 429 ->
          new ApiError(
              429,
              "rate_limit_exceeded",
              "Too many requests, please try again later",
              "rate_limit_error");
      case 500 -> new ApiError(500, "internal_error", "Internal server error", API);
      default -> other(status);
    };
  }

  /** What a query answers with that status. */
  static ApiError query(int status) {
    return switch (status) {
      case 400 ->
          new ApiError(
              400,
              "invalid_task_id",
              "Invalid task ID format, must start with 'task-unified-'",
              REQUEST,
              "task_id");
      case 401 -> new ApiError(401, "unauthorized", "Authentication required", AUTHENTICATION);
      case 402 ->
          new ApiError(
              402, "quota_exceeded", "Insufficient quota. Please top up your account.", QUOTA);
      case 403 ->
          new ApiError(
              403, "permission_denied", "You don't have permission to access this task", REQUEST);
      case 404 ->
          new ApiError(404, "task_not_found", "The requested task could not be found", REQUEST);
      case 429 -> new ApiError(429, "rate_limit_exceeded", "Rate limit exceeded", "evo_api_error");
      case 500 -> new ApiError(500, "internal_error", "Failed to retrieve task status", API);
      default -> other(status);
    };
  }

  /** A parameter that is there but wrong. */
  static ApiError invalidParameter(String param, String message) {
    return new ApiError(400, "invalid_parameters", message, REQUEST, param);
  }

  /** A body that is no JSON object. */
  static ApiError invalidRequest() {
    return new ApiError(400, "invalid_request", "Invalid request parameters", REQUEST);
  }

  private static ApiError other(int status) {
    return status >= 500
        ? new ApiError(status, "service_unavailable", "Service temporarily unavailable", API)
        : new ApiError(status, "invalid_request", "Invalid request parameters", REQUEST);
  }
}
