package io.lipsync.connector.submit.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What was recorded, and what of it each worker could know when it got its job. */
final class Knowledge {
  private final Run run;

  /** Accepted tasks whose record was written, and by whom. */
  private final Map<String, Settings> recorded = new HashMap<>();

  /** What of that was there when a worker got its job. */
  private final Map<Worker, Map<String, Settings>> known = new HashMap<>();

  /** Workers that can verify the record that they were given. */
  private final Set<Worker> readers = new HashSet<>();

  private final Map<Worker, Set<Integer>> settledBefore = new HashMap<>();
  private final Set<Integer> settled = new HashSet<>();

  Knowledge(Run run) {
    this.run = run;
  }

  void activated(Worker worker) {
    known.put(worker, Map.copyOf(recorded));
    settledBefore.put(worker, Set.copyOf(settled));
    if (run.engine()
        .signers()
        .allMatch(signer -> worker.settings().proves(Settings.valueOf(signer), run.scenario()))) {
      readers.add(worker);
    }
  }

  /** See {@link Assumptions}: of two records that are under way at once the better one stays. */
  boolean crosses(Worker by, Map<String, Object> record, Integer own) {
    int attempt = (int) record.get("attempt");
    boolean isOwn = own != null && own == attempt;
    boolean isSettled =
        settled.contains(attempt) && !settledBefore.get(by).contains(attempt) && !isOwn;
    return !"ACCEPTED".equals(record.get("state")) && isSettled;
  }

  void written(Worker by, Map<String, Object> record) {
    int attempt = (int) record.get("attempt");
    if ("ACCEPTED".equals(record.get("state"))) {
      recorded.put(record.get("taskId").toString(), by.settings());
    }
    if (!"UNKNOWN".equals(record.get("state"))) {
      settled.add(attempt);
    }
  }

  /** Whether a task was recorded that the worker could read. */
  boolean hasTask(Worker worker) {
    return known.get(worker).values().stream()
        .anyMatch(by -> worker.settings().proves(by, run.scenario()));
  }

  boolean hasTask(Worker worker, String id) {
    return known.get(worker).containsKey(id);
  }

  /** Whether nothing was open to the worker. */
  boolean isComplete(Worker worker) {
    return readers.contains(worker)
        && settledBefore.get(worker).containsAll(run.engine().everClaimed());
  }

  void describe(Description text) {
    text.add(settled).add(recorded);
  }

  void describe(Worker worker, Description text) {
    text.add(readers.contains(worker)).add(known.get(worker)).add(settledBefore.get(worker));
  }
}
