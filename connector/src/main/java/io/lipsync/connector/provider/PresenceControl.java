package io.lipsync.connector.provider;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether a vendor's call that shows tasks can be believed when it shows none: only where it has
 * shown a task of ours within seconds of its acceptance, while it was still pending. A call that is
 * late, that hides what is pending, or that is always empty has not. Thread-safe.
 */
public final class PresenceControl {
  /** From the acceptance of a task to the end of the look. */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  /** Between two controls of an account. */
  private static final Duration RARELY = Duration.ofMinutes(10);

  private static final int MOST_ACCOUNTS = 1_000;

  private final Duration trust;
  private final LongSupplier nanoTime;
  private final Executor aside;
  private final Map<String, Long> controlled = RecentMap.of(MOST_ACCOUNTS);
  private final Map<String, Long> shown = RecentMap.of(MOST_ACCOUNTS);

  /**
   * @param trust how long a call that has shown a task counts as one that does
   */
  public PresenceControl(Duration trust) {
    this(
        trust,
        System::nanoTime,
        control -> Thread.ofVirtual().name("lip-sync-control").start(control));
  }

  /**
   * The same with a clock and threads of its own.
   *
   * @param nanoTime as {@link System#nanoTime}
   * @param aside runs controls, so that no submission waits for one
   */
  public PresenceControl(Duration trust, LongSupplier nanoTime, Executor aside) {
    this.trust = trust;
    this.nanoTime = nanoTime;
    this.aside = aside;
  }

  /**
   * A task was accepted: now and then the call has to show it.
   *
   * @param isShown makes the call; whether it shows the task, and as pending
   */
  public void accepted(ProviderAccount account, BooleanSupplier isShown) {
    String name = name(account);
    long now = nanoTime.getAsLong();
    Long last = controlled.putIfAbsent(name, now);
    if (last == null || (isOlder(last, RARELY) && controlled.replace(name, last, now))) {
      aside.execute(() -> control(name, isShown, now));
    }
  }

  /** Whether that the call shows nothing proves something. */
  public boolean isTrusted(ProviderAccount account) {
    Long last = shown.get(name(account));
    return last != null && !isOlder(last, trust);
  }

  /** Why it is not. */
  public static Trace.CannotTell unproved(ProviderAccount account) {
    return new Trace.CannotTell(
        account.provider().id()
            + " shows no task of it, which proves nothing: it has shown this runtime no new task of"
            + " this account lately");
  }

  private void control(String name, BooleanSupplier isShown, long accepted) {
    if (isShown.getAsBoolean() && !isOlder(accepted, AT_ONCE)) {
      shown.put(name, nanoTime.getAsLong());
    } else {
      shown.remove(name);
    }
  }

  private boolean isOlder(long instant, Duration age) {
    return nanoTime.getAsLong() - instant > age.toNanos();
  }

  /** Another address is another service, whatever the key. */
  private static String name(ProviderAccount account) {
    return account.name() + " " + account.baseUrl();
  }
}
