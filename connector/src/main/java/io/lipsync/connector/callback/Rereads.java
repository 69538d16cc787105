package io.lipsync.connector.callback;

import io.lipsync.connector.task.LipSyncTask;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Reads tasks again whose genuine callback came while the provider could not be asked, or before
 * the task was finished there: after 5, 10, 20 and 40 s and then every minute, for about ten
 * minutes. Providers repeat a callback for a few seconds only.
 *
 * <p>Thread-safe. At most {@value #MOST} tasks are pending, {@value #MOST_FOR_A_KEY} of them for
 * each correlation key. For one more there is no room: the provider's own repetition and the timer
 * of the process find it.
 */
public final class Rereads {
  static final int MOST = 1000;

  /** Who knows one valid callback address can name any task there. */
  static final int MOST_FOR_A_KEY = 3;

  private static final List<Duration> PAUSES =
      Stream.of(5, 10, 20, 40, 60, 60, 60, 60, 60, 60, 60, 60, 60)
          .map(Duration::ofSeconds)
          .toList();

  private final Delay delay;
  private final Map<Key, Pending> pending = new LinkedHashMap<>();

  /** Runs work later, each on a thread of its own. */
  @FunctionalInterface
  public interface Delay {
    /** Virtual threads, and a timer that does not keep the runtime alive. */
    Delay VIRTUAL_THREADS =
        (wait, work) ->
            CompletableFuture.delayedExecutor(
                    wait.toMillis(),
                    TimeUnit.MILLISECONDS,
                    task -> Thread.ofVirtual().name("lip-sync-reread").start(task))
                .execute(work);

    /** Runs the work after the wait. */
    void run(Duration wait, Runnable work);
  }

  /**
   * Which task is read again.
   *
   * @param account the account's name
   * @param correlationKey what the process waits for
   * @param taskId the task
   */
  public record Key(String account, String correlationKey, String taskId) {
    /** Hides the correlation key. */
    @Override
    public String toString() {
      return "Key[" + taskId + "]";
    }
  }

  /** What is done for one task. */
  public interface Work {
    /** Asks the provider once more. */
    Verdict read();

    /**
     * Hands the finished task to the engine.
     *
     * @return whether that is the end, and not worth another try
     */
    boolean handOver(LipSyncTask task);

    /**
     * The time is over.
     *
     * @param last what the last read said
     */
    void givenUp(Verdict last);
  }

  private record Pending(Object element, Work work) {}

  /** An empty list. */
  public Rereads(Delay delay) {
    this.delay = delay;
  }

  /**
   * Begins to read a task again, unless that is done already or there is no room.
   *
   * @param element on whose behalf
   * @return whether it begins now
   */
  public boolean begin(Key key, Object element, Work work) {
    Pending begun = new Pending(element, work);
    synchronized (pending) {
      if (pending.size() == MOST || pending.containsKey(key) || forKey(key) == MOST_FOR_A_KEY) {
        return false;
      }
      pending.put(key, begun);
    }
    schedule(key, begun, 0);
    return true;
  }

  /** The task has reached the engine. */
  public void end(Key key) {
    synchronized (pending) {
      pending.remove(key);
    }
  }

  /**
   * An element waits no longer.
   *
   * @return how many of its tasks are not read any more
   */
  public int endAll(Object element) {
    synchronized (pending) {
      int before = pending.size();
      pending.values().removeIf(task -> task.element() == element);
      return before - pending.size();
    }
  }

  private long forKey(Key key) {
    return pending.keySet().stream()
        .filter(other -> other.account().equals(key.account()))
        .filter(other -> other.correlationKey().equals(key.correlationKey()))
        .count();
  }

  private void schedule(Key key, Pending task, int reads) {
    delay.run(PAUSES.get(reads), () -> readAgain(key, task, reads + 1));
  }

  private void readAgain(Key key, Pending task, int reads) {
    if (!isPending(key, task)) {
      return;
    }
    Verdict verdict = read(key, task);
    if (verdict instanceof Verdict.Finished finished && isOver(key, task, finished)) {
      remove(key, task);
    } else if (reads < PAUSES.size()) {
      schedule(key, task, reads);
    } else if (remove(key, task)) {
      task.work().givenUp(verdict);
    }
  }

  /** No fault of others ends the reading early. */
  private static Verdict read(Key key, Pending task) {
    try {
      return task.work().read();
    } catch (RuntimeException e) {
      return new Verdict.Unreadable(key.taskId(), e.getClass().getSimpleName());
    }
  }

  private boolean isOver(Key key, Pending task, Verdict.Finished finished) {
    try {
      return !isPending(key, task) || task.work().handOver(finished.task());
    } catch (RuntimeException e) {
      return false;
    }
  }

  private boolean isPending(Key key, Pending task) {
    synchronized (pending) {
      return pending.get(key) == task;
    }
  }

  private boolean remove(Key key, Pending task) {
    synchronized (pending) {
      return pending.remove(key, task);
    }
  }
}
