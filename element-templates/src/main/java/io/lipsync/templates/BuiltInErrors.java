package io.lipsync.templates;

/**
 * Error expressions for Camunda's REST connector: its error code is the HTTP status of an answer,
 * and 408 whenever there was none, be it that nobody was there or that the answer was lost.
 */
final class BuiltInErrors {
  /** EvoLink's own code and words, where its answer has some. */
  private static final String BEGINNING =
      "={answer: error.variables.response.body.error, message: if answer.message = null then"
          + " error.message else answer.message, result: ";

  private static final String END = "}.result";

  /** Whatever is none of the known refusals may have been accepted. */
  static final String SUBMIT =
      BEGINNING
          + "if error = null then (if lipSyncAccepted.taskId = null then"
          + " bpmnError(\"SUBMIT_OUTCOME_UNKNOWN\", \"EvoLink's answer names no task\") else null)"
          + elseIf(codeIs("content_policy_violation", "content_filter", "sensitive_content"))
          + bpmnError("CONTENT_REJECTED")
          + elseIf(codeIs("invalid_media_url"))
          + bpmnError("MEDIA_UNREACHABLE")
          + elseIf(statusIs("400", "413", "422"))
          + bpmnError("INVALID_INPUT")
          + account()
          + elseIf(statusIs("429"))
          + bpmnError("RATE_LIMITED")
          + elseIf(codeIs("service_unavailable", "resource_exhausted"))
          + bpmnError("PROVIDER_ERROR")
          + " else "
          + bpmnError("SUBMIT_OUTCOME_UNKNOWN")
          + END;

  /** Reading is free: trouble that passes is left to the engine's retries, but for the last one. */
  static final String GET =
      BEGINNING
          + "if error = null then null"
          + elseIf(statusIs("400", "422"))
          + bpmnError("INVALID_INPUT")
          + account()
          + elseIf(statusIs("404"))
          + bpmnError("TASK_NOT_FOUND")
          + elseIf("job.retries > 1")
          + "null"
          + elseIf(statusIs("429"))
          + bpmnError("RATE_LIMITED")
          + " else "
          + bpmnError("PROVIDER_ERROR")
          + END;

  private BuiltInErrors() {}

  private static String account() {
    return elseIf(statusIs("401"))
        + bpmnError("UNAUTHORIZED")
        + elseIf(statusIs("402"))
        + bpmnError("QUOTA_EXHAUSTED")
        + elseIf(statusIs("403"))
        + bpmnError("ACCESS_DENIED");
  }

  private static String elseIf(String condition) {
    return " else if " + condition + " then ";
  }

  private static String statusIs(String... statuses) {
    return isOneOf("error.code", statuses);
  }

  private static String codeIs(String... codes) {
    return isOneOf("answer.code", codes);
  }

  private static String isOneOf(String value, String... values) {
    return "list contains([\"" + String.join("\", \"", values) + "\"], " + value + ")";
  }

  private static String bpmnError(String code) {
    return "bpmnError(\"" + code + "\", message)";
  }
}
