package io.lipsync.connector.task;

/**
 * Everything that can go wrong, as a closed list. The same names appear as {@code failure.code} of
 * a task and as the code of a connector error, so that one error expression in a model serves all
 * providers.
 */
public enum FailureCode {
  INVALID_INPUT("Correct the named field and run the task again."),
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
  QUOTA_EXHAUSTED("Top up the provider account, then run the task again."),
  RATE_LIMITED("Wait a while before the next try: the provider asked for fewer requests."),
  PROVIDER_ERROR("Wait and look at the provider's status page if it goes on."),
  TASK_NOT_FOUND("Check the task id and that the API key belongs to the account that submitted."),
  TASK_CANCELLED("The task was cancelled: submit again if the video is still wanted."),
  NOT_CANCELLABLE("The task can no longer be stopped: wait for its result."),
  RESULT_EXPIRED("The link to the video is older than 24 hours: submit the task again."),
  RESULT_REJECTED("The finished file is not a video that can be saved: look at the link."),
  SUBMIT_OUTCOME_UNKNOWN(
      "Look in the provider's console whether the task exists before anybody submits again:"
          + " submitting again may pay a second time.");

  private final String advice;

  FailureCode(String advice) {
    this.advice = advice;
  }

  /** One sentence a person can act on, for failures without more specific advice. */
  public String advice() {
    return advice;
  }
}
