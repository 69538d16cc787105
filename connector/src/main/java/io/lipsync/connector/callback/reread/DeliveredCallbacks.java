package io.lipsync.connector.callback.reread;

import io.lipsync.connector.task.LipSyncTask;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Knows for a few seconds which callbacks the engine has taken, so that a repeat is answered
 * without asking it again. After that the engine itself knows, by the message id. Thread-safe;
 * holds the newest {@value #MOST} and no more.
 */
public final class DeliveredCallbacks {
  static final int MOST = 4096;

  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final LongSupplier nanoTime;
  private final Map<Delivery, Long> since = new LinkedHashMap<>();

  /**
   * @param nanoTime a clock that nobody sets, in nanoseconds
   */
  public DeliveredCallbacks(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The engine has taken the task's end, as it came in at the path. */
  public synchronized void add(String path, LipSyncTask task) {
    Delivery delivery = Delivery.of(path, task);
    since.remove(delivery);
    since.put(delivery, nanoTime.getAsLong());
    if (since.size() > MOST) {
      since.remove(since.keySet().iterator().next());
    }
  }

  /** Whether the engine has just taken it. */
  public synchronized boolean contains(String path, LipSyncTask task) {
    Long at = since.get(Delivery.of(path, task));
    return at != null && nanoTime.getAsLong() - at < REMEMBERED.toNanos();
  }

  private record Delivery(String path, String correlationKey, String taskId, Object status) {
    static Delivery of(String path, LipSyncTask task) {
      return new Delivery(path, task.correlationKey(), task.taskId(), task.status());
    }
  }
}
