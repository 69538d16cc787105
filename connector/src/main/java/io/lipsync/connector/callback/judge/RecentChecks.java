package io.lipsync.connector.callback.judge;

import io.lipsync.connector.provider.SignalVerdict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Remembers for a moment what providers said of tasks that callbacks named, so that a callback that
 * is repeated does not make the provider answer each time: one read at a time and a second for each
 * task, and for each correlation key, which stands for one task. Callbacks that come while a task
 * is read share that read, a few at a time; the others are asked to come again.
 *
 * <p>Thread-safe. Holds the newest {@value #MOST} checks and no more.
 */
public final class RecentChecks {
  static final int MOST = 4096;

  private static final Duration MOMENT = Duration.ofSeconds(1);

  /** A finished task stays what it is. */
  private static final Duration FINISHED = Duration.ofSeconds(10);

  /** Each of them holds a thread. */
  private static final int MOST_WAITERS = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final Map<Key, Check> byTask = new LinkedHashMap<>();
  private final Map<Key, Check> byCorrelation = new LinkedHashMap<>();

  /**
   * @param nanoTime a clock that nobody sets, in nanoseconds
   */
  public RecentChecks(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * What the provider says of a task, or said a moment ago.
   *
   * @param account whose task it is
   * @param read asks the provider
   */
  public Verdict check(String account, SignalVerdict.Genuine genuine, Supplier<Verdict> read) {
    Check mine = new Check(genuine.taskId());
    Check check = enter(account, genuine, mine);
    if (check == mine) {
      return lead(mine, read);
    }
    return check.taskId.equals(genuine.taskId())
        ? follow(check)
        : new Verdict.Unreadable(
            genuine.taskId(), "another task was named at the same address a moment ago");
  }

  private synchronized Check enter(String account, SignalVerdict.Genuine genuine, Check mine) {
    Key task = new Key(account, genuine.taskId());
    Key correlation = new Key(account, genuine.correlationKey());
    Check known = fresh(byTask.get(task));
    known = known == null ? fresh(byCorrelation.get(correlation)) : known;
    if (known != null) {
      return known;
    }
    put(byTask, task, mine);
    put(byCorrelation, correlation, mine);
    return mine;
  }

  private Check fresh(Check check) {
    return check == null || check.isOver(nanoTime.getAsLong()) ? null : check;
  }

  private static void put(Map<Key, Check> checks, Key key, Check check) {
    checks.remove(key);
    checks.put(key, check);
    if (checks.size() > MOST) {
      checks.remove(checks.keySet().iterator().next());
    }
  }

  private Verdict lead(Check mine, Supplier<Verdict> read) {
    Verdict verdict = new Verdict.Unreadable(mine.taskId, "the read came to no end");
    try {
      verdict = read.get();
      return verdict;
    } finally {
      Duration freshFor = verdict instanceof Verdict.Finished ? FINISHED : MOMENT;
      mine.end(verdict, nanoTime.getAsLong() + freshFor.toNanos());
    }
  }

  private static Verdict follow(Check check) {
    Verdict known = check.verdict.getNow(null);
    if (known != null) {
      return known;
    }
    Verdict later = new Verdict.Unreadable(check.taskId, "the task is being read already");
    if (!check.join()) {
      return later;
    }
    try {
      return check
          .verdict
          .copy()
          .completeOnTimeout(later, PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
          .join();
    } finally {
      check.leave();
    }
  }

  private record Key(String account, String name) {}

  /** One read of a task. */
  private static final class Check {
    private final String taskId;
    private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    private int waiters;
    private long end;

    Check(String taskId) {
      this.taskId = taskId;
    }

    synchronized boolean join() {
      boolean room = waiters < MOST_WAITERS;
      waiters += room ? 1 : 0;
      return room;
    }

    synchronized void leave() {
      waiters--;
    }

    synchronized void end(Verdict said, long freshUntil) {
      end = freshUntil;
      verdict.complete(said);
    }

    synchronized boolean isOver(long now) {
      return verdict.isDone() && now - end >= 0;
    }
  }
}
