package io.lipsync.connector;

import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.provider.dashscope.DashscopeSettings;
import io.lipsync.connector.provider.evolink.EvolinkSettings;
import io.lipsync.connector.provider.joggai.JoggaiSettings;
import io.lipsync.connector.result.ResultSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
 * @param guard the guard against paying twice
 * @param evolink what is known about EvoLink
 * @param dashscope what is known about DashScope
 * @param joggai what is known about JoggAI
 * @param http limits of the HTTP client
 * @param result where finished videos may be saved
 */
@ConfigurationProperties("lipsync")
public record LipSyncProperties(
    @DefaultValue Callback callback,
    @DefaultValue List<String> signingSecrets,
    @DefaultValue Guard guard,
    @DefaultValue Evolink evolink,
    @DefaultValue Dashscope dashscope,
    @DefaultValue Joggai joggai,
    @DefaultValue Http http,
    @DefaultValue Result result) {

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
      return new EvolinkSettings(baseUrl, filesUrl, uploadLimit.toBytes());
    }
  }

  /**
   * @param baseUrl where DashScope's API lives, for tasks that name no address of their own
   * @param submitPath the path of a submission
   * @param submitsPerSecond submissions per second and API key
   * @param runningTasks how many tasks of the account run at once; the others queue
   * @param checkInterval the shortest time between two reads of a running task
   * @param zone the zone of the times in DashScope's answers
   * @param resultHttps whether links to results are given out with {@code https:}
   * @param events how signals of EventBridge are checked
   */
  public record Dashscope(
      @DefaultValue("https://dashscope.aliyuncs.com") String baseUrl,
      @DefaultValue("/api/v1/services/aigc/image2video/video-synthesis/") String submitPath,
      @DefaultValue("1") int submitsPerSecond,
      @DefaultValue("1") int runningTasks,
      @DefaultValue("15s") Duration checkInterval,
      @DefaultValue("Asia/Shanghai") ZoneId zone,
      boolean resultHttps,
      @DefaultValue Events events) {

    /**
     * @param certificateHosts hosts whose certificates are believed, exact names
     * @param allowLoopback whether this machine's are believed too; only for development
     * @param lenient accepts what is not documented but was seen
     */
    public record Events(
        @DefaultValue("cn-beijing-eventbridge.oss-accelerate.aliyuncs.com")
            List<String> certificateHosts,
        boolean allowLoopback,
        @DefaultValue("true") boolean lenient) {}

    DashscopeSettings toSettings() {
      return new DashscopeSettings(
          baseUrl,
          submitPath,
          submitsPerSecond,
          runningTasks,
          checkInterval,
          zone,
          resultHttps,
          new DashscopeSettings.Events(
              events.certificateHosts(), events.allowLoopback(), events.lenient()));
    }
  }

  /**
   * @param baseUrl where JoggAI's API lives, for tasks that name no address of their own
   * @param lipSyncBasePath what comes before the lip-sync calls
   * @param accountBasePath what comes before the other calls
   * @param submitsPerMinute submissions per minute and API key
   * @param checkInterval the shortest time between two reads of a task
   * @param retryableFailures reasons of failed tasks that a new attempt may mend, a regular
   *     expression
   * @param resultLifetime how long a link to a result works, or null when nobody knows
   * @param webhook how JoggAI's webhooks look
   */
  public record Joggai(
      @DefaultValue("https://api.jogg.ai") String baseUrl,
      @DefaultValue("/open/v2") String lipSyncBasePath,
      @DefaultValue("/v2") String accountBasePath,
      @DefaultValue("20") int submitsPerMinute,
      @DefaultValue("10s") Duration checkInterval,
      @DefaultValue("fetch failed|timeout|download") String retryableFailures,
      Duration resultLifetime,
      @DefaultValue Webhook webhook) {

    /**
     * @param events events that tell the end of a lip-sync task
     * @param idFields fields that may hold the task id
     */
    public record Webhook(
        @DefaultValue({"generated_lip_sync_video_success", "generated_lip_sync_video_failed"})
            List<String> events,
        @DefaultValue({"task_id", "video_id"}) List<String> idFields) {}

    JoggaiSettings toSettings() {
      return new JoggaiSettings(
          baseUrl,
          lipSyncBasePath,
          accountBasePath,
          submitsPerMinute,
          checkInterval,
          Pattern.compile(retryableFailures, Pattern.CASE_INSENSITIVE),
          resultLifetime,
          new JoggaiSettings.Webhook(webhook.events(), webhook.idFields()));
    }
  }

  /**
   * @param poolSize connections kept open at most
   * @param leaseTimeout how long a call waits for a free connection
   * @param connectTimeout how long TCP and TLS may take, each
   * @param responseTimeout the longest silence while an answer is awaited
   * @param totalTimeout the end of a call; keep it well below the job timeout
   * @param privateHosts names of hosts that tasks may use although they are not on the public
   *     internet
   */
  public record Http(
      @DefaultValue("20") int poolSize,
      @DefaultValue("10s") Duration leaseTimeout,
      @DefaultValue("5s") Duration connectTimeout,
      @DefaultValue("30s") Duration responseTimeout,
      @DefaultValue("60s") Duration totalTimeout,
      @DefaultValue List<String> privateHosts) {

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
        + result
        + "]";
  }
}
