package io.lipsync.emulator.evolink;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.callback.CallbackUrlRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Checks a submit by the rules of the schema {@code VideoRetalkRequest}. Stateless. */
final class SubmitValidation {

  private final CallbackUrlRule callbackUrls;

  SubmitValidation(CallbackUrlRule callbackUrls) {
    this.callbackUrls = callbackUrls;
  }

  /**
   * The request in this body.
   *
   * @throws ApiError 400 with the first thing that is wrong
   */
  SubmitRequest check(JsonNode body) {
    for (String required : List.of("model", "video_url", "audio_url")) {
      if (body.path(required).asText("").isBlank()) {
        throw EvoLinkErrors.submit(400).saying(null, "Missing required parameter: " + required);
      }
    }
    if (!body.get("model").asText().equals("videoretalk")) {
      throw EvoLinkErrors.invalidParameter("model", "Unknown model: " + body.get("model").asText());
    }
    return new SubmitRequest(
        mediaUrl(body, "video_url"),
        mediaUrl(body, "audio_url"),
        mediaUrl(body, "ref_image_url"),
        videoExtension(body),
        threshold(body),
        callbackUrl(body));
  }

  private static String mediaUrl(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || !isHttpUrl(value.textValue())) {
      throw EvoLinkErrors.invalidParameter(name, name + " must be a valid http(s) URL");
    }
    return value.textValue();
  }

  private static boolean isHttpUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || "http".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean videoExtension(JsonNode body) {
    JsonNode value = body.path("video_extension");
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw EvoLinkErrors.invalidParameter("video_extension", "video_extension must be a boolean");
    }
    return value.asBoolean(false);
  }

  private static int threshold(JsonNode body) {
    JsonNode value = body.path("query_face_threshold");
    if (value.isMissingNode()) {
      return 170;
    }
    if (!value.isIntegralNumber() || value.asLong() < 120 || value.asLong() > 200) {
      throw EvoLinkErrors.invalidParameter(
          "query_face_threshold", "query_face_threshold must be an integer between 120 and 200");
    }
    return value.asInt();
  }

  private String callbackUrl(JsonNode body) {
    JsonNode value = body.path("callback_url");
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isTextual()) {
      throw EvoLinkErrors.invalidParameter("callback_url", "callback_url must be a string");
    }
    callbackUrls
        .objectionTo(value.textValue())
        .ifPresent(
            objection -> {
              throw EvoLinkErrors.invalidParameter("callback_url", objection);
            });
    return value.textValue();
  }
}
