package io.lipsync.templates;

/**
 * Error expressions for Camunda's REST connector: its error code is the HTTP status of an answer,
 * and 408 whenever there was none, be it that nobody was there or that the answer was lost.
 */
final class BuiltInErrors {
  private static final String BODY = "error.variables.response.body.error";

  /** EvoLink's own words where it has some. */
  private static final String MESSAGE =
      "(if " + BODY + ".message = null then error.message else " + BODY + ".message)";

  /** Whatever is none of the known refusals may have been accepted. */
  static final String SUBMIT =
      "=if error = null then (if lipSyncAccepted.taskId = null then "
          + bpmnError("SUBMIT_OUTCOME_UNKNOWN", "\"EvoLink's answer names no task\"")
          + " else null)"
          + " else if "
          + codeIs("content_policy_violation", "content_filter", "sensitive_content")
          + thenError("CONTENT_REJECTED")
          + " else if "
          + codeIs("invalid_media_url")
          + thenError("MEDIA_UNREACHABLE")
          + " else if list contains([\"400\", \"413\", \"422\"], error.code)"
          + thenError("INVALID_INPUT")
          + account()
          + " else if "
          + codeIs("service_unavailable", "resource_exhausted")
          + thenError("PROVIDER_ERROR")
          + " else "
          + bpmnError("SUBMIT_OUTCOME_UNKNOWN", MESSAGE);

  /** Reading is free: trouble that passes is left to the engine's retries, but for the last one. */
  static final String GET =
      "=if error = null then null"
          + " else if error.code = \"404\""
          + thenError("TASK_NOT_FOUND")
          + account("if job.retries > 1 then null else ")
          + " else if list contains([\"400\", \"422\"], error.code)"
          + thenError("INVALID_INPUT")
          + " else if job.retries > 1 then null else "
          + bpmnError("PROVIDER_ERROR", MESSAGE);

  private BuiltInErrors() {}

  private static String account() {
    return account("");
  }

  private static String account(String beforeRateLimited) {
    return " else if error.code = \"401\""
        + thenError("UNAUTHORIZED")
        + " else if error.code = \"402\""
        + thenError("QUOTA_EXHAUSTED")
        + " else if error.code = \"403\""
        + thenError("ACCESS_DENIED")
        + " else if error.code = \"429\" then "
        + beforeRateLimited
        + bpmnError("RATE_LIMITED", MESSAGE);
  }

  private static String codeIs(String... codes) {
    return "list contains([\"" + String.join("\", \"", codes) + "\"], " + BODY + ".code)";
  }

  private static String thenError(String code) {
    return " then " + bpmnError(code, MESSAGE);
  }

  private static String bpmnError(String code, String message) {
    return "bpmnError(\"" + code + "\", " + message + ")";
  }
}
