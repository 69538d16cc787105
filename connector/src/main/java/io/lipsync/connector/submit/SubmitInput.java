package io.lipsync.connector.submit;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.task.Failures;
import java.util.List;
import java.util.Set;

/**
 * The submit task's media and settings, checked against what the provider can do. Every fault is an
 * {@code INVALID_INPUT} that names the field as the vendors do; nothing has been sent by then.
 *
 * @param videoUrl http, https, or a link into the provider's own storage
 * @param audioUrl the same
 * @param refImageUrl the same, or null
 * @param videoExtension whether the video is lengthened to the audio
 * @param queryFaceThreshold 120 to 200
 * @param playbackType one of the provider's, or null
 */
record SubmitInput(
    String videoUrl,
    String audioUrl,
    String refImageUrl,
    boolean videoExtension,
    int queryFaceThreshold,
    String playbackType) {
  private static final int LOWEST_THRESHOLD = 120;
  private static final int HIGHEST_THRESHOLD = 200;
  private static final int DEFAULT_THRESHOLD = 170;

  /** Hides the links, they may be signed. */
  @Override
  public String toString() {
    return "SubmitInput[" + videoExtension + ", " + queryFaceThreshold + "]";
  }

  /** Checks a request. */
  static SubmitInput check(SubmitRequest request, LipSyncProvider provider) {
    Set<String> ownLinks = provider.capabilities().ownLinks();
    SubmitInput input =
        new SubmitInput(
            required("video_url", request.videoUrl(), ownLinks),
            required("audio_url", request.audioUrl(), ownLinks),
            optional("ref_image_url", request.refImageUrl(), ownLinks),
            extension(request.videoExtension()),
            threshold(request.queryFaceThreshold()),
            playbackType(request.playbackType(), provider));
    if (!provider.capabilities().choosesFace()) {
      checkNoFaceIsChosen(input, provider.id());
    }
    return input;
  }

  /** The default threshold asks for nothing: templates fill it in by themselves. */
  private static void checkNoFaceIsChosen(SubmitInput input, String provider) {
    String allowed = provider + " cannot choose among faces: leave the field empty";
    if (input.refImageUrl() != null) {
      throw Failures.invalidInput("ref_image_url", "is not possible with " + provider, allowed);
    }
    if (input.queryFaceThreshold() != DEFAULT_THRESHOLD) {
      throw Failures.invalidInput(
          "query_face_threshold", "is " + input.queryFaceThreshold(), allowed);
    }
  }

  private static String playbackType(JsonNode value, LipSyncProvider provider) {
    if (isEmpty(value)) {
      return null;
    }
    List<String> known = provider.capabilities().playbackTypes();
    if (known.isEmpty()) {
      throw Failures.invalidInput(
          "playback_type",
          "is not possible with " + provider.id(),
          "Leave it empty and use video_extension");
    }
    if (!known.contains(value.asText())) {
      throw Failures.invalidInput(
          "playback_type", "is " + describe(value), "Allowed are " + String.join(", ", known));
    }
    return value.asText();
  }

  private static String required(String field, JsonNode value, Set<String> ownLinks) {
    String url = optional(field, value, ownLinks);
    if (url == null) {
      throw Failures.invalidInput(field, "is missing", "Give a link that starts with https://");
    }
    return url;
  }

  private static String optional(String field, JsonNode value, Set<String> ownLinks) {
    if (isEmpty(value)) {
      return null;
    }
    if (!value.isTextual()) {
      throw Failures.invalidInput(
          field, "is " + describe(value), "Give a link that starts with https://");
    }
    String link = value.textValue().trim();
    return ownLinks.stream().anyMatch(link::startsWith)
        ? ownLink(field, link)
        : HttpAddress.check(field, link).toString();
  }

  private static String ownLink(String field, String link) {
    if (!link.matches("[a-z]+://[!-~&&[^\"'<>\\\\]]{1,1000}")) {
      throw Failures.invalidInput(
          field, "is not a link as the provider's upload gives it", "Use it unchanged");
    }
    return link;
  }

  private static boolean extension(JsonNode value) {
    if (isEmpty(value)) {
      return false;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    String text = value.asText();
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw Failures.invalidInput(
        "video_extension", "is " + describe(value), "Allowed are true and false");
  }

  private static int threshold(JsonNode value) {
    if (isEmpty(value)) {
      return DEFAULT_THRESHOLD;
    }
    String text = value.asText().trim();
    boolean whole = text.matches("\\d{1,9}(\\.0+)?");
    double number = whole ? Double.parseDouble(text) : -1;
    if (number < LOWEST_THRESHOLD || number > HIGHEST_THRESHOLD) {
      throw Failures.invalidInput(
          "query_face_threshold",
          "is " + describe(value),
          "Allowed are whole numbers from " + LOWEST_THRESHOLD + " to " + HIGHEST_THRESHOLD);
    }
    return (int) number;
  }

  private static boolean isEmpty(JsonNode value) {
    return value == null
        || value.isNull()
        || value.isMissingNode()
        || (value.isTextual() && value.textValue().isBlank());
  }

  private static String describe(JsonNode value) {
    if (value.isObject()) {
      return "an object";
    }
    if (value.isArray()) {
      return "a list";
    }
    String text = value.asText();
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return value.isTextual() ? "'" + shown + "'" : shown;
  }
}
