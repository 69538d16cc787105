package io.lipsync.connector.provider.joggai;

import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.provider.ResolveUnknown;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation knows about JoggAI, under {@code lipsync.joggai.}.
 *
 * @param baseUrl where the API lives, for tasks that name no address of their own
 * @param lipSyncBasePath what comes before the lip-sync calls; JoggAI's own pages disagree
 * @param accountBasePath what comes before the other calls
 * @param submitsPerMinute submissions per minute and API key
 * @param checkInterval the shortest time between two reads of a task
 * @param retryableFailures reasons of failed tasks that a new attempt may mend, a regular
 *     expression that is found anywhere in the text, in capitals or not
 * @param resultLifetime how long a link to a result works, or null: JoggAI does not say
 * @param resolveUnknown whether JoggAI is asked what became of an order whose answer was lost
 * @param listTrustedFor how long its search proves something after it has shown a new task
 * @param webhook how JoggAI's webhooks look
 */
public record JoggaiSettings(
    @DefaultValue("https://api.jogg.ai") String baseUrl,
    @DefaultValue("/open/v2") String lipSyncBasePath,
    @DefaultValue("/v2") String accountBasePath,
    @DefaultValue("20") int submitsPerMinute,
    @DefaultValue("10s") Duration checkInterval,
    @DefaultValue("fetch failed|timeout|download") String retryableFailures,
    Duration resultLifetime,
    @DefaultValue("lookup") ResolveUnknown resolveUnknown,
    @DefaultValue("24h") Duration listTrustedFor,
    @DefaultValue Webhook webhook) {

  /**
   * JoggAI documents no event for lip sync; both lists are guesses by its naming rules.
   *
   * @param events events that tell the end of a lip-sync task
   * @param idFields fields that may hold the task id, the first one found counts
   */
  public record Webhook(
      @DefaultValue({"generated_lip_sync_video_success", "generated_lip_sync_video_failed"})
          List<String> events,
      @DefaultValue({"task_id", "video_id"}) List<String> idFields) {

    public Webhook {
      events = List.copyOf(events);
      idFields = List.copyOf(idFields);
    }
  }

  public JoggaiSettings {
    HttpAddress.base("base-url", baseUrl);
    retryable(retryableFailures);
    if (submitsPerMinute < 1) {
      throw new IllegalArgumentException(
          "submits-per-minute is " + submitsPerMinute + ", it must be at least 1");
    }
  }

  /** Finds the reasons of failed tasks that a new attempt may mend. */
  Pattern retryable() {
    return retryable(retryableFailures);
  }

  private static Pattern retryable(String expression) {
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
  }
}
