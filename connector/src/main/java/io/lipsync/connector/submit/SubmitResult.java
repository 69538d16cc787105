package io.lipsync.connector.submit;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.task.SecretReferences;
import io.lipsync.connector.task.TaskStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the submit task gives the process. Holds no secret.
 *
 * @param provider the provider's id
 * @param taskId the provider's task id, or null when the outcome is unknown
 * @param correlationKey what the waiting event correlates on
 * @param status normally pending; unknown when the outcome is
 * @param outcome whether the provider surely has the task
 * @param submittedAt when the connector sent it
 * @param estimatedSeconds the provider's guess, or null
 * @param reservedCredits credits set aside, or null
 * @param checkAfter how long to wait for the callback, or at all, before asking for the task
 * @param requestId what the provider calls the request, or null: its support asks for it
 * @param lostOrder what {@code getTask} needs to find out what became of the order; only while the
 *     outcome is unknown and the provider can be asked
 * @param mediaWarnings what was found when the media were checked, sentences for people; left out
 *     when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubmitResult(
    String provider,
    String taskId,
    String correlationKey,
    TaskStatus status,
    Outcome outcome,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant submittedAt,
    Integer estimatedSeconds,
    BigDecimal reservedCredits,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Duration checkAfter,
    String requestId,
    LostOrder lostOrder,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> mediaWarnings) {

  /** A result in which the runtime finds no reference to a secret, whatever a provider says. */
  public SubmitResult {
    taskId = SecretReferences.neutralize(taskId);
    correlationKey = SecretReferences.neutralize(correlationKey);
    requestId = SecretReferences.neutralize(requestId);
    mediaWarnings =
        mediaWarnings == null
            ? List.of()
            : mediaWarnings.stream().map(SecretReferences::neutralize).toList();
  }

  /** Whether the provider surely has the task. */
  public enum Outcome {
    @JsonProperty("accepted")
    ACCEPTED,
    /** The answer was lost. The callback will tell, if there is a task. */
    @JsonProperty("unknown")
    UNKNOWN
  }
}
