package io.lipsync.localcamunda.command;

import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.lipsync.localcamunda.engine.EngineAnswer;
import io.lipsync.localcamunda.engine.EngineCommand;
import io.lipsync.localcamunda.engine.EngineHost;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What people do with Camunda user tasks. Thread-safe. */
public final class UserTaskCommands {

  /**
   * What an update changes; null leaves an attribute as it is, an empty value clears it.
   *
   * @param dueDate ISO 8601 date and time with offset
   * @param followUpDate ISO 8601 date and time with offset
   * @param priority 0 to 100
   */
  public record Changes(
      String dueDate,
      String followUpDate,
      List<String> candidateGroups,
      List<String> candidateUsers,
      Integer priority) {}

  private final EngineHost engine;

  /** Commands for the engine of this host. */
  public UserTaskCommands(EngineHost engine) {
    this.engine = engine;
  }

  /** Completes a task; the variables, a JSON object as text, go to the process. */
  public CompletableFuture<EngineAnswer> complete(long key, String variables, String action) {
    var task = task(key, action, "complete").setVariables(VariablesDocument.encode(variables));
    return engine.send(new EngineCommand(key, UserTaskIntent.COMPLETE, task));
  }

  /**
   * Gives the task to a person.
   *
   * @param allowOverride false: refused when somebody else has it already
   */
  public CompletableFuture<EngineAnswer> assign(
      long key, String assignee, boolean allowOverride, String action) {
    return allowOverride
        ? engine.send(
            new EngineCommand(
                key, UserTaskIntent.ASSIGN, task(key, action, "assign").setAssignee(assignee)))
        : engine.send(
            new EngineCommand(
                key, UserTaskIntent.CLAIM, task(key, action, "claim").setAssignee(assignee)));
  }

  /** Takes the task away from whoever has it. */
  public CompletableFuture<EngineAnswer> unassign(long key) {
    var task = task(key, null, "unassign").setAssignee("");
    return engine.send(new EngineCommand(key, UserTaskIntent.ASSIGN, task));
  }

  /** Changes dates, candidates or priority. */
  public CompletableFuture<EngineAnswer> update(long key, Changes changes, String action) {
    var task = task(key, action, "update");
    if (changes.dueDate() != null) {
      task.setDueDate(changes.dueDate()).setDueDateChanged();
    }
    if (changes.followUpDate() != null) {
      task.setFollowUpDate(changes.followUpDate()).setFollowUpDateChanged();
    }
    if (changes.candidateGroups() != null) {
      task.setCandidateGroupsList(changes.candidateGroups()).setCandidateGroupsChanged();
    }
    if (changes.candidateUsers() != null) {
      task.setCandidateUsersList(changes.candidateUsers()).setCandidateUsersChanged();
    }
    if (changes.priority() != null) {
      task.setPriority(changes.priority()).setPriorityChanged();
    }
    return engine.send(new EngineCommand(key, UserTaskIntent.UPDATE, task));
  }

  private static UserTaskRecord task(long key, String action, String defaultAction) {
    boolean given = action != null && !action.isEmpty();
    return new UserTaskRecord().setUserTaskKey(key).setAction(given ? action : defaultAction);
  }
}
