package io.lipsync.connector.support;

import io.lipsync.connector.callback.reread.Rereads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A timer that stands still until it is moved; its work is done by who moves it. */
public final class ManualDelay implements Rereads.Delay {
  private final List<Task> waiting = new ArrayList<>();
  private Duration now = Duration.ZERO;

  private record Task(Duration due, Runnable work) {}

  @Override
  public synchronized void run(Duration wait, Runnable work) {
    waiting.add(new Task(now.plus(wait), work));
  }

  /** Lets time pass, and does what is due on the way. */
  public void pass(Duration time) {
    Duration end = now.plus(time);
    for (Optional<Task> next = next(end); next.isPresent(); next = next(end)) {
      now = next.get().due();
      next.get().work().run();
    }
    now = end;
  }

  /** How much is still to be done. */
  public synchronized int size() {
    return waiting.size();
  }

  private synchronized Optional<Task> next(Duration end) {
    Optional<Task> next =
        waiting.stream()
            .filter(task -> task.due().compareTo(end) <= 0)
            .min(Comparator.comparing(Task::due));
    next.ifPresent(waiting::remove);
    return next;
  }
}
