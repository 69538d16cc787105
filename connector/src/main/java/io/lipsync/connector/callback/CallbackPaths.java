package io.lipsync.connector.callback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which webhook paths this runtime serves, and warns of one that is handed out to a provider
 * although nobody serves it. The warning comes once per path and not before the runtime had time to
 * read the deployed processes. Thread-safe.
 */
public final class CallbackPaths {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackPaths.class);

  /** How many polls a runtime has to read the deployed processes: the first ones may fail. */
  private static final int POLLS = 6;

  /** So that a process cannot fill the memory with names. */
  private static final int MOST_WARNINGS = 1000;

  private final Map<String, List<CallbackEndpoint>> served = new ConcurrentHashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Executor later;

  /**
   * Paths of a runtime that has just started.
   *
   * @param pollingInterval the time between two polls of the runtime for deployed processes
   */
  public CallbackPaths(Duration pollingInterval) {
    this(
        CompletableFuture.delayedExecutor(
            grace(pollingInterval).toMillis(),
            TimeUnit.MILLISECONDS,
            task -> Thread.ofVirtual().start(task)));
  }

  /**
   * @param later runs what it is given when the runtime had time to read the deployed processes
   */
  CallbackPaths(Executor later) {
    this.later = later;
  }

  /** How long a path may be without anybody who serves it. */
  static Duration grace(Duration pollingInterval) {
    return pollingInterval.multipliedBy(POLLS);
  }

  /** An element waits at its path from now on. */
  public void open(CallbackEndpoint endpoint) {
    served.merge(
        endpoint.path(),
        List.of(endpoint),
        (those, that) -> Stream.concat(those.stream(), that.stream()).toList());
  }

  /** An element waits there no longer. */
  public void close(CallbackEndpoint endpoint) {
    served.computeIfPresent(
        endpoint.path(),
        (path, those) -> {
          List<CallbackEndpoint> left = new ArrayList<>(those);
          left.remove(endpoint);
          return left.isEmpty() ? null : List.copyOf(left);
        });
  }

  /** The elements that wait at a path, empty for the paths of others. */
  public List<CallbackEndpoint> at(String path) {
    return served.getOrDefault(path, List.of());
  }

  /** A provider is told to call the path. */
  public void handOut(String path) {
    if (!served.containsKey(path) && asked.size() < MOST_WARNINGS && asked.add(path)) {
      later.execute(() -> warnUnlessServed(path));
    }
  }

  private void warnUnlessServed(String path) {
    if (served.containsKey(path)) {
      asked.remove(path);
    } else {
      LOG.warn(
          "No deployed process serves the callback path '{}' in this runtime, but a provider was told"
              + " to call it: the call gets 404 and the process waits for its timer. Deploy a process"
              + " with the event \"Lip-Sync finished\" on that path, or correct the path of the task.",
          path);
    }
  }
}
