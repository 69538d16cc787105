package io.lipsync.connector.config;

import io.lipsync.connector.provider.dashscope.DashscopeSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is known of DashScope, under {@code lipsync.dashscope.}.
 *
 * @param baseUrl where DashScope's API lives, for tasks that name no address of their own
 * @param submitPath the path of a submission
 * @param submitsPerSecond submissions per second and API key
 * @param runningTasks how many tasks of the account run at once; the others queue
 * @param queriesPerSecond reads of tasks per second and API key
 * @param checkInterval the shortest time between two reads of a running task
 * @param zone the zone of the times in DashScope's answers
 * @param resultHttps whether links to results are given out with {@code https:}
 * @param events how signals of EventBridge are checked
 */
public record DashscopeProperties(
    @DefaultValue("https://dashscope.aliyuncs.com") String baseUrl,
    @DefaultValue("/api/v1/services/aigc/image2video/video-synthesis/") String submitPath,
    @DefaultValue("1") int submitsPerSecond,
    @DefaultValue("1") int runningTasks,
    @DefaultValue("20") int queriesPerSecond,
    @DefaultValue("15s") Duration checkInterval,
    @DefaultValue("Asia/Shanghai") ZoneId zone,
    boolean resultHttps,
    @DefaultValue Events events) {

  /**
   * @param certificateHosts hosts whose certificates are believed, exact names; without any those
   *     of all regions of EventBridge
   * @param allowLoopback whether this machine's are believed too; only for development
   * @param lenient accepts what is not documented but was seen
   */
  public record Events(
      @DefaultValue List<String> certificateHosts,
      boolean allowLoopback,
      @DefaultValue("true") boolean lenient) {}

  DashscopeSettings toSettings() {
    return new DashscopeSettings(
        baseUrl,
        submitPath,
        submitsPerSecond,
        runningTasks,
        queriesPerSecond,
        checkInterval,
        zone,
        resultHttps,
        new DashscopeSettings.Events(
            events.certificateHosts(), events.allowLoopback(), events.lenient()));
  }
}
