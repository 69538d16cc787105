package io.lipsync.connector.config;

import io.lipsync.connector.provider.joggai.JoggaiSettings;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is known of JoggAI, under {@code lipsync.joggai.}.
 *
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
public record JoggaiProperties(
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
