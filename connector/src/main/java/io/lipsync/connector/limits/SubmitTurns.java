package io.lipsync.connector.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Spaces the submissions of each account, within this JVM: by the provider's documented rate limit,
 * and more widely after the provider has answered 429, until it accepts a submission again.
 *
 * <p>A submission reserves a turn before it uploads anything and takes it right before it is sent.
 * One that has to wait for long goes back to the engine and keeps its turn until it returns.
 * Thread-safe. Never blocks.
 */
public final class SubmitTurns {
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(15);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(60);

  /** Between submissions that all wait for the same backoff, where no rate limit is known. */
  private static final Duration AFTER_BACKOFF = Duration.ofSeconds(1);

  /** A submission that has not returned for so long after its turn is forgotten. */
  private static final Duration MEMORY = Duration.ofMinutes(10);

  private final Clock clock;
  private final Map<String, Account> accounts = new HashMap<>();

  /**
   * @param clock measures spans: a monotonic one
   */
  public SubmitTurns(Clock clock) {
    this.clock = clock;
  }

  /**
   * Reserves the next free turn, unless the submission has one.
   *
   * @param account names the account; never an API key
   * @param submission names the submission over all its attempts
   * @param spacing the shortest time between two submissions of the account
   * @return the time to the turn, zero when it has come
   */
  public synchronized Duration reserve(String account, String submission, Duration spacing) {
    Instant now = clock.instant();
    accounts.values().removeIf(known -> known.isIdle(now));
    return accounts
        .computeIfAbsent(account, name -> new Account(now))
        .reserve(submission, spacing, now);
  }

  /**
   * Takes the turn if it has come. Parameters as in {@link #reserve}.
   *
   * @return zero when the submission is to be sent now, else the time to its turn
   */
  public synchronized Duration take(String account, String submission, Duration spacing) {
    Duration wait = reserve(account, submission, spacing);
    if (wait.isZero()) {
      accounts.get(account).taken(submission, clock.instant());
    }
    return wait;
  }

  /**
   * Books the moment at which the first byte of a submission leaves. Claims and connections take
   * unequally long, so that submissions with different turns may be ready at the same moment.
   *
   * @return the time to that moment, mostly zero
   */
  public synchronized Duration depart(String account, Duration spacing) {
    Instant now = clock.instant();
    return accounts.computeIfAbsent(account, name -> new Account(now)).depart(spacing, now);
  }

  /** The provider accepted a submission of the account. */
  public synchronized void accepted(String account) {
    Account known = accounts.get(account);
    if (known != null) {
      known.refusals = 0;
    }
  }

  /**
   * The provider refused a submission of the account with 429.
   *
   * @param asked the time that the provider asked for, or null; counts alone the first time, and
   *     from then on where it is the longer one
   */
  public synchronized void throttled(String account, Duration asked) {
    Instant now = clock.instant();
    accounts.computeIfAbsent(account, name -> new Account(now)).throttled(asked, now);
  }

  private static final class Account {
    private final Map<String, Instant> turns = new HashMap<>();
    private Instant last;
    private Instant lastDeparture;
    private Instant nextFree;
    private Instant blockedUntil;
    private int refusals;

    Account(Instant now) {
      last = now.minus(MEMORY);
      lastDeparture = last;
      nextFree = now;
      blockedUntil = now;
    }

    Duration reserve(String submission, Duration spacing, Instant now) {
      turns.values().removeIf(turn -> turn.plus(MEMORY).isBefore(now));
      Instant earliest = latest(now, latest(blockedUntil, last.plus(spacing)));
      Instant turn = turns.get(submission);
      if (turn == null || turn.isBefore(blockedUntil)) {
        turn = latest(earliest, nextFree);
        nextFree = turn.plus(refusals > 0 && spacing.isZero() ? AFTER_BACKOFF : spacing);
        turns.put(submission, turn);
      }
      return Duration.between(now, latest(turn, earliest));
    }

    void taken(String submission, Instant now) {
      turns.remove(submission);
      last = now;
    }

    Duration depart(Duration spacing, Instant now) {
      lastDeparture = latest(now, lastDeparture.plus(spacing));
      return Duration.between(now, lastDeparture);
    }

    void throttled(Duration asked, Instant now) {
      // Those that were on their way already when the first was refused count as one.
      if (!blockedUntil.isAfter(now)) {
        Duration backoff = FIRST_BACKOFF.multipliedBy(1L << Math.min(refusals, 2));
        boolean asTold = refusals == 0 && asked != null;
        blockedUntil = now.plus(asTold ? asked : shorter(backoff, LONGEST_BACKOFF));
        refusals++;
      }
      if (asked != null) {
        blockedUntil = latest(blockedUntil, now.plus(asked));
      }
      nextFree = latest(nextFree, blockedUntil);
    }

    boolean isIdle(Instant now) {
      return last.plus(MEMORY).isBefore(now)
          && blockedUntil.plus(MEMORY).isBefore(now)
          && turns.values().stream().allMatch(turn -> turn.plus(MEMORY).isBefore(now));
    }
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
