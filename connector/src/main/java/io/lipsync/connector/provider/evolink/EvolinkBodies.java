package io.lipsync.connector.provider.evolink;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.provider.VendorJson;
import java.math.BigDecimal;
import java.util.List;

/** The JSON of EvoLink's API, field by field as its OpenAPI description names it. */
final class EvolinkBodies {

  private EvolinkBodies() {}

  /** Body of {@code POST /v1/videos/generations}; empty fields are left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Submit(
      String model,
      @JsonProperty("video_url") String videoUrl,
      @JsonProperty("audio_url") String audioUrl,
      @JsonProperty("ref_image_url") String refImageUrl,
      @JsonProperty("video_extension") Boolean videoExtension,
      @JsonProperty("query_face_threshold") Integer queryFaceThreshold,
      @JsonProperty("callback_url") String callbackUrl) {

    /** Hides the links and the token. */
    @Override
    public String toString() {
      return "Submit[" + model + "]";
    }
  }

  /** A task, as submit, query and callback answer it. Everything but the id may be missing. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Task(
      String id,
      BigDecimal created,
      String status,
      BigDecimal progress,
      List<String> results,
      @JsonProperty("result_data") JsonNode resultData,
      BigDecimal duration,
      @JsonProperty("task_info") TaskInfo taskInfo,
      UsageInfo usage,
      Error error) {

    /** Hides the signed link. */
    @Override
    public String toString() {
      return "Task[" + id + " " + status + "]";
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record TaskInfo(@JsonProperty("estimated_time") BigDecimal estimatedTime) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record UsageInfo(
      @JsonProperty("credits_reserved") BigDecimal creditsReserved,
      @JsonProperty("credits_used") BigDecimal creditsUsed) {}

  /** Body of a refused call. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Refusal(Error error) {}

  /**
   * What went wrong.
   *
   * @param code text as documented, or a number as some pages show
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Error(JsonNode code, String message) {

    String codeText() {
      return code == null ? null : VendorJson.code(code);
    }
  }
}
