package io.lipsync.connector;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of an installation, under {@code lipsync.} in the runtime's configuration or as {@code
 * LIPSYNC_…} environment variables.
 *
 * @param callback how providers reach this runtime
 * @param signingSecrets secrets for submission keys and callback tokens, newest first; empty means
 *     that each account's API key signs
 * @param guard the guard against paying twice
 * @param evolink what is known about EvoLink
 * @param http limits of the HTTP client
 */
@ConfigurationProperties("lipsync")
public record LipSyncProperties(
    @DefaultValue Callback callback,
    @DefaultValue List<String> signingSecrets,
    @DefaultValue Guard guard,
    @DefaultValue Evolink evolink,
    @DefaultValue Http http) {

  /**
   * @param baseUrl where this runtime is reachable from the internet, https, without {@code
   *     /inbound}; empty means that processes wait by timer
   * @param allowLoopback accepts {@code http://localhost} as base; only for development
   */
  public record Callback(@DefaultValue("") String baseUrl, boolean allowLoopback) {}

  /**
   * @param timeToLive how long the engine remembers that a submission was begun; longer than any
   *     job may wait for its next try
   */
  public record Guard(@DefaultValue("7d") Duration timeToLive) {}

  /**
   * @param baseUrl where EvoLink's API lives, for tasks that name no address of their own
   * @param idempotencyTrusted whether EvoLink is known to honour {@code Idempotency-Key} for this
   *     account: then, and only then, a submission without an answer is sent again
   */
  public record Evolink(
      @DefaultValue("https://api.evolink.ai") String baseUrl, boolean idempotencyTrusted) {}

  /**
   * @param poolSize connections kept open at most
   * @param leaseTimeout how long a call waits for a free connection
   * @param connectTimeout how long TCP and TLS may take, each
   * @param responseTimeout the longest silence while an answer is awaited
   * @param totalTimeout the end of a call; keep it well below the job timeout
   */
  public record Http(
      @DefaultValue("20") int poolSize,
      @DefaultValue("10s") Duration leaseTimeout,
      @DefaultValue("5s") Duration connectTimeout,
      @DefaultValue("30s") Duration responseTimeout,
      @DefaultValue("60s") Duration totalTimeout) {}

  /** Hides the secrets. */
  @Override
  public String toString() {
    return "LipSyncProperties[" + callback + ", " + evolink + ", " + http + "]";
  }
}
