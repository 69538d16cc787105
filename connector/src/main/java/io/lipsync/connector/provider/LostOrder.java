package io.lipsync.connector.provider;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.task.SecretReferences;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An order whose answer was lost, as far as a vendor needs it to look for its task. The process
 * keeps it in the result of its submission. Immutable.
 *
 * @param sentAfter when the connector began to send it, by its own clock; null when another worker
 *     did and nobody knows when
 * @param videoUrl the vendor's {@code video_url} as it was sent, or null where the vendor does not
 *     look by it
 * @param audioUrl the vendor's {@code audio_url}, the same
 * @param playbackType the vendor's {@code playback_type}, the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LostOrder(
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant sentAfter,
    String videoUrl,
    String audioUrl,
    String playbackType) {

  /**
   * The order in what a process kept.
   *
   * @param kept the result of a submission, or anything else
   * @return null when there is none
   */
  public static LostOrder of(JsonNode kept) {
    JsonNode order = kept == null ? null : kept.get("lostOrder");
    return order == null || !order.isObject()
        ? null
        : new LostOrder(
            instant(order.path("sentAfter")),
            VendorJson.text(order.path("videoUrl")),
            VendorJson.text(order.path("audioUrl")),
            VendorJson.text(order.path("playbackType")));
  }

  /**
   * Whether a process gives it back as it is. The runtime would fill secrets into a link that names
   * one, and no vendor knows the link that comes out.
   */
  public boolean canBeKept() {
    return Stream.of(videoUrl, audioUrl, playbackType)
        .allMatch(text -> Objects.equals(text, SecretReferences.neutralizeLink(text)));
  }

  private static Instant instant(JsonNode text) {
    try {
      return text.isTextual() ? Instant.parse(text.textValue()) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Hides the links. */
  @Override
  public String toString() {
    return "LostOrder[" + sentAfter + "]";
  }
}
