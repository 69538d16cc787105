package io.lipsync.connector.provider.dashscope;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.lipsync.connector.provider.SubmitOrder;
import java.util.stream.Stream;

/** The JSON of DashScope's submission, field by field as the VideoRetalk page names it. */
final class DashscopeBodies {

  private DashscopeBodies() {}

  record Submit(String model, Input input, Parameters parameters) {

    static Submit of(SubmitOrder order) {
      return new Submit(
          "videoretalk",
          new Input(order.videoUrl(), order.audioUrl(), order.refImageUrl()),
          new Parameters(order.videoExtension(), order.queryFaceThreshold()));
    }
  }

  /** Empty fields are left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Input(
      @JsonProperty("video_url") String videoUrl,
      @JsonProperty("audio_url") String audioUrl,
      @JsonProperty("ref_image_url") String refImageUrl) {

    boolean namesOwnStorage() {
      return Stream.of(videoUrl, audioUrl, refImageUrl)
          .anyMatch(link -> link != null && link.startsWith(DashscopeFiles.SCHEME));
    }

    /** Hides the links. */
    @Override
    public String toString() {
      return "Input[]";
    }
  }

  record Parameters(
      @JsonProperty("video_extension") boolean videoExtension,
      @JsonProperty("query_face_threshold") int queryFaceThreshold) {}
}
