package io.lipsync.emulator.joggai;

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
public record JoggAiSettings(
    ErrorHttpStatus errorHttpStatus,
    int postsPerMinute,
    RetryAfterPlace retryAfterPlace,
    double credits,
    Optional<LipSyncEvents> lipSyncEvents,
    List<Duration> webhookRetryDelays,
    Duration webhookTimeout,
    Optional<Duration> linkLifetime,
    PathPrefixes paths) {

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

  /** Errors have this HTTP status. */
  public JoggAiSettings withErrorHttpStatus(ErrorHttpStatus value) {
    return new JoggAiSettings(
        value,
        postsPerMinute,
        retryAfterPlace,
        credits,
        lipSyncEvents,
        webhookRetryDelays,
        webhookTimeout,
        linkLifetime,
        paths);
  }

  /** More POSTs per minute get error 429. */
  public JoggAiSettings withPostsPerMinute(int value) {
    return new JoggAiSettings(
        errorHttpStatus,
        value,
        retryAfterPlace,
        credits,
        lipSyncEvents,
        webhookRetryDelays,
        webhookTimeout,
        linkLifetime,
        paths);
  }

  /** Error 429 says there when to try again. */
  public JoggAiSettings withRetryAfterPlace(RetryAfterPlace value) {
    return new JoggAiSettings(
        errorHttpStatus,
        postsPerMinute,
        value,
        credits,
        lipSyncEvents,
        webhookRetryDelays,
        webhookTimeout,
        linkLifetime,
        paths);
  }

  /** Each key has so many credits at first. */
  public JoggAiSettings withCredits(double value) {
    return new JoggAiSettings(
        errorHttpStatus,
        postsPerMinute,
        retryAfterPlace,
        value,
        lipSyncEvents,
        webhookRetryDelays,
        webhookTimeout,
        linkLifetime,
        paths);
  }

  /** Lip sync tasks have these webhook events; none if empty. */
  public JoggAiSettings withLipSyncEvents(Optional<LipSyncEvents> value) {
    return new JoggAiSettings(
        errorHttpStatus,
        postsPerMinute,
        retryAfterPlace,
        credits,
        value,
        webhookRetryDelays,
        webhookTimeout,
        linkLifetime,
        paths);
  }

  /** Webhooks that fail are sent again after these pauses. */
  public JoggAiSettings withWebhookRetryDelays(List<Duration> value) {
    return new JoggAiSettings(
        errorHttpStatus,
        postsPerMinute,
        retryAfterPlace,
        credits,
        lipSyncEvents,
        value,
        webhookTimeout,
        linkLifetime,
        paths);
  }

  /** One attempt of a webhook may take this long. */
  public JoggAiSettings withWebhookTimeout(Duration value) {
    return new JoggAiSettings(
        errorHttpStatus,
        postsPerMinute,
        retryAfterPlace,
        credits,
        lipSyncEvents,
        webhookRetryDelays,
        value,
        linkLifetime,
        paths);
  }

  /** Results can be downloaded for so long; for good if empty. */
  public JoggAiSettings withLinkLifetime(Optional<Duration> value) {
    return new JoggAiSettings(
        errorHttpStatus,
        postsPerMinute,
        retryAfterPlace,
        credits,
        lipSyncEvents,
        webhookRetryDelays,
        webhookTimeout,
        value,
        paths);
  }

  /** The API is below these path prefixes. */
  public JoggAiSettings withPaths(PathPrefixes value) {
    return new JoggAiSettings(
        errorHttpStatus,
        postsPerMinute,
        retryAfterPlace,
        credits,
        lipSyncEvents,
        webhookRetryDelays,
        webhookTimeout,
        linkLifetime,
        value);
  }
}
