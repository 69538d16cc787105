package io.lipsync.connector.callback.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Tells of refused callbacks: the first at once, all others of the same path together, in one line
 * a minute with their number and reasons. Thread-safe.
 */
public final class RefusalLog {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MOST_REASONS = 5;
  private static final String OTHER = "other reasons";

  private final Map<String, Map<String, Long>> sinceLastLine = new ConcurrentHashMap<>();
  private final Executor later;

  /** A log that has told nothing yet. */
  public RefusalLog() {
    this(
        CompletableFuture.delayedExecutor(
            PAUSE.toMillis(), TimeUnit.MILLISECONDS, task -> Thread.ofVirtual().start(task)));
  }

  /**
   * @param later runs what it is given after a minute
   */
  RefusalLog(Executor later) {
    this.later = later;
  }

  /**
   * A callback was refused.
   *
   * @param path one of the paths on which elements wait
   * @param reason without secrets; a text of many forms is fine
   */
  public void refused(String path, int status, String reason) {
    String text = status + " " + reason;
    sinceLastLine.compute(
        path, (same, counts) -> counts == null ? begin(path, text) : count(counts, text));
  }

  private Map<String, Long> begin(String path, String text) {
    tell(path, Map.of(text, 1L));
    later.execute(() -> pauseIsOver(path));
    return new LinkedHashMap<>();
  }

  private static Map<String, Long> count(Map<String, Long> counts, String text) {
    boolean known = counts.containsKey(text) || counts.size() < MOST_REASONS;
    counts.merge(known ? text : OTHER, 1L, Long::sum);
    return counts;
  }

  private void pauseIsOver(String path) {
    sinceLastLine.computeIfPresent(
        path,
        (same, counts) -> {
          if (counts.isEmpty()) {
            return null;
          }
          tell(path, counts);
          later.execute(() -> pauseIsOver(path));
          return new LinkedHashMap<>();
        });
  }

  private static void tell(String path, Map<String, Long> counts) {
    String reasons =
        counts.entrySet().stream()
            .map(reason -> reason.getValue() + " x " + reason.getKey())
            .collect(Collectors.joining("; "));
    try (MDC.MDCCloseable field = MDC.putCloseable("callbackPath", path)) {
      LOG.warn("Callbacks refused at /inbound/{}: {}", path, reasons);
    }
  }
}
