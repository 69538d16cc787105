package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.localcamunda.command.UserTaskCommands;
import io.lipsync.localcamunda.command.UserTaskCommands.Changes;
import io.lipsync.localcamunda.engine.EngineHost;
import java.util.Optional;

/** Works on user tasks. */
final class UserTaskEndpoints {

  private static final Changes NONE = new Changes(null, null, null, null, null);

  private final EngineHost engine;
  private final UserTaskCommands commands;

  UserTaskEndpoints(EngineHost engine, UserTaskCommands commands) {
    this.engine = engine;
    this.commands = commands;
  }

  Answer complete(Call call) throws Exception {
    Fields body = call.body().only("variables", "action");
    Await.answer(
        commands.complete(
            call.key("userTaskKey"), body.object("variables"), body.text("action").orElse(null)));
    return Answer.noContent();
  }

  Answer assign(Call call) throws Exception {
    Fields body = call.body().only("assignee", "allowOverride", "action");
    Await.answer(
        commands.assign(
            call.key("userTaskKey"),
            body.requiredText("assignee"),
            body.flag("allowOverride", true),
            body.text("action").orElse(null)));
    return Answer.noContent();
  }

  Answer unassign(Call call) throws Exception {
    Await.answer(commands.unassign(call.key("userTaskKey")));
    return Answer.noContent();
  }

  Answer update(Call call) throws Exception {
    Fields body = call.body().only("changeset", "action");
    body.object("changeset");
    Optional<String> action = body.text("action");
    Changes wanted =
        body.get("changeset")
            .map(ObjectNode.class::cast)
            .map(UserTaskEndpoints::changes)
            .orElse(NONE);
    if (wanted.equals(NONE) && action.isEmpty()) {
      throw Problem.badInput("changeset must change something, or action must be given");
    }
    Await.answer(commands.update(call.key("userTaskKey"), wanted, action.orElse(null)));
    return Answer.noContent();
  }

  private static Changes changes(ObjectNode changeset) {
    Fields changes =
        new Fields(changeset)
            .only("dueDate", "followUpDate", "candidateGroups", "candidateUsers", "priority");
    Optional<Long> priority = changes.number("priority");
    priority
        .filter(value -> value < 0 || value > 100)
        .ifPresent(
            value -> {
              throw Problem.badInput(
                  "The value for priority is '%d' but must be within the [0,100] range."
                      .formatted(value));
            });
    return new Changes(
        changes.time("dueDate", "due date").orElse(null),
        changes.time("followUpDate", "follow-up date").orElse(null),
        changes.texts("candidateGroups").orElse(null),
        changes.texts("candidateUsers").orElse(null),
        priority.map(Long::intValue).orElse(null));
  }

  /** The task's form, or 204 when it has none. */
  Answer form(Call call) {
    long key = call.key("userTaskKey");
    return engine.query(
        view -> {
          ObjectNode task =
              view.userTasks()
                  .rows()
                  .find(key)
                  .orElseThrow(() -> Problem.notFound("User task", key));
          return view.forms()
              .find(task.path("formKey").asLong())
              .map(Answer::ok)
              .orElseGet(Answer::noContent);
        });
  }
}
