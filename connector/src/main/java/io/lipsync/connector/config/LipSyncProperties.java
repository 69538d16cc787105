package io.lipsync.connector.config;

import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.result.ResultSettings;
import io.lipsync.connector.submit.Patience;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of an installation, under {@code lipsync.} in the runtime's configuration or as {@code
 * LIPSYNC_…} environment variables. Those of the vendors are declared with each {@link Vendor}.
 *
 * @param callback how providers reach this runtime
 * @param signingSecrets secrets for submission keys and callback tokens, newest first; empty means
 *     that each account's API key signs
 * @param clusterId names the cluster, where several clusters share an API key; empty for the
 *     cluster's own name
 * @param guard the guard against paying twice
 * @param submit how long submissions wait
 * @param http limits of the HTTP client
 * @param media how media are checked before a task is paid for
 * @param result where finished videos may be saved
 * @param health how the provider accounts are watched
 */
@ConfigurationProperties("lipsync")
public record LipSyncProperties(
    @DefaultValue Callback callback,
    @DefaultValue List<String> signingSecrets,
    @DefaultValue("") String clusterId,
    @DefaultValue Guard guard,
    @DefaultValue Submit submit,
    @DefaultValue HttpSettings http,
    @DefaultValue Media media,
    @DefaultValue ResultSettings result,
    @DefaultValue Health health) {

  public LipSyncProperties {
    signingSecrets = List.copyOf(signingSecrets);
    signingSecrets.forEach(LipSyncProperties::checkSecret);
  }

  /**
   * @param baseUrl where this runtime is reachable from the internet, https, without {@code
   *     /inbound}; empty means that processes wait by timer
   * @param allowLoopback accepts {@code http://localhost} as base; only for development
   */
  public record Callback(@DefaultValue("") String baseUrl, boolean allowLoopback) {

    public Callback {
      if (!baseUrl.isBlank()) {
        HttpAddress.base("lipsync.callback.base-url", baseUrl);
      }
    }
  }

  /**
   * @param timeToLive how long the engine remembers that a submission was begun; longer than all
   *     workers together may be stopped
   */
  public record Guard(@DefaultValue("7d") Duration timeToLive) {
    /** A job is handed out again after minutes: with less than this the guard guards nothing. */
    private static final Duration SHORTEST_LIFE = Duration.ofHours(1);

    public Guard {
      if (timeToLive.compareTo(SHORTEST_LIFE) < 0) {
        throw new IllegalArgumentException(
            "lipsync.guard.time-to-live is %s, it must be at least %s"
                .formatted(timeToLive, SHORTEST_LIFE));
      }
    }
  }

  /**
   * @param throttledFor how long a submission waits for a provider that answers 429, before its job
   *     fails
   * @param unreachableFor the same for a provider to which no connection can be opened
   * @param settledAfter when the task of a submission without an answer is surely created, if ever:
   *     from then on it counts that the provider shows none
   */
  public record Submit(
      @DefaultValue("6h") Duration throttledFor,
      @DefaultValue("10m") Duration unreachableFor,
      @DefaultValue("2m") Duration settledAfter) {
    /** With less than this the second look would be the first. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public Submit {
      if (settledAfter.compareTo(SHORTEST) < 0) {
        throw new IllegalArgumentException(
            "lipsync.submit.settled-after is %s, it must be at least %s"
                .formatted(settledAfter, SHORTEST));
      }
    }

    Patience toPatience(Duration totalTimeout) {
      return new Patience(throttledFor, unreachableFor, Patience.owner(totalTimeout));
    }
  }

  /**
   * @param checkTimeout the time that all links of one task may take together; keep it well below
   *     the job timeout
   */
  public record Media(@DefaultValue("20s") Duration checkTimeout) {}

  /**
   * @param interval how often the accounts behind the runtime's own API keys are checked; zero
   *     means never
   */
  public record Health(@DefaultValue("5m") Duration interval) {}

  private static void checkSecret(String text) {
    try {
      Secret.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("lipsync.signing-secrets: " + e.getMessage(), e);
    }
  }

  /** Hides the secrets. */
  @Override
  public String toString() {
    return "LipSyncProperties["
        + callback
        + ", "
        + http
        + ", "
        + media
        + ", "
        + result
        + ", "
        + health
        + "]";
  }
}
