package io.lipsync.emulator.joggai;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the JoggAI part behaves as a whole. Immutable: each {@code with...} returns a copy.
 *
 * @param errorHttpStatus the HTTP status of errors
 * @param postsPerMinute more POSTs per key get error 429; 0 for no limit
 * @param retryAfterPlace where error 429 says when to try again
 * @param credits what each key has at first
 * @param lipSyncEvents the webhook events of lip sync tasks; empty if there are none, as the
 *     documents have it
 * @param webhookRetryDelays the pauses before the second, third ... attempt of a webhook
 * @param webhookTimeout how long one attempt may take, in real time
 * @param linkLifetime how long results can be downloaded; for good if empty
 * @param paths below which path prefixes the API is
 */
@RecordBuilder
public record JoggAiSettings(
    ErrorHttpStatus errorHttpStatus,
    int postsPerMinute,
    RetryAfterPlace retryAfterPlace,
    double credits,
    Optional<LipSyncEvents> lipSyncEvents,
    List<Duration> webhookRetryDelays,
    Duration webhookTimeout,
    Optional<Duration> linkLifetime,
    PathPrefixes paths)
    implements JoggAiSettingsBuilder.With {

  /** Refuses limits that cannot be. */
  public JoggAiSettings {
    if (postsPerMinute < 0 || credits < 0) {
      throw new IllegalArgumentException("posts per minute and credits must be >= 0");
    }
    if (webhookTimeout.isNegative() || webhookTimeout.isZero()) {
      throw new IllegalArgumentException("webhook timeout must be > 0, not " + webhookTimeout);
    }
    webhookRetryDelays = List.copyOf(webhookRetryDelays);
  }

  /**
   * The documented limit of 20 POSTs per minute and 5 s per webhook; where the documents are
   * silent: HTTP 200 for errors, 1000 credits, webhooks repeated after 5, 30 and 120 s, results for
   * good. There are no lip sync events, and each call has one path.
   */
  public static JoggAiSettings defaults() {
    return new JoggAiSettings(
        ErrorHttpStatus.ALWAYS_200,
        20,
        RetryAfterPlace.BODY,
        1000.0,
        Optional.empty(),
        List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(120)),
        Duration.ofSeconds(5),
        Optional.empty(),
        PathPrefixes.OPEN_V2);
  }
}
