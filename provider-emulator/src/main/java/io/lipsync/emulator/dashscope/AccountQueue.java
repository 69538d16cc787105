package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.time.Timeline;
import io.lipsync.emulator.vendor.TaskLifecycle;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The queue of one account: tasks are processed in the order of their submits, a few at a time (one
 * by the VideoRetalk overview page). Thread-safe.
 *
 * <p>However far the clock jumps, tasks begin and end at the instants at which they would have.
 */
final class AccountQueue {

  private final int slots;
  private final Clock clock;
  private final Timeline timeline;
  private final TaskLifecycle<DashScopeTask> lifecycle;
  private final Deque<DashScopeTask> waiting = new ArrayDeque<>();
  private final List<DashScopeTask> running = new ArrayList<>();
  private Instant slotFreedAt = Instant.MIN;

  AccountQueue(int slots, Clock clock, Timeline timeline, TaskLifecycle<DashScopeTask> lifecycle) {
    this.slots = slots;
    this.clock = clock;
    this.timeline = timeline;
    this.lifecycle = lifecycle;
  }

  synchronized void add(DashScopeTask task) {
    waiting.add(task);
    timeline.at(task.readyAt(), this::settle);
    settle();
  }

  /** Lets everything happen that is due. */
  synchronized void settle() {
    Instant now = clock.instant();
    while (true) {
      Optional<Instant> start = nextStart().filter(at -> !at.isAfter(now));
      Optional<DashScopeTask> ending =
          running.stream()
              .filter(task -> task.endsAt().isPresent())
              .min(Comparator.comparing(task -> task.endsAt().get()))
              .filter(task -> !task.endsAt().get().isAfter(now));
      if (start.isPresent()
          && ending.filter(task -> task.endsAt().get().isBefore(start.get())).isEmpty()) {
        begin(waiting.poll(), start.get());
      } else if (ending.isPresent()) {
        finish(ending.get());
      } else {
        return;
      }
    }
  }

  /** Takes the task out; false if it was not waiting any more. */
  synchronized boolean withdraw(DashScopeTask task) {
    settle();
    return waiting.remove(task);
  }

  /** Makes room after a task was ended by hand, wherever it was. */
  synchronized void ended(DashScopeTask task) {
    waiting.remove(task);
    if (running.remove(task)) {
      slotFreedAt = clock.instant();
    }
    settle();
  }

  private Optional<Instant> nextStart() {
    if (waiting.isEmpty() || running.size() >= slots) {
      return Optional.empty();
    }
    Instant ready = waiting.peek().readyAt();
    return Optional.of(ready.isAfter(slotFreedAt) ? ready : slotFreedAt);
  }

  private void begin(DashScopeTask task, Instant at) {
    task.schedule(at);
    running.add(task);
    task.endsAt().ifPresent(end -> timeline.at(end, this::settle));
  }

  private void finish(DashScopeTask task) {
    Instant at = task.endsAt().orElseThrow();
    running.remove(task);
    slotFreedAt = at;
    lifecycle.end(task, task.plan().ending(), at);
  }
}
