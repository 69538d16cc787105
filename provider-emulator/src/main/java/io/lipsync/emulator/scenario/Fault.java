package io.lipsync.emulator.scenario;

import java.time.Duration;

/** What can go wrong with one call. Immutable values. */
public sealed interface Fault {

  /**
   * An error answer in the vendor's own form.
   *
   * @param status the HTTP status, 400 to 599
   * @param code the vendor's error code, or null for the documented one of that status
   * @param message the text, or null for the documented one
   * @param retryAfter what the {@code Retry-After} header says
   * @param shape where the error stands, or null for the documented place
   */
  record ErrorAnswer(
      int status, String code, String message, RetryAfter retryAfter, ErrorShape shape)
      implements Fault {

    /** An error in the documented place. */
    public ErrorAnswer(int status, String code, String message, RetryAfter retryAfter) {
      this(status, code, message, retryAfter, null);
    }

    /** Refuses statuses that are no errors. */
    public ErrorAnswer {
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException("an error status is 400 to 599, not " + status);
      }
    }
  }

  /** A gateway's HTML page instead of the API's answer. */
  record HtmlPage(int status) implements Fault {}

  /** No answer; the connection stays open until the caller gives up. */
  record Hang() implements Fault {}

  /** The TCP connection is reset. */
  record Reset() implements Fault {}

  /** The right answer comes, but late. */
  record Slow(Duration delay) implements Fault {}

  /**
   * A window: after a call that was let through, 429 for this long, and then good again. One script
   * saw this at DashScope, whose documents speak of one submit per second.
   */
  record Window(Duration time) implements Fault {}

  /** Faults that spoil an answer which is right in itself. */
  sealed interface Distorted extends Fault {}

  /** The status is right, the body empty. */
  record EmptyBody() implements Distorted {}

  /** Valid HTTP with half of the JSON. */
  record TruncatedBody() implements Distorted {}

  /** The connection is closed after half of the promised bytes. */
  record CutConnection() implements Distorted {}

  /** The answer has fields that nobody documented. */
  record ExtraFields() implements Distorted {}

  /** The answer has its error in another place. */
  record OtherShape(ErrorShape shape) implements Distorted {}

  /** The answer has this word as its task status. */
  record StatusWord(String word) implements Distorted {}
}
