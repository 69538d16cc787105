package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Outcome;
import io.lipsync.emulator.scenario.FaultBehaviour.Place;
import io.lipsync.emulator.vendor.FaultInjector;
import io.lipsync.emulator.vendor.TaskStore;
import java.time.Clock;
import java.util.Optional;

/**
 * {@code GET /api/v1/tasks/{task_id}}, by the VideoRetalk page. A task of another account, or of
 * nobody, is {@code UNKNOWN} with HTTP 200, which the pages do not say. Thread-safe.
 */
record QueryEndpoint(
    Clock clock,
    Gate gate,
    TaskStore<DashScopeTask> tasks,
    AccountQueues queues,
    FaultInjector faults)
    implements Endpoint {

  @Override
  public Outcome handle(Call call) throws Exception {
    String key = gate.query(call);
    String id = call.pathParameter("task_id");
    Optional<DashScopeTask> task = tasks.find(id).filter(t -> t.owner().equals(key));
    if (task.isEmpty()) {
      return Answer.json(200, TaskBodies.unknown(id));
    }
    return faults.inject(
        task.get().plan().applied(),
        Place.QUERY,
        id,
        DashScopeErrors::ofStatus,
        () -> answer(task.get()));
  }

  private Answer answer(DashScopeTask task) {
    queues.of(task).settle();
    return Answer.json(200, TaskBodies.queried(task, clock.instant()));
  }
}
