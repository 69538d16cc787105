package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.EmulatorContext;
import io.lipsync.emulator.scenario.ScenarioBook.Applied;
import io.lipsync.emulator.vendor.Ending;
import io.lipsync.emulator.vendor.TaskLifecycle;
import io.lipsync.emulator.vendor.TaskPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes tasks and puts them in the queue of their account. Thread-safe. */
record TaskFactory(
    EmulatorContext context,
    TemporaryStorage storage,
    TaskLifecycle<DashScopeTask> lifecycle,
    AccountQueues queues) {

  /**
   * Accepts a task. If its event is to come early, the task has ended and the event was sent when
   * this returns.
   */
  DashScopeTask create(String key, SubmitRequest request, List<Applied> applied) {
    Instant now = context.clock().instant();
    Duration usually = context.settings().renderDuration();
    DashScopeTask task =
        new DashScopeTask(
            UUID.randomUUID().toString(),
            now,
            key,
            UUID.randomUUID().toString(),
            request,
            plan(key, request, applied, usually),
            usually);
    lifecycle.accept(task);
    if (task.callbackPlan().early()) {
      task.schedule(now);
      lifecycle.endAtOnce(task).join();
    } else {
      queues.of(key).add(task);
    }
    return task;
  }

  private TaskPlan plan(
      String key, SubmitRequest request, List<Applied> applied, Duration usualRenderTime) {
    DashScopeFailures failures = new DashScopeFailures(request.videoUrl());
    TaskPlan plan = TaskPlan.of(applied, request.effectiveThreshold(), usualRenderTime, failures);
    boolean allThere =
        Stream.of(request.videoUrl(), request.audioUrl(), request.refImageUrl())
            .allMatch(url -> url == null || storage.serves(key, url));
    Ending missing = failures.failed("InvalidFile.DownloadFailed", null);
    return allThere ? plan : plan.endingWith(missing);
  }
}
