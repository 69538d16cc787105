package io.lipsync.emulator.evolink;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Outcome;
import io.lipsync.emulator.journal.Figure;
import io.lipsync.emulator.journal.Recorder;
import io.lipsync.emulator.scenario.FaultBehaviour.Place;
import io.lipsync.emulator.vendor.FaultInjector;
import io.lipsync.emulator.vendor.MinuteLimit;
import io.lipsync.emulator.vendor.TaskLifecycle;
import io.lipsync.emulator.vendor.TaskStore;
import java.time.Clock;

/** {@code GET /v1/tasks/{task_id}}, by the "Get task detail" page. Thread-safe. */
record QueryEndpoint(
    Clock clock,
    ApiKeys keys,
    MinuteLimit limit,
    TaskStore<EvoLinkTask> tasks,
    FaultInjector faults,
    TaskLifecycle<EvoLinkTask> lifecycle,
    Recorder recorder)
    implements Endpoint {

  @Override
  public Outcome handle(Call call) throws Exception {
    recorder.counters().increment(Figure.QUERIES);
    String key = keys.authenticate(call, EvoLinkErrors::query);
    if (!limit.allows(key)) {
      String seconds = Long.toString(limit.untilAllowed().toSeconds());
      return EvoLinkErrors.query(429).answer().with("Retry-After", seconds);
    }
    keys.requireCredits(key, EvoLinkErrors::query);
    EvoLinkTask task = task(call.pathParameter("task_id"), key);
    return faults.inject(
        task.plan().applied(), Place.QUERY, task.id(), EvoLinkErrors::query, () -> answer(task));
  }

  private EvoLinkTask task(String id, String key) {
    if (!id.startsWith("task-unified-")) {
      throw EvoLinkErrors.query(400);
    }
    EvoLinkTask task = tasks.find(id).orElseThrow(() -> EvoLinkErrors.query(404));
    if (!task.belongsTo(key)) {
      throw EvoLinkErrors.query(403);
    }
    return task;
  }

  private Answer answer(EvoLinkTask task) {
    lifecycle.endIfDue(task);
    return Answer.json(200, TaskBodies.queried(task, clock.instant()));
  }
}
