package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.localcamunda.command.UserTaskCommands;
import io.lipsync.localcamunda.command.UserTaskCommands.Changes;
import io.lipsync.localcamunda.engine.EngineHost;

/** Works on user tasks. */
final class UserTaskEndpoints {

  private final EngineHost engine;
  private final UserTaskCommands commands;

  UserTaskEndpoints(EngineHost engine, UserTaskCommands commands) {
    this.engine = engine;
    this.commands = commands;
  }

  Answer complete(Call call) throws Exception {
    Fields body = call.body();
    Await.answer(
        commands.complete(
            call.key("userTaskKey"), body.object("variables"), body.text("action").orElse(null)));
    return Answer.noContent();
  }

  Answer assign(Call call) throws Exception {
    Fields body = call.body();
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
    Fields body = call.body();
    body.object("changeset");
    Fields changes =
        new Fields(
            body.get("changeset")
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> Problem.badInput("changeset must be given")));
    var wanted =
        new Changes(
            changes.text("dueDate").orElse(null),
            changes.text("followUpDate").orElse(null),
            changes.texts("candidateGroups").orElse(null),
            changes.texts("candidateUsers").orElse(null),
            changes.number("priority").map(Long::intValue).orElse(null));
    Await.answer(
        commands.update(call.key("userTaskKey"), wanted, body.text("action").orElse(null)));
    return Answer.noContent();
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
