package io.lipsync.connector.provider.dashscope;

import io.lipsync.connector.provider.dashscope.SigningKeys.Lookup;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Remembers what was found at addresses, and lets each be asked once at a time: whoever wants to
 * know meanwhile waits for the same answer. After 5 s a fetch is ended, so that none outlives the
 * permit of its caller. What failed is not asked for again for 30 s, and for twice as long after
 * each further failure, up to 10 minutes, so that events that name such an address cause no crowd
 * of requests. The newest {@value #MOST_KEYS} keys and {@value #MOST_FAILURES} failures are kept
 * apart: addresses that lead nowhere push out no key. Thread-safe.
 */
final class FetchedKeys {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration FAILURE_KEPT = Duration.ofSeconds(30);
  private static final Duration FAILURE_KEPT_LONGEST = Duration.ofMinutes(10);
  private static final int MOST_KEYS = 16;
  private static final int MOST_FAILURES = 64;
  private static final int MOST_FETCHES = 4;

  private static final Lookup TOO_SLOW =
      new Lookup.Unavailable(
          "the certificate did not arrive within " + LONGEST_WAIT.toSeconds() + " s");
  private static final Lookup TOO_MANY =
      new Lookup.Unavailable("enough certificates are being fetched already");

  private final Function<URI, Fetched> fetch;
  private final Clock clock;
  private final Semaphore places = new Semaphore(MOST_FETCHES);
  private final Map<URI, Kept> keys = bounded(MOST_KEYS);
  private final Map<URI, Kept> failures = bounded(MOST_FAILURES);
  private final Map<URI, CompletableFuture<Lookup>> underWay = new LinkedHashMap<>();

  /**
   * @param fetch asks an address; may block, throws nothing
   * @param clock measures spans: one that nobody sets
   */
  FetchedKeys(Function<URI, Fetched> fetch, Clock clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  /**
   * What an address said.
   *
   * @param keptFor how long a key counts; null for a failure
   */
  record Fetched(Lookup lookup, Duration keptFor) {

    /** What is asked for again later. */
    static Fetched failed(Lookup lookup) {
      return new Fetched(lookup, null);
    }
  }

  private record Kept(Lookup lookup, Instant until, int failures) {}

  /** Whether an answer is at hand, without asking. */
  synchronized boolean isKnown(URI uri) {
    return known(uri) != null;
  }

  /** The answer of the address, asked now unless it is at hand. */
  Lookup at(URI uri) {
    CompletableFuture<Lookup> mine = new CompletableFuture<>();
    CompletableFuture<Lookup> another;
    synchronized (this) {
      Lookup known = known(uri);
      if (known != null) {
        return known;
      }
      another = underWay.get(uri);
      if (another == null) {
        if (!places.tryAcquire()) {
          return TOO_MANY;
        }
        underWay.put(uri, mine);
      }
    }
    return another == null ? fetch(uri, mine) : await(another);
  }

  /**
   * In a thread of its own, because the client's own timeout is that of paid calls, and longer. A
   * virtual thread that is interrupted leaves its socket at once.
   */
  private Lookup fetch(URI uri, CompletableFuture<Lookup> answer) {
    Thread fetching =
        Thread.ofVirtual().name("lip-sync-certificate").start(() -> answer.complete(ask(uri)));
    try {
      return await(answer);
    } finally {
      fetching.interrupt();
    }
  }

  private Lookup ask(URI uri) {
    Fetched fetched = Fetched.failed(TOO_SLOW);
    try {
      fetched = fetch.apply(uri);
      return fetched.lookup();
    } finally {
      keep(uri, fetched);
      places.release();
    }
  }

  private static Lookup await(CompletableFuture<Lookup> answer) {
    try {
      return answer.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return TOO_SLOW;
    } catch (TimeoutException | ExecutionException e) {
      return TOO_SLOW;
    }
  }

  private synchronized void keep(URI uri, Fetched fetched) {
    underWay.remove(uri);
    keys.remove(uri);
    Kept before = failures.remove(uri);
    Instant now = clock.instant();
    if (fetched.lookup() instanceof Lookup.Found) {
      keys.put(uri, new Kept(fetched.lookup(), now.plus(fetched.keptFor()), 0));
    } else {
      int count = before == null ? 1 : before.failures() + 1;
      failures.put(uri, new Kept(fetched.lookup(), now.plus(pause(count)), count));
    }
  }

  private static Duration pause(int failures) {
    Duration pause = FAILURE_KEPT;
    for (int i = 1; i < failures && pause.compareTo(FAILURE_KEPT_LONGEST) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(FAILURE_KEPT_LONGEST) < 0 ? pause : FAILURE_KEPT_LONGEST;
  }

  private Lookup known(URI uri) {
    Kept kept = keys.getOrDefault(uri, failures.get(uri));
    return kept != null && clock.instant().isBefore(kept.until()) ? kept.lookup() : null;
  }

  private static Map<URI, Kept> bounded(int most) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<URI, Kept> eldest) {
        return size() > most;
      }
    };
  }
}
