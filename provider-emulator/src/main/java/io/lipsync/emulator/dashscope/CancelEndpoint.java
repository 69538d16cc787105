package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.vendor.Ending;
import io.lipsync.emulator.vendor.TaskLifecycle;
import io.lipsync.emulator.vendor.TaskStore;
import java.time.Clock;
import java.util.Optional;

/**
 * {@code POST /api/v1/tasks/{task_id}/cancel}, by the page "Manage asynchronous tasks": only tasks
 * that are still queued. What is not there is refused in the same way. Thread-safe.
 */
record CancelEndpoint(
    Clock clock,
    Gate gate,
    TaskStore<DashScopeTask> tasks,
    AccountQueues queues,
    TaskLifecycle<DashScopeTask> lifecycle)
    implements Endpoint {

  @Override
  public Answer handle(Call call) {
    String key = gate.cancel(call);
    Optional<DashScopeTask> task =
        tasks.find(call.pathParameter("task_id")).filter(t -> t.owner().equals(key));
    if (task.isEmpty() || !queues.of(task.get()).withdraw(task.get())) {
      throw DashScopeErrors.of("UnsupportedOperation")
          .saying(
              null, "Failed to cancel the task, please confirm if the task is in PENDING status.");
    }
    lifecycle.end(task.get(), new Ending.Cancelled(), clock.instant());
    queues.of(task.get()).settle();
    return Answer.json(200, TaskBodies.body());
  }
}
