package io.lipsync.emulator.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Checks a submit by the request table of the VideoRetalk page. Stateless. */
final class SubmitValidation {

  private static final String MODEL = "videoretalk";

  /**
   * The request in this body.
   *
   * @param ossAllowed whether {@code X-DashScope-OssResourceResolve: enable} came with it
   * @throws DashScopeError 400 or 404 with the first thing that is wrong
   */
  SubmitRequest check(JsonNode body, boolean ossAllowed) {
    if (body.path("model").asText("").isBlank()) {
      throw DashScopeErrors.of("BadRequest.EmptyModel");
    }
    if (!body.get("model").asText().equals(MODEL)) {
      throw DashScopeErrors.of("ModelNotFound");
    }
    JsonNode input = body.path("input");
    if (!input.isObject() || input.isEmpty()) {
      throw DashScopeErrors.of("BadRequest.EmptyInput");
    }
    JsonNode parameters = body.path("parameters");
    if (!parameters.isObject() && !parameters.isMissingNode() && !parameters.isNull()) {
      throw DashScopeErrors.of("BadRequest.IllegalInput");
    }
    String refImage = input.path("ref_image_url").asText("");
    return new SubmitRequest(
        mediaUrl(input, "video_url", ossAllowed),
        mediaUrl(input, "audio_url", ossAllowed),
        refImage.isEmpty() ? null : mediaUrl(input, "ref_image_url", ossAllowed),
        videoExtension(parameters),
        threshold(parameters));
  }

  private static String mediaUrl(JsonNode input, String name, boolean ossAllowed) {
    JsonNode value = input.path(name);
    if (value.asText("").isBlank()) {
      throw DashScopeErrors.invalidParameter("Field required: input." + name);
    }
    String url = value.asText();
    String scheme = value.isTextual() ? schemeOf(url) : "";
    if (scheme.equals("oss") && !ossAllowed) {
      throw DashScopeErrors.of("InvalidURL")
          .saying(null, "No connection adapters were found for '" + url + "'");
    }
    if (!scheme.matches("https?|oss")) {
      throw DashScopeErrors.of("InvalidURL");
    }
    return url;
  }

  private static String schemeOf(String url) {
    if (url.startsWith(TemporaryStorage.SCHEME)) {
      return "oss"; // the rest is a file name, which may hold anything
    }
    try {
      URI uri = new URI(url);
      return uri.getHost() == null ? "" : String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private static boolean videoExtension(JsonNode parameters) {
    JsonNode value = parameters.path("video_extension");
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw DashScopeErrors.invalidParameter("video_extension must be a boolean");
    }
    return value.asBoolean(false);
  }

  private static int threshold(JsonNode parameters) {
    JsonNode value = parameters.path("query_face_threshold");
    if (value.isMissingNode()) {
      return 170;
    }
    if (!value.isIntegralNumber() || value.asLong() < 120 || value.asLong() > 200) {
      throw DashScopeErrors.invalidParameter(
          "query_face_threshold must be an integer between 120 and 200");
    }
    return value.asInt();
  }
}
