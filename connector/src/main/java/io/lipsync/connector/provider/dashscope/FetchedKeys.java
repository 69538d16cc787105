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
 * know meanwhile waits for the same answer, 5 s at most. What failed is remembered for a minute, so
 * that events that name such an address cause no crowd of requests. Keys and failures have a
 * bounded place each: addresses that lead nowhere push out no key. Thread-safe.
 */
final class FetchedKeys {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration FAILURE_KEPT = Duration.ofMinutes(1);
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
   * @param keptFor how long that counts
   */
  record Fetched(Lookup lookup, Duration keptFor) {

    /** What is asked for again soon. */
    static Fetched failed(Lookup lookup) {
      return new Fetched(lookup, FAILURE_KEPT);
    }
  }

  private record Kept(Lookup lookup, Instant until) {}

  /** Whether an answer is at hand, without asking. */
  synchronized boolean isKnown(URI uri) {
    return known(uri) != null;
  }

  /** The answer of the address, asked now unless it is at hand. */
  Lookup at(URI uri) {
    CompletableFuture<Lookup> answer;
    synchronized (this) {
      Lookup known = known(uri);
      if (known != null) {
        return known;
      }
      answer = underWay.get(uri);
      if (answer == null) {
        if (!places.tryAcquire()) {
          return TOO_MANY;
        }
        answer = new CompletableFuture<>();
        underWay.put(uri, answer);
        start(uri, answer);
      }
    }
    return await(answer);
  }

  /** In a thread of its own: the client's own timeout is that of paid calls, and longer. */
  private void start(URI uri, CompletableFuture<Lookup> answer) {
    Thread.ofVirtual().name("lip-sync-certificate").start(() -> answer.complete(ask(uri)));
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
    boolean found = fetched.lookup() instanceof Lookup.Found;
    keys.remove(uri);
    failures.remove(uri);
    (found ? keys : failures)
        .put(uri, new Kept(fetched.lookup(), clock.instant().plus(fetched.keptFor())));
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
