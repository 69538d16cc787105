package io.lipsync.connector.callback;

import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;

/** What a callback turned out to be. Only a finished task moves a process. */
public sealed interface Verdict {

  /** We handed the address out, and the provider itself says that the task is finished. */
  record Finished(LipSyncTask task) implements Verdict {}

  /** We handed the address out, but the task is still under way: the provider may call again. */
  record NotFinished(String taskId, TaskStatus status) implements Verdict {}

  /** We handed the address out, but the provider would not describe the task. */
  record Unreadable(String taskId, String reason) implements Verdict {}

  /** Nobody has this address from us. */
  record Forged() implements Verdict {}

  /** The address is ours, but the body names no task of this provider. */
  record Malformed(String reason) implements Verdict {}
}
