package io.lipsync.connector.submit;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.task.Failures;

/**
 * The submit task's media and settings, checked. Every fault is an {@code INVALID_INPUT} that names
 * the field as the vendors do; nothing has been sent by then.
 *
 * @param videoUrl http or https
 * @param audioUrl http or https
 * @param refImageUrl http or https, or null
 * @param videoExtension whether the video is lengthened to the audio
 * @param queryFaceThreshold 120 to 200
 */
record SubmitInput(
    String videoUrl,
    String audioUrl,
    String refImageUrl,
    boolean videoExtension,
    int queryFaceThreshold) {
  private static final int LOWEST_THRESHOLD = 120;
  private static final int HIGHEST_THRESHOLD = 200;
  private static final int DEFAULT_THRESHOLD = 170;

  /** Hides the links, they may be signed. */
  @Override
  public String toString() {
    return "SubmitInput[" + videoExtension + ", " + queryFaceThreshold + "]";
  }

  /** Checks a request. */
  static SubmitInput check(SubmitRequest request) {
    return new SubmitInput(
        required("video_url", request.videoUrl()),
        required("audio_url", request.audioUrl()),
        optional("ref_image_url", request.refImageUrl()),
        extension(request.videoExtension()),
        threshold(request.queryFaceThreshold()));
  }

  private static String required(String field, JsonNode value) {
    String url = optional(field, value);
    if (url == null) {
      throw Failures.invalidInput(field, "is missing", "Give a link that starts with https://");
    }
    return url;
  }

  private static String optional(String field, JsonNode value) {
    if (isEmpty(value)) {
      return null;
    }
    if (!value.isTextual()) {
      throw Failures.invalidInput(
          field, "is " + describe(value), "Give a link that starts with https://");
    }
    return HttpAddress.check(field, value.textValue()).toString();
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
