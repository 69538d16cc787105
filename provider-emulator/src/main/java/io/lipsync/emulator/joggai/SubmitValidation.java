package io.lipsync.emulator.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Checks a submit by the request table of the lip sync page. Immutable. */
record SubmitValidation(JoggAiErrors errors) {

  private static final Set<String> PLAYBACK_TYPES =
      Set.of("normal", "normal_reverse", "normal_reverse_by_audio");

  /**
   * The request in this body; fields that are not in the table are ignored.
   *
   * @throws JoggAiError 40000 with the first thing that is wrong
   */
  SubmitRequest check(JsonNode body) {
    return new SubmitRequest(
        mediaUrl(body, "video_url"), mediaUrl(body, "audio_url"), playbackType(body));
  }

  private String mediaUrl(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (value.asText("").isBlank()) {
      throw errors.parameter(name + " is required");
    }
    if (!value.isTextual() || !isHttpUrl(value.textValue())) {
      throw errors.parameter(name + " is not a valid URL");
    }
    return value.textValue();
  }

  private static boolean isHttpUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("(?i)https?");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private String playbackType(JsonNode body) {
    JsonNode value = body.path("playback_type");
    if (value.isMissingNode() || value.isNull()) {
      return "normal";
    }
    if (!PLAYBACK_TYPES.contains(value.asText())) {
      throw errors.parameter(
          "playback_type must be normal, normal_reverse or normal_reverse_by_audio");
    }
    return value.asText();
  }
}
