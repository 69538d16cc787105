package io.lipsync.connector.submit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The engine: one element instance with its job, its variables and its claims. */
final class Engine {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As the engine knows a job. */
  enum JobState {
    AVAILABLE,
    ACTIVE,
    INCIDENT,
    COMPLETED
  }

  /** A record that the engine does not have yet. */
  record Late(Worker by, Map<String, Object> record, Instant sent, Duration patience) {

    Instant end() {
      return sent.plus(patience);
    }
  }

  private final ModelTime time;
  private final Map<Integer, Instant> claims = new HashMap<>();
  private final Set<Integer> everClaimed = new HashSet<>();
  private final Set<Integer> recorded = new HashSet<>();
  private final Set<Integer> seen = new HashSet<>();
  private final List<Late> late = new ArrayList<>();
  private final boolean claimsOutliveRecords;
  private JobState state = JobState.AVAILABLE;
  private Instant next;
  private int retries = Assumptions.RETRIES;
  private final ObjectNode records = JSON.createObjectNode();

  Engine(ModelTime time, boolean claimsOutliveRecords, ObjectNode given) {
    this.time = time;
    this.next = time.now();
    this.claimsOutliveRecords = claimsOutliveRecords;
    if (given != null) {
      records.setAll(given);
    }
  }

  JobState state() {
    return state;
  }

  /** The variables with records, as a job gets them. */
  ObjectNode records() {
    return records.deepCopy();
  }

  /** The number of the last attempt that is recorded, or 1. */
  int lastAttempt() {
    return all().mapToInt(record -> record.path("attempt").asInt(1)).max().orElse(1);
  }

  /** Attempts that somebody has ever claimed. */
  Set<Integer> everClaimed() {
    return everClaimed;
  }

  List<Late> late() {
    return late;
  }

  void activate() {
    time.passUntil(next);
    state = JobState.ACTIVE;
    next = time.now().plus(Assumptions.JOB_TIMEOUT);
  }

  void timeOut() {
    time.passUntil(next);
    state = JobState.AVAILABLE;
  }

  /** Whether a command of a worker has an effect. */
  boolean takesCommands() {
    return state == JobState.ACTIVE || state == JobState.AVAILABLE && !next.isAfter(time.now());
  }

  void complete() {
    state = JobState.COMPLETED;
  }

  void fail(int left, Duration backoff) {
    retries = left;
    state = left == 0 ? JobState.INCIDENT : JobState.AVAILABLE;
    next = time.now().plus(backoff == null ? Duration.ZERO : backoff);
  }

  int retries() {
    return retries;
  }

  void resolve() {
    retries = 1;
    state = JobState.AVAILABLE;
    next = time.now();
  }

  /** True when the attempt is new. */
  boolean claim(int attempt) {
    expire();
    everClaimed.add(attempt);
    return claims.putIfAbsent(attempt, time.now()) == null;
  }

  boolean isClaimed(int attempt) {
    expire();
    return claims.containsKey(attempt);
  }

  boolean isFirstSight(int attempt) {
    return seen.add(attempt);
  }

  /** The settings of the workers that have signed the records. */
  Stream<String> signers() {
    return all().map(record -> record.path("signedBy").asText(null)).filter(Objects::nonNull);
  }

  private Stream<JsonNode> all() {
    return records.properties().stream().map(Map.Entry::getValue);
  }

  void write(Map<String, Object> value) {
    if (state != JobState.COMPLETED) {
      JsonNode record = JSON.valueToTree(value);
      records.set(record.path("variable").asText(), record);
      int attempt = record.path("attempt").asInt();
      if (claimsOutliveRecords && recorded.add(attempt)) {
        claims.replace(attempt, time.now());
      }
    }
  }

  void describe(Description text) {
    text.add(state).add(state == JobState.COMPLETED ? null : next).add(retries).add(seen);
    text.add(everClaimed).add(recorded);
    records.properties().forEach(each -> text.add(each.getKey()).record(each.getValue()));
    claims.forEach((attempt, since) -> text.add(attempt).add(since));
    for (Late one : late) {
      text.add(one.by()).add(one.sent()).add(one.patience()).record(JSON.valueToTree(one.record()));
    }
  }

  private void expire() {
    claims
        .entrySet()
        .removeIf(
            claim ->
                claim.getValue().plus(Assumptions.CLAIM_LIVES).isBefore(time.now())
                    && (!claimsOutliveRecords || recorded.contains(claim.getKey())));
  }
}
