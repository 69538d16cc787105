package io.lipsync.connector.provider;

import io.lipsync.connector.task.TaskFailure;
import java.time.Duration;

/** How bringing a file to a provider ended. */
public sealed interface UploadAnswer {

  /**
   * The provider has all of the file.
   *
   * @param link what a submission names it by
   */
  record Stored(String link) implements UploadAnswer {

    /** Hides the link. */
    @Override
    public String toString() {
      return "Stored[]";
    }
  }

  /**
   * The provider stores no files.
   *
   * @param reason for people
   */
  record NotTaken(String reason) implements UploadAnswer {}

  /**
   * It did not work this time; trying again later is right.
   *
   * @param failure what was seen
   * @param retryAfter what the provider asked for, or null
   */
  record Unavailable(TaskFailure failure, Duration retryAfter) implements UploadAnswer {}

  /** The provider will not have this file: wrong key, full account, unusable file. */
  record Refused(TaskFailure failure) implements UploadAnswer {}
}
