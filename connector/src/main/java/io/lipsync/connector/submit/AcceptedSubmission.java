package io.lipsync.connector.submit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.camunda.connector.api.outbound.JobContext;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider has accepted, as the element instance keeps it for a later try of its job: the
 * job may fail after the provider's answer, in an expression of the model or on its way to the
 * engine. Without it that try could only say that nobody knows. Pure functions.
 */
public final class AcceptedSubmission {
  /** The local variable that keeps it. */
  public static final String VARIABLE = "lipSyncSubmitted";

  private static final String OWNER = "elementInstanceKey";
  private static final String RESULT = "submission";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private AcceptedSubmission() {}

  /** The value of the variable. */
  static Map<String, Object> toVariable(JobContext job, SubmitResult result) {
    return Map.of(
        OWNER,
        Long.toString(job.getElementInstanceKey()),
        RESULT,
        JSON.convertValue(result, new TypeReference<Map<String, Object>>() {}));
  }

  /**
   * What an earlier try of this job has left.
   *
   * @param variable anything or null; what another element instance or a process has put there
   *     counts for nothing
   */
  public static Optional<SubmitResult> of(JobContext job, JsonNode variable) {
    if (variable == null
        || !Long.toString(job.getElementInstanceKey()).equals(variable.path(OWNER).asText(null))) {
      return Optional.empty();
    }
    try {
      SubmitResult result = JSON.treeToValue(variable.path(RESULT), SubmitResult.class);
      return Optional.ofNullable(result).filter(known -> known.taskId() != null);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
