package io.lipsync.connector.support;

import io.lipsync.connector.provider.ResolveUnknown;
import io.lipsync.connector.provider.dashscope.DashscopeSettings;
import io.lipsync.connector.provider.evolink.EvolinkSettings;
import io.lipsync.connector.provider.joggai.JoggaiSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** The settings of the README with one change at a time. */
public final class VendorSettings {
  public static final String CERTIFICATE_HOST =
      "cn-beijing-eventbridge.oss-accelerate.aliyuncs.com";

  private String baseUrl = "https://dashscope.aliyuncs.com";
  private String submitPath = "/api/v1/services/aigc/image2video/video-synthesis/";
  private int runningTasks = 1;
  private int queriesPerSecond = 20;
  private ZoneId zone = ZoneId.of("Asia/Shanghai");
  private boolean resultHttps;
  private boolean allowLoopback;
  private boolean lenient = true;

  private VendorSettings() {}

  public static VendorSettings dashscope() {
    return new VendorSettings();
  }

  public static EvolinkSettings evolink(String baseUrl) {
    return new EvolinkSettings(
        baseUrl,
        "https://files-api.evolink.ai",
        DataSize.ofMegabytes(95),
        false,
        ResolveUnknown.OFF,
        Duration.ofHours(24));
  }

  public static JoggaiSettings joggai(String baseUrl) {
    return joggai(baseUrl, "/open/v2", "/v2", null);
  }

  public static JoggaiSettings joggai(
      String baseUrl, String lipSyncBasePath, String accountBasePath, Duration resultLifetime) {
    return new JoggaiSettings(
        baseUrl,
        lipSyncBasePath,
        accountBasePath,
        20,
        Duration.ofSeconds(10),
        "fetch failed|timeout|download",
        resultLifetime,
        ResolveUnknown.OFF,
        Duration.ofHours(24),
        new JoggaiSettings.Webhook(
            List.of("generated_lip_sync_video_success", "generated_lip_sync_video_failed"),
            List.of("task_id", "video_id")));
  }

  public VendorSettings at(String url) {
    baseUrl = url;
    return this;
  }

  public VendorSettings submittingTo(String path) {
    submitPath = path;
    return this;
  }

  public VendorSettings runningTasks(int count) {
    runningTasks = count;
    return this;
  }

  public VendorSettings queriesPerSecond(int count) {
    queriesPerSecond = count;
    return this;
  }

  public VendorSettings in(ZoneId other) {
    zone = other;
    return this;
  }

  public VendorSettings givingHttps() {
    resultHttps = true;
    return this;
  }

  public VendorSettings allowingLoopback() {
    allowLoopback = true;
    return this;
  }

  public VendorSettings strict() {
    lenient = false;
    return this;
  }

  public DashscopeSettings build() {
    return new DashscopeSettings(
        baseUrl,
        submitPath,
        1,
        runningTasks,
        queriesPerSecond,
        Duration.ofSeconds(15),
        zone,
        resultHttps,
        ResolveUnknown.OFF,
        Duration.ofHours(24),
        new DashscopeSettings.Events(List.of(), allowLoopback, lenient));
  }
}
