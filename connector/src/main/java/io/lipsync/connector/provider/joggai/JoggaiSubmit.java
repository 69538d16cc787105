package io.lipsync.connector.provider.joggai;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lipsync.connector.provider.SubmitOrder;

/** Body of {@code create_lip_sync_video}, field by field as the guide names it. */
record JoggaiSubmit(
    @JsonProperty("video_url") String videoUrl,
    @JsonProperty("audio_url") String audioUrl,
    @JsonProperty("playback_type") String playbackType) {
  static final String NORMAL = "normal";
  static final String REVERSE = "normal_reverse";
  static final String REVERSE_BY_AUDIO = "normal_reverse_by_audio";

  static JoggaiSubmit of(SubmitOrder order) {
    return new JoggaiSubmit(order.videoUrl(), order.audioUrl(), playbackType(order));
  }

  /** The word of the order; where it says nothing special, a wish for a longer video counts. */
  private static String playbackType(SubmitOrder order) {
    if (order.playbackType() != null && !order.playbackType().equals(NORMAL)) {
      return order.playbackType();
    }
    return order.videoExtension() ? REVERSE : NORMAL;
  }

  /** Hides the links. */
  @Override
  public String toString() {
    return "JoggaiSubmit[" + playbackType + "]";
  }
}
