package io.lipsync.emulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Things that happen at an instant of the emulator's clock: a task finishes, a callback is tried
 * again.
 *
 * <p>With a running clock they happen by themselves. After the clock was moved by hand, call {@link
 * #clockMoved()}: with a fixed clock nothing ever happens before that, which makes tests
 * deterministic. Each action runs on its own virtual thread.
 *
 * <p>This class is thread-safe.
 */
public final class Timeline implements AutoCloseable {

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(2);

  private final Clock clock;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledThreadPoolExecutor alarm =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("emulator-timeline").factory());
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
  private long numbers;
  private ScheduledFuture<?> nextAlarm;
  private boolean closed;

  private record Entry(Instant at, long number, Runnable action) {}

  /** A timeline that follows {@code clock}. */
  public Timeline(Clock clock) {
    this.clock = clock;
    alarm.setRemoveOnCancelPolicy(true);
  }

  /** Runs {@code action} as soon as the clock shows {@code at} or later. */
  public synchronized void at(Instant at, Runnable action) {
    if (closed) {
      return;
    }
    Entry entry = new Entry(at, numbers++, action);
    entries.add(entry);
    if (entries.peek() == entry) {
      runDue();
    }
  }

  /** Runs what has become due by moving the clock. */
  public synchronized void clockMoved() {
    runDue();
  }

  /** Forgets everything that has not happened yet. */
  public synchronized void clear() {
    entries.clear();
    runDue();
  }

  /** Stops; what has not happened yet never happens. */
  @Override
  public synchronized void close() {
    closed = true;
    entries.clear();
    alarm.shutdownNow();
    workers.shutdownNow();
  }

  private synchronized void runDue() {
    if (closed) {
      return;
    }
    Instant now = clock.instant();
    while (!entries.isEmpty() && !entries.peek().at().isAfter(now)) {
      workers.execute(entries.poll().action());
    }
    if (nextAlarm != null) {
      nextAlarm.cancel(false);
      nextAlarm = null;
    }
    if (!entries.isEmpty()) {
      Duration wait = Duration.between(now, entries.peek().at());
      long nanos = Math.max(wait.toNanos(), SHORTEST_WAIT.toNanos());
      nextAlarm = alarm.schedule(this::runDue, nanos, TimeUnit.NANOSECONDS);
    }
  }
}
