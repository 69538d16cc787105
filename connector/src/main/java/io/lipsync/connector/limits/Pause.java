package io.lipsync.connector.limits;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How a thread waits in place. Thread-safe. */
@FunctionalInterface
public interface Pause {
  /** Waits on the real clock, even when interrupted. */
  Pause REAL =
      time -> {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
          LockSupport.parkNanos(left);
          // A set flag would turn the wait into a busy loop; operations are uninterruptible.
          Thread.interrupted();
        }
      };

  /** Returns after {@code time}. */
  void await(Duration time);
}
