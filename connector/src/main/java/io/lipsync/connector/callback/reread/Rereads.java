package io.lipsync.connector.callback.reread;

import io.lipsync.connector.callback.judge.Verdict;
import io.lipsync.connector.task.LipSyncTask;
import java.time.Duration;
import java.util.List;
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
  private final PendingRereads pending = new PendingRereads(MOST, MOST_FOR_A_KEY);

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

  /** Nothing yet. */
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
    PendingRereads.Entry entry = new PendingRereads.Entry(element, work);
    boolean begins = pending.add(key, entry);
    if (begins) {
      schedule(key, entry, 0);
    }
    return begins;
  }

  /** The task has reached the engine. */
  public void end(Key key) {
    pending.remove(key);
  }

  /**
   * An element waits no longer.
   *
   * @return how many of its tasks are not read any more
   */
  public int endAll(Object element) {
    return pending.removeAll(element);
  }

  private void schedule(Key key, PendingRereads.Entry entry, int reads) {
    delay.run(PAUSES.get(reads), () -> readAgain(key, entry, reads + 1));
  }

  private void readAgain(Key key, PendingRereads.Entry entry, int reads) {
    if (!pending.contains(key, entry)) {
      return;
    }
    Verdict verdict = read(key, entry.work());
    if (verdict instanceof Verdict.Finished finished && isOver(key, entry, finished)) {
      pending.remove(key, entry);
    } else if (reads < PAUSES.size()) {
      schedule(key, entry, reads);
    } else if (pending.remove(key, entry)) {
      entry.work().givenUp(verdict);
    }
  }

  /** No fault of others ends the reading early. */
  private static Verdict read(Key key, Work work) {
    try {
      return work.read();
    } catch (RuntimeException e) {
      return new Verdict.Unreadable(key.taskId(), e.getClass().getSimpleName());
    }
  }

  private boolean isOver(Key key, PendingRereads.Entry entry, Verdict.Finished finished) {
    try {
      return !pending.contains(key, entry) || entry.work().handOver(finished.task());
    } catch (RuntimeException e) {
      return false;
    }
  }
}
