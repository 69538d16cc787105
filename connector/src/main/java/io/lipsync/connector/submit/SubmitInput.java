package io.lipsync.connector.submit;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.media.Media;
import io.lipsync.connector.media.MediaInput;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.check.CheckMode;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.task.Failures;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The submit task's media and settings, checked against what the provider can do. Every fault is an
 * {@code INVALID_INPUT} that names the field as the vendors do; nothing has been sent by then.
 *
 * @param video the vendors' {@code video_url}: a link or a document
 * @param audio the vendors' {@code audio_url}, the same
 * @param refImage the vendors' {@code ref_image_url}, the same, or null
 * @param videoExtension whether the video is lengthened to the audio
 * @param queryFaceThreshold 120 to 200
 * @param playbackType one of the provider's, or null
 * @param checkMedia how media are checked before anybody pays
 */
record SubmitInput(
    Media video,
    Media audio,
    Media refImage,
    boolean videoExtension,
    int queryFaceThreshold,
    String playbackType,
    CheckMode checkMedia) {
  private static final int LOWEST_THRESHOLD = 120;
  private static final int HIGHEST_THRESHOLD = 200;
  private static final int DEFAULT_THRESHOLD = 170;
  private static final int LONGEST_NUMBER = 40;

  /** Hides links and documents. */
  @Override
  public String toString() {
    return "SubmitInput[" + videoExtension + ", " + queryFaceThreshold + "]";
  }

  /** Checks a request. */
  static SubmitInput check(SubmitRequest request, LipSyncProvider provider) {
    Set<String> ownLinks = provider.capabilities().ownLinks();
    SubmitInput input =
        new SubmitInput(
            MediaInput.required(MediaKind.VIDEO, request.videoUrl(), ownLinks),
            MediaInput.required(MediaKind.AUDIO, request.audioUrl(), ownLinks),
            MediaInput.optional(MediaKind.IMAGE, request.refImageUrl(), ownLinks),
            extension(request.videoExtension()),
            threshold(request.queryFaceThreshold()),
            playbackType(request.playbackType(), provider),
            CheckMode.of(request.checkMedia()));
    if (!provider.capabilities().choosesFace()) {
      checkNoFaceIsChosen(input, provider.id());
    }
    return input;
  }

  /** What the process gave, by what it is for. */
  Map<MediaKind, Media> media() {
    Map<MediaKind, Media> media = new EnumMap<>(MediaKind.class);
    media.put(MediaKind.VIDEO, video);
    media.put(MediaKind.AUDIO, audio);
    if (refImage != null) {
      media.put(MediaKind.IMAGE, refImage);
    }
    return media;
  }

  /** The default threshold asks for nothing: templates fill it in by themselves. */
  private static void checkNoFaceIsChosen(SubmitInput input, String provider) {
    String allowed = provider + " cannot choose among faces: leave the field empty";
    if (input.refImage() != null) {
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
    return value.isTextual()
        ? Redaction.quoted(text)
        : text.substring(0, Math.min(text.length(), LONGEST_NUMBER));
  }
}
