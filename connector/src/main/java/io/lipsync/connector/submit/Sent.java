package io.lipsync.connector.submit;

import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.task.Postponed;

/** The third state of a submission: what became of its one POST. */
sealed interface Sent {
  /** The provider has the task. */
  record Accepted(SubmitResult result) implements Sent {}

  /** The provider provably has no task of this attempt. */
  record Refused(SubmitAnswer.NotAccepted answer) implements Sent {}

  /** The attempt is this worker's, and provably not one byte was sent. */
  record NotSent(String reason) implements Sent {}

  /** Nobody can tell. */
  record Unknown(String reason) implements Sent {}

  /** Another worker claimed the attempt before; this one has sent nothing. */
  record Begun() implements Sent {}

  /** The engine does not tell whose the attempt is; this worker has sent nothing. */
  record Unclaimed(Postponed why) implements Sent {}
}
