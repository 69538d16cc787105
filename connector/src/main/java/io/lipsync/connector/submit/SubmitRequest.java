package io.lipsync.connector.submit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.provider.Connection;
import java.util.stream.Stream;

/**
 * The submit task's variable {@code lipSync} as it arrives. Values are raw JSON: a process may hand
 * over anything, and a value that does not fit deserves a message with its field's name instead of
 * a binding error.
 *
 * @param connection provider, key and address
 * @param videoUrl the vendors' {@code video_url}, a link or a document
 * @param audioUrl the vendors' {@code audio_url}, the same
 * @param refImageUrl the vendors' {@code ref_image_url}, the same, optional
 * @param videoExtension the vendors' {@code video_extension}, optional, default false
 * @param queryFaceThreshold the vendors' {@code query_face_threshold}, optional, default 170
 * @param playbackType JoggAI's {@code playback_type}, optional
 * @param checkMedia whether the files are checked before anything is paid: {@code off}, {@code
 *     warn} or {@code strict}, optional, default off
 * @param callback where the provider shall report the end, optional
 * @param resolvesUnknown whether the process hands the result of its submission to {@code getTask},
 *     so that it can go on with an unknown outcome; set by the template, optional, default false
 */
public record SubmitRequest(
    Connection connection,
    @JsonProperty("video_url") JsonNode videoUrl,
    @JsonProperty("audio_url") JsonNode audioUrl,
    @JsonProperty("ref_image_url") JsonNode refImageUrl,
    @JsonProperty("video_extension") JsonNode videoExtension,
    @JsonProperty("query_face_threshold") JsonNode queryFaceThreshold,
    @JsonProperty("playback_type") JsonNode playbackType,
    JsonNode checkMedia,
    Callback callback,
    JsonNode resolvesUnknown) {

  /**
   * @param baseUrl where the connector runtime is reachable for the provider; empty for the
   *     runtime's own setting
   * @param path the webhook path of the waiting event
   */
  public record Callback(String baseUrl, String path) {}

  /** Whether there is anything but links, so that files may have to be moved. */
  public boolean carriesDocuments() {
    return Stream.of(videoUrl, audioUrl, refImageUrl)
        .anyMatch(media -> media != null && media.isContainerNode());
  }

  /** Whether an unknown outcome is a result that the process can deal with. */
  boolean dealsWithUnknown() {
    return resolvesUnknown != null && resolvesUnknown.asBoolean(false);
  }

  /** Hides links and key. */
  @Override
  public String toString() {
    return "SubmitRequest[" + connection + "]";
  }
}
