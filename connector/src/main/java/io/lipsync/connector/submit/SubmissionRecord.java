package io.lipsync.connector.submit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.lipsync.connector.http.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of an attempt of an element instance, as it stands in a local variable of the element
 * instance. Its text is signed together with the element instance key, so that neither a process
 * nor another scope can put one there. Immutable.
 *
 * @param attempt its number, 1 for the first
 * @param state what became of it
 * @param result what the process is given, or null when it is given nothing
 * @param reason what was seen, for people; or null
 * @param waitingSince when this submission was first turned away without a task, or null
 */
public record SubmissionRecord(
    int attempt, State state, SubmitResult result, String reason, Instant waitingSince) {
  /** The local variable with an accepted attempt; nothing else ever replaces it. */
  public static final String ACCEPTED = "lipSyncSubmitted";

  /** The local variable with the last attempt that was not accepted. */
  public static final String LAST = "lipSyncLastAttempt";

  private static final String OWNER = "elementInstanceKey";
  private static final String ATTEMPT = "attempt";
  private static final String STATE = "state";
  private static final String TASK_ID = "taskId";
  private static final String TEXT = "record";
  private static final String SIGNATURE = "signature";
  private static final String PURPOSE = "lip-sync/submission-record/1";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** What became of an attempt. */
  public enum State {
    /** The provider has the task. */
    ACCEPTED,
    /** The provider provably has no task of this attempt. */
    NOT_CREATED,
    /** Nobody can tell. */
    UNKNOWN
  }

  /**
   * The variable and its value. Attempt, state and task id stand beside the signed text for people
   * only.
   *
   * @param secrets the first one signs; empty when no account is known, which leaves a record that
   *     only keeps the attempt from being repeated
   */
  Map<String, Object> toVariables(long elementInstanceKey, List<Secret> secrets) {
    String owner = Long.toString(elementInstanceKey);
    Map<String, Object> variable = new LinkedHashMap<>();
    variable.put(OWNER, owner);
    variable.put(ATTEMPT, attempt);
    variable.put(STATE, state.name());
    if (result != null && result.taskId() != null) {
      variable.put(TASK_ID, result.taskId());
    }
    String text = text();
    variable.put(TEXT, text);
    if (!secrets.isEmpty()) {
      variable.put(SIGNATURE, signature(owner, text, secrets.getFirst()));
    }
    return Map.of(state == State.ACCEPTED ? ACCEPTED : LAST, variable);
  }

  /**
   * What an earlier worker of this element instance has recorded.
   *
   * @param variable anything or null
   * @param secrets any of them may have signed it
   * @return null when there is none: also when another element instance or a process put it there.
   *     One of this element instance that nobody can verify is {@code UNKNOWN}: it proves nothing,
   *     and it must not lead to a second task either
   */
  static SubmissionRecord of(JsonNode variable, long elementInstanceKey, List<Secret> secrets) {
    String owner = Long.toString(elementInstanceKey);
    if (variable == null || !owner.equals(variable.path(OWNER).asText(null))) {
      return null;
    }
    String text = variable.path(TEXT).asText("");
    byte[] given = variable.path(SIGNATURE).asText("").getBytes(StandardCharsets.UTF_8);
    boolean genuine = false;
    for (Secret secret : secrets) {
      byte[] expected = signature(owner, text, secret).getBytes(StandardCharsets.UTF_8);
      genuine |= MessageDigest.isEqual(expected, given);
    }
    SubmissionRecord record = genuine ? parse(text) : null;
    return record != null
        ? record
        : new SubmissionRecord(
            Math.max(1, variable.path(ATTEMPT).asInt(1)),
            State.UNKNOWN,
            null,
            "An earlier attempt is recorded, and none of the signing secrets proves its record",
            null);
  }

  private String text() {
    return JSON.valueToTree(this).toString();
  }

  private static SubmissionRecord parse(String text) {
    try {
      return JSON.readValue(text, SubmissionRecord.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static String signature(String owner, String text, Secret secret) {
    byte[] mac = secret.derive(PURPOSE).hmac(owner + "\n" + text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  /** Hides what the process is given. */
  @Override
  public String toString() {
    return "SubmissionRecord[" + attempt + ", " + state + "]";
  }
}
