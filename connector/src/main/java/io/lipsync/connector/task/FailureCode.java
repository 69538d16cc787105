package io.lipsync.connector.task;

/**
 * Everything that can go wrong, as a closed list. The same names appear as {@code failure.code} of
 * a task and as the code of a connector error, so that one error expression in a model serves all
 * providers.
 */
public enum FailureCode {
  INVALID_INPUT("Correct the named field, then try again."),
  MEDIA_UNREACHABLE("Check that the links open without a login from anywhere on the internet."),
  MEDIA_REJECTED(
      "Check format, length and resolution of the video and the audio, then submit again."),
  NO_FACE_FOUND(
      "Use a video in which one face is clearly visible from the front, at least in some frames."),
  FACE_NOT_MATCHED(
      "Try a lower query_face_threshold such as 140, or a clearer frontal reference image."),
  CONTENT_REJECTED("The provider's content policy refused it: use other material."),
  UNAUTHORIZED("Check the API key: it is missing, wrong or expired."),
  ACCESS_DENIED("Enable the videoretalk model for this API key, or use a key that may use it."),
  QUOTA_EXHAUSTED("Top up the provider account, then try again."),
  RATE_LIMITED("Wait a while before the next try: the provider asked for fewer requests."),
  PROVIDER_ERROR("Wait and look at the provider's status page if it goes on."),
  TASK_NOT_FOUND("Check the task id and that the API key belongs to the account that submitted."),
  TASK_CANCELLED(
      "Look in the provider's console who cancelled it. If the video is still wanted, it takes a new"
          + " submission, which costs again."),
  NOT_CANCELLABLE("The task can no longer be stopped: wait for its result."),
  RESULT_EXPIRED(
      "Get the task again for a fresh link, which is free. Without one, look in the provider's console"
          + " before anybody pays for a new task."),
  RESULT_REJECTED(
      "Open the link, and get the task again for a fresh one, which is free: what it leads to is no"
          + " video that can be saved."),
  TASK_NOT_CREATED(
      "The provider has no task of this order, so that nothing was billed: submit it again."),
  SUBMIT_OUTCOME_UNKNOWN(
      "Wait for its callback if one is expected, and look in the provider's console: submit again"
          + " only if the task does not exist there.");

  private final String advice;

  FailureCode(String advice) {
    this.advice = advice;
  }

  /** What a person can do, free steps first, for failures without more specific advice. */
  public String advice() {
    return advice;
  }

  /**
   * Whether the cause may pass by waiting. The error expressions of the examples leave these codes
   * to the engine's retries, so that such a failure always has some.
   */
  public boolean mayPass() {
    return this == RATE_LIMITED || this == PROVIDER_ERROR;
  }
}
