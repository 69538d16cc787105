package io.lipsync.emulator.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What a vendor's list, or its lookup of inputs, shows of the tasks that exist: all of them, as
 * documented, or less. Thread-safe.
 */
public final class Listing {

  /** How late a task comes into a list that is late. */
  public static final Duration LATENESS = Duration.ofMinutes(30);

  private volatile Shown shown = Shown.ALL;

  /** What is shown. */
  public enum Shown {
    /** Every task from its acceptance on. */
    ALL,
    /** A task only when {@link #LATENESS} has passed since its acceptance. */
    LATE,
    /** No task that is pending. */
    WITHOUT_PENDING,
    /** No task, ever. */
    NOTHING,
    /** One task a page, whatever size was asked for. */
    ONE_A_PAGE,
    /** Nothing but 404: there is no such call. */
    NO_SUCH_CALL
  }

  /** Shows this from now on. */
  public void show(Shown what) {
    shown = what;
  }

  /** What is shown now. */
  public Shown shown() {
    return shown;
  }

  /**
   * The tasks that are shown, newest first.
   *
   * @param pending whether a task is pending at a time
   */
  public <T extends EmulatedTask> List<T> of(
      TaskStore<T> tasks, Instant now, BiPredicate<T, Instant> pending) {
    return tasks.list().reversed().stream()
        .filter(
            task ->
                switch (shown) {
                  case LATE -> !task.createdAt().plus(LATENESS).isAfter(now);
                  case WITHOUT_PENDING -> !pending.test(task, now);
                  case NOTHING -> false;
                  default -> true;
                })
        .toList();
  }

  /** How many tasks a page has. */
  public int pageSize(int asked) {
    return shown == Shown.ONE_A_PAGE ? 1 : asked;
  }
}
