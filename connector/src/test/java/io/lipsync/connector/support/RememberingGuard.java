package io.lipsync.connector.support;

import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.submit.OnceOnlyGuard;
import io.lipsync.connector.submit.SubmitResult;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A guard of one engine, in memory: what it remembers outlives any number of submitters. */
public final class RememberingGuard implements OnceOnlyGuard {
  private final Set<String> claimed = new HashSet<>();
  private final Map<Long, Integer> allowed = new HashMap<>();
  private final Map<Long, SubmitResult> kept = new HashMap<>();
  private boolean reachable = true;
  private int asked;

  /** From now on nobody can tell. */
  public void becomeUnreachable() {
    reachable = false;
  }

  /** The time to live of all claims is over. */
  public void forgetClaims() {
    claimed.clear();
  }

  /** The attempt that the engine would hand out with the element instance's next job. */
  public Integer nextAttempt(JobContext job) {
    return allowed.get(job.getElementInstanceKey());
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
  public boolean claim(JobContext job, int attempt) {
    checkReachable();
    return claimed.add(name(job, attempt));
  }

  @Override
  public boolean isBegun(JobContext job, int attempt) {
    asked++;
    checkReachable();
    return claimed.contains(name(job, attempt));
  }

  @Override
  public void allow(JobContext job, int nextAttempt) {
    allowed.put(job.getElementInstanceKey(), nextAttempt);
  }

  /** What the engine would hand out with the element instance's next job, or null. */
  public SubmitResult kept(JobContext job) {
    return kept.get(job.getElementInstanceKey());
  }

  @Override
  public void keep(JobContext job, SubmitResult accepted) {
    kept.put(job.getElementInstanceKey(), accepted);
  }

  private void checkReachable() {
    if (!reachable) {
      throw Failures.temporary(
          TaskFailure.of(FailureCode.PROVIDER_ERROR, "no engine", true), Duration.ofSeconds(15));
    }
  }

  private static String name(JobContext job, int attempt) {
    return job.getElementInstanceKey() + ":" + attempt;
  }
}
