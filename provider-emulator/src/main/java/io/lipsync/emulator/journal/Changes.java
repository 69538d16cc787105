package io.lipsync.emulator.journal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Wakes up those who wait for something to appear in a journal. Thread-safe; waits in real time,
 * whatever the emulator's clock shows.
 */
public final class Changes {

  /** Some things change by time alone (pending to processing): look again at least this often. */
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long count;

  /** Something is new. May be called with any lock held. */
  public void happened() {
    lock.lock();
    try {
      count++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Looks until there is something to see.
   *
   * @param look what to look for; called often, must be quick, may take any lock
   * @param timeout how long to wait at most
   * @param seen describes what is there instead, for the exception
   * @throws AwaitTimeoutException if nothing appears in time, or the thread is interrupted
   */
  public <T> T await(Supplier<Optional<T>> look, Duration timeout, Supplier<String> seen) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      while (true) {
        // Whoever looks may need a lock that is held by somebody who tells of a change: none is
        // held here.
        long before = soFar();
        Optional<T> found = look.get();
        if (found.isPresent()) {
          return found.get();
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new AwaitTimeoutException("not seen within " + timeout + "; seen: " + seen.get());
        }
        awaitMoreThan(before, Math.min(left, LOOK_AGAIN_NANOS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwaitTimeoutException("interrupted; seen: " + seen.get());
    }
  }

  private long soFar() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  private void awaitMoreThan(long before, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (count == before && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
