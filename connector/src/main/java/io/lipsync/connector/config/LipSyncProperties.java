package io.lipsync.connector.config;

import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.provider.evolink.EvolinkSettings;
import io.lipsync.connector.result.ResultSettings;
import io.lipsync.connector.submit.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of an installation, under {@code lipsync.} in the runtime's configuration or as {@code
 * LIPSYNC_…} environment variables.
 *
 * @param callback how providers reach this runtime
 * @param signingSecrets secrets for submission keys and callback tokens, newest first; empty means
 *     that each account's API key signs
 * @param clusterId names the cluster, where several clusters share an API key; empty for the
 *     cluster's own name
 * @param guard the guard against paying twice
 * @param submit how long submissions wait
 * @param evolink what is known about EvoLink
 * @param dashscope what is known about DashScope
 * @param joggai what is known about JoggAI
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
    @DefaultValue Evolink evolink,
    @DefaultValue DashscopeProperties dashscope,
    @DefaultValue JoggaiProperties joggai,
    @DefaultValue Http http,
    @DefaultValue Media media,
    @DefaultValue Result result,
    @DefaultValue Health health) {

  /**
   * @param baseUrl where this runtime is reachable from the internet, https, without {@code
   *     /inbound}; empty means that processes wait by timer
   * @param allowLoopback accepts {@code http://localhost} as base; only for development
   */
  public record Callback(@DefaultValue("") String baseUrl, boolean allowLoopback) {}

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
   */
  public record Submit(
      @DefaultValue("6h") Duration throttledFor, @DefaultValue("10m") Duration unreachableFor) {

    Patience toPatience(Duration totalTimeout) {
      return new Patience(throttledFor, unreachableFor, Patience.owner(totalTimeout));
    }
  }

  /**
   * @param baseUrl where EvoLink's API lives, for tasks that name no address of their own
   * @param filesUrl where EvoLink's files API lives, for all tasks
   * @param uploadLimit the largest file that is uploaded
   * @param idempotencyTrusted whether EvoLink is known to honour {@code Idempotency-Key} for this
   *     account: then, and only then, a submission without an answer is sent again
   */
  public record Evolink(
      @DefaultValue("https://api.evolink.ai") String baseUrl,
      @DefaultValue("https://files-api.evolink.ai") String filesUrl,
      @DefaultValue("95MB") DataSize uploadLimit,
      boolean idempotencyTrusted) {

    EvolinkSettings toSettings() {
      return new EvolinkSettings(baseUrl, filesUrl, uploadLimit.toBytes(), idempotencyTrusted);
    }
  }

  /**
   * @param poolSize operations at once for one provider account, and connections to one host
   * @param transfers operations that move files at once, for one account and between two hosts
   * @param leaseTimeout how long a transfer waits for a free connection to its host
   * @param connectTimeout how long TCP and TLS may take, each
   * @param responseTimeout the longest silence while an answer is awaited
   * @param totalTimeout the end of a call; keep it well below the job timeout
   * @param privateHosts names of hosts that tasks may use although they are not on the public
   *     internet
   */
  public record Http(
      @DefaultValue("50") int poolSize,
      @DefaultValue("10") int transfers,
      @DefaultValue("10s") Duration leaseTimeout,
      @DefaultValue("5s") Duration connectTimeout,
      @DefaultValue("30s") Duration responseTimeout,
      @DefaultValue("60s") Duration totalTimeout,
      @DefaultValue List<String> privateHosts) {

    public Http {
      if (transfers < 1) {
        throw new IllegalArgumentException(
            "lipsync.http.transfers is " + transfers + ", it must be at least 1");
      }
    }

    HttpSettings toSettings() {
      return new HttpSettings(
          poolSize,
          leaseTimeout,
          connectTimeout,
          responseTimeout,
          totalTimeout,
          Set.copyOf(privateHosts));
    }
  }

  /**
   * @param checkTimeout the time that all links of one task may take together; keep it well below
   *     the job timeout
   */
  public record Media(@DefaultValue("20s") Duration checkTimeout) {}

  /**
   * @param folder the folder below which processes may save videos; empty means that none may
   * @param largestFile the largest video that is saved
   * @param largestDocument the largest video that becomes a Camunda document; Camunda 8 SaaS takes
   *     10 MB in one request
   * @param transferTimeout the end of moving one file, a document to a provider too; at most a
   *     third of the job timeout, because a video may be fetched twice and is then stored
   */
  public record Result(
      Path folder,
      @DefaultValue("2GB") DataSize largestFile,
      @DefaultValue("10MB") DataSize largestDocument,
      @DefaultValue("90s") Duration transferTimeout) {

    ResultSettings toSettings() {
      return new ResultSettings(largestFile.toBytes(), largestDocument.toBytes(), folder);
    }
  }

  /**
   * @param interval how often the accounts behind the runtime's own API keys are checked; zero
   *     means never
   */
  public record Health(@DefaultValue("5m") Duration interval) {}

  /** Hides the secrets. */
  @Override
  public String toString() {
    return "LipSyncProperties["
        + callback
        + ", "
        + evolink
        + ", "
        + dashscope
        + ", "
        + joggai
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
