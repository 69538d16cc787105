package io.lipsync.connector.provider.joggai;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an installation knows about JoggAI.
 *
 * @param baseUrl where the API lives
 * @param lipSyncBasePath what comes before the lip-sync calls; JoggAI's own pages disagree
 * @param accountBasePath what comes before the other calls
 * @param submitsPerMinute submissions per minute and API key
 * @param checkInterval the shortest time between two reads of a task
 * @param retryableFailures reasons of failed tasks that a new attempt may mend, found anywhere in
 *     the text
 * @param resultLifetime how long a link to a result works, or null: JoggAI does not say
 * @param webhook how JoggAI's webhooks look
 */
public record JoggaiSettings(
    String baseUrl,
    String lipSyncBasePath,
    String accountBasePath,
    int submitsPerMinute,
    Duration checkInterval,
    Pattern retryableFailures,
    Duration resultLifetime,
    Webhook webhook) {

  /**
   * JoggAI documents no event for lip sync; both lists are guesses by its naming rules.
   *
   * @param events events that tell the end of a lip-sync task
   * @param idFields fields that may hold the task id, the first one found counts
   */
  public record Webhook(List<String> events, List<String> idFields) {

    public Webhook {
      events = List.copyOf(events);
      idFields = List.copyOf(idFields);
    }
  }

  public JoggaiSettings {
    if (submitsPerMinute < 1) {
      throw new IllegalArgumentException(
          "submits-per-minute is " + submitsPerMinute + ", it must be at least 1");
    }
  }
}
