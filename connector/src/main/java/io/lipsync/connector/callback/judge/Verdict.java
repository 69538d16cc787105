package io.lipsync.connector.callback.judge;

import io.lipsync.connector.metrics.CallbackOutcome;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;

/** What a callback turned out to be. Only a finished task moves a process. */
public sealed interface Verdict {

  /** Why, in words for our own log. */
  String reason();

  /** What it is counted as. */
  default CallbackOutcome outcome() {
    return switch (this) {
      case Finished finished -> CallbackOutcome.FINISHED;
      case NotFinished early -> CallbackOutcome.NOT_FINISHED;
      case Unreadable later -> CallbackOutcome.UNREADABLE;
      case Irrelevant other -> CallbackOutcome.IRRELEVANT;
      case Forged forged -> CallbackOutcome.FORGED;
      case Malformed malformed -> CallbackOutcome.MALFORMED;
    };
  }

  /** The HTTP status that the caller gets. */
  default int status() {
    return switch (this) {
      case Finished finished -> 200;
      case Irrelevant other -> 200;
      case NotFinished early -> 503;
      case Unreadable later -> 503;
      case Forged forged -> 401;
      case Malformed malformed -> 400;
    };
  }

  /** The callback is genuine, and the provider itself says that the task is finished. */
  record Finished(LipSyncTask task) implements Verdict {
    @Override
    public String reason() {
      return "task %s is %s".formatted(task.taskId(), task.status().word());
    }
  }

  /** The callback is genuine, but the task is still under way: the provider may call again. */
  record NotFinished(String taskId, TaskStatus taskStatus) implements Verdict {
    @Override
    public String reason() {
      return "task %s is still %s".formatted(taskId, taskStatus.word());
    }
  }

  /**
   * The proof or the task could not be checked at the provider.
   *
   * @param taskId the task, or null when it did not come so far
   */
  record Unreadable(String taskId, String reason) implements Verdict {}

  /** The provider sent it, but about something that no process waits for. */
  record Irrelevant(String reason) implements Verdict {}

  /**
   * Nothing proves that the provider sent it.
   *
   * @param reason for our own log only
   */
  record Forged(String reason) implements Verdict {}

  /** The provider sent it, but the body names no task of this provider. */
  record Malformed(String reason) implements Verdict {}
}
