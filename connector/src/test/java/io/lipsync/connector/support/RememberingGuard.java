package io.lipsync.connector.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.submit.OnceOnlyGuard;
import io.lipsync.connector.task.Postponed;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A guard of one engine, in memory: what it remembers outlives any number of submitters. */
public final class RememberingGuard implements OnceOnlyGuard {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> claimed = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<Long, ObjectNode> records = new HashMap<>();
  private boolean reachable = true;
  private int asked;

  /** From now on nobody can tell. */
  public void becomeUnreachable() {
    reachable = false;
  }

  /** The time to live of all claims is over. */
  public void forgetClaims() {
    claimed.clear();
    seen.clear();
  }

  /** The worker was killed before it recorded anything. */
  public void loseRecords() {
    records.clear();
  }

  /** From now on everybody can tell again. */
  public void becomeReachable() {
    reachable = true;
  }

  /** The variables with records, as the engine hands them out with the next job; or null. */
  public JsonNode recorded(JobContext job) {
    return records.get(job.getElementInstanceKey());
  }

  /** The state of the last attempt that was not accepted, or null. */
  public String state(JobContext job) {
    JsonNode record = recorded(job);
    JsonNode last = record == null ? null : record.get("lipSyncLastAttempt");
    return last == null ? null : last.path("state").asText() + " " + last.path("attempt");
  }

  /** What was claimed so far, each as element instance and attempt. */
  public Set<String> claims() {
    return Set.copyOf(claimed);
  }

  /** How often somebody wanted to know whether an attempt was begun. */
  public int asked() {
    return asked;
  }

  @Override
  public Claim claim(JobContext job, int attempt) {
    boolean answers = reachable;
    boolean ours = answers && claimed.add(name(job, attempt));
    return () -> {
      check(answers);
      return ours;
    };
  }

  @Override
  public boolean isClaimed(JobContext job, int attempt) {
    asked++;
    check(reachable);
    return claimed.contains(name(job, attempt));
  }

  @Override
  public boolean isFirstSight(JobContext job, int attempt) {
    check(reachable);
    return seen.add(name(job, attempt));
  }

  @Override
  public CompletableFuture<Void> record(
      JobContext job, Map<String, Object> record, Duration patience) {
    records
        .computeIfAbsent(job.getElementInstanceKey(), key -> JSON.createObjectNode())
        .setAll((ObjectNode) JSON.valueToTree(record));
    return CompletableFuture.completedFuture(null);
  }

  private static void check(boolean answers) {
    if (!answers) {
      throw Postponed.until("no engine", Duration.ofSeconds(15));
    }
  }

  private static String name(JobContext job, int attempt) {
    return job.getElementInstanceKey() + ":" + attempt;
  }
}
