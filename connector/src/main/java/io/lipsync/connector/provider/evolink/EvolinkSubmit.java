package io.lipsync.connector.provider.evolink;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.lipsync.connector.provider.SubmitOrder;

/**
 * Body of {@code POST /v1/videos/generations} as its OpenAPI names it; empty fields are left out.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvolinkSubmit(
    String model,
    @JsonProperty("video_url") String videoUrl,
    @JsonProperty("audio_url") String audioUrl,
    @JsonProperty("ref_image_url") String refImageUrl,
    @JsonProperty("video_extension") Boolean videoExtension,
    @JsonProperty("query_face_threshold") Integer queryFaceThreshold,
    @JsonProperty("callback_url") String callbackUrl) {

  static EvolinkSubmit of(SubmitOrder order) {
    return new EvolinkSubmit(
        "videoretalk",
        order.videoUrl(),
        order.audioUrl(),
        order.refImageUrl(),
        order.videoExtension(),
        order.queryFaceThreshold(),
        order.callbackUrl() == null ? null : order.callbackUrl().toString());
  }

  /** Hides the links and the token. */
  @Override
  public String toString() {
    return "EvolinkSubmit[" + model + "]";
  }
}
