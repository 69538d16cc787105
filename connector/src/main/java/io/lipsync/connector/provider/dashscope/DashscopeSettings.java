package io.lipsync.connector.provider.dashscope;

import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.provider.ResolveUnknown;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation knows about DashScope, under {@code lipsync.dashscope.}.
 *
 * @param baseUrl where the API lives, for tasks that name no address of their own
 * @param submitPath the path of a submission; Alibaba's page ends it with a slash
 * @param submitsPerSecond submissions per second and API key
 * @param runningTasks how many tasks of an account run at once; the others queue
 * @param queriesPerSecond reads of tasks per second and API key
 * @param checkInterval the shortest time between two reads of a running task
 * @param zone the zone of the times in DashScope's answers
 * @param resultHttps whether links to results that start with {@code http:} are given out with
 *     {@code https:}
 * @param resolveUnknown whether DashScope is asked what became of an order whose answer was lost
 * @param listTrustedFor how long its list of tasks proves something after it has shown a new task
 * @param events how signals of EventBridge are checked
 */
public record DashscopeSettings(
    @DefaultValue("https://dashscope.aliyuncs.com") String baseUrl,
    @DefaultValue("/api/v1/services/aigc/image2video/video-synthesis/") String submitPath,
    @DefaultValue("1") int submitsPerSecond,
    @DefaultValue("1") int runningTasks,
    @DefaultValue("20") int queriesPerSecond,
    @DefaultValue("15s") Duration checkInterval,
    @DefaultValue("Asia/Shanghai") ZoneId zone,
    boolean resultHttps,
    @DefaultValue("lookup") ResolveUnknown resolveUnknown,
    @DefaultValue("24h") Duration listTrustedFor,
    @DefaultValue Events events) {

  /**
   * @param certificateHosts hosts whose certificates are believed, exact names; without any those
   *     of all regions of EventBridge
   * @param allowLoopback whether certificates of this machine are believed too; for development
   * @param lenient accepts what is not documented but was seen: one more line break at the end of
   *     the signed text, and timestamps in seconds
   */
  public record Events(
      @DefaultValue List<String> certificateHosts,
      boolean allowLoopback,
      @DefaultValue("true") boolean lenient) {

    public Events {
      certificateHosts =
          certificateHosts.isEmpty() ? EventBridgeHosts.ALL : List.copyOf(certificateHosts);
    }
  }

  public DashscopeSettings {
    HttpAddress.base("base-url", baseUrl);
    atLeastOne("submits-per-second", submitsPerSecond);
    atLeastOne("running-tasks", runningTasks);
    atLeastOne("queries-per-second", queriesPerSecond);
  }

  private static void atLeastOne(String setting, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(setting + " is " + value + ", it must be at least 1");
    }
  }
}
