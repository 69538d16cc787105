package io.lipsync.connector.submit.model;

import io.lipsync.connector.submit.SubmitResult;
import io.lipsync.connector.task.FailureCode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The promise about money, watched at every step: what was broken first is kept. The number in
 * front of each sentence is that of the invariant in {@link SubmissionModelTest}.
 */
final class Promise {
  private static final String UNKNOWN = FailureCode.SUBMIT_OUTCOME_UNKNOWN.name();

  private final Run run;
  private final Map<Worker, Integer> granted = new HashMap<>();
  private final Map<Worker, Instant> grantedAt = new HashMap<>();
  private final Set<Integer> posted = new HashSet<>();
  private final Set<Worker> mayNotCreate = new HashSet<>();
  private final Map<Worker, FailureCode> refusals = new HashMap<>();
  private final Map<Worker, Instant> begins = new HashMap<>();

  private final Knowledge knowledge;
  private Instant firstTurnedAway;
  private int licensed;
  private String broken;

  Promise(Run run) {
    this.run = run;
    this.knowledge = new Knowledge(run);
  }

  String broken() {
    return broken;
  }

  void breakIt(String how) {
    broken = broken == null ? how : broken;
  }

  void activated(Worker worker) {
    begins.put(worker, run.time().now());
    knowledge.activated(worker);
  }

  void granted(Worker worker, int attempt) {
    granted.put(worker, attempt);
    grantedAt.put(worker, run.time().now());
  }

  /** A person has looked into the console, and allows one more. */
  void allowed() {
    licensed = tasks();
    run.unfinished().forEach(mayNotCreate::add);
  }

  void posted(Worker worker) {
    if (run.scenario().trusted()) {
      return;
    }
    Integer attempt = granted.get(worker);
    if (attempt == null) {
      breakIt("(2) a worker sends an order without a claim of its own");
    } else if (!posted.add(attempt)) {
      breakIt("(2) attempt " + attempt + " is sent twice");
    }
  }

  void created(Worker worker) {
    if (tasks() > licensed + 1) {
      breakIt("(1) there is a task more than anybody allowed");
    }
    if (mayNotCreate.contains(worker)) {
      breakIt("(4) a task comes to exist after others were told that there is none");
    }
  }

  /**
   * A look for the task of a lost answer, into a list that shows every task since the order. Where
   * it finds none, the model sends the order again.
   */
  void looked(SubmitResult result) {
    Instant since =
        result.lostOrder() != null
            ? result.lostOrder().sentAfter()
            : run.isOff(Rule.LOOK_FOR_OWN_ORDER) ? result.submittedAt() : null;
    if (result.taskId() != null || since == null || run.provider().shows(since)) {
      return;
    }
    if (tasks() > licensed) {
      breakIt("(4) no task is found though one exists");
    }
    mayNotCreate.addAll(run.unfinished());
    mayNotCreate.remove(run.current());
  }

  /** By the provider, or held back. */
  void turnedAway() {
    firstTurnedAway = firstTurnedAway == null ? run.time().wall().instant() : firstTurnedAway;
  }

  void refused(Worker worker, FailureCode code) {
    if (code == FailureCode.RATE_LIMITED) {
      turnedAway();
    } else {
      refusals.put(worker, code);
    }
  }

  /** See {@link Assumptions}: of two records that are under way at once the better one stays. */
  boolean crosses(Worker by, Map<String, Object> record) {
    return knowledge.crosses(by, record, granted.get(by));
  }

  void written(Worker by, Map<String, Object> record) {
    knowledge.written(by, record);
  }

  void told(Worker worker, SubmitResult result) {
    if (result.taskId() != null && !run.provider().knows(result.taskId())) {
      breakIt("(3) the process is given a task that nobody has submitted");
    }
    if (knowledge.hasTask(worker) && !knowledge.hasTask(worker, result.taskId())) {
      breakIt("(3) the process is not given the task that was recorded");
    }
  }

  void told(Worker worker, String code) {
    if (knowledge.hasTask(worker)) {
      breakIt("(3) a recorded task is told as " + code);
    }
    if (UNKNOWN.equals(code)) {
      if (knowledge.isComplete(worker)) {
        breakIt("(5) everything is known, and a person has to decide");
      }
      if (run.engine().late().stream().anyMatch(late -> isOnItsWay(late, worker))) {
        breakIt("(3) a person has to decide while the owner may still be recording the answer");
      }
      return;
    }
    if (tasks() > licensed) {
      breakIt("(4) " + code + " is told though a task exists");
    }
    mayNotCreate.addAll(run.unfinished());
    mayNotCreate.remove(worker);
    if (!isReasonable(worker, code)) {
      breakIt("(5) " + code + " is told by a worker that only had to wait");
    }
  }

  /** At the end of all, with nobody left who could do anything. */
  void ended(SubmitResult result) {
    if (!run.scenario().callback() || tasks() == 0) {
      return;
    }
    if (result == null) {
      breakIt("(6) there is a task, and the process does not wait for its callback");
    } else if (result.taskId() == null && !Callbacks.find(run, result.correlationKey())) {
      breakIt("(6) the callback of the task does not find the process");
    }
  }

  /** A record by the owner of an attempt, in the time that it is given for that. */
  private boolean isOnItsWay(Engine.Late late, Worker teller) {
    Instant claimed = grantedAt.get(late.by());
    return late.by() != teller
        && claimed != null
        && !late.end().isBefore(run.time().now())
        && claimed.plus(Assumptions.PATIENCE.owner()).isAfter(run.time().now());
  }

  private boolean isReasonable(Worker worker, String code) {
    Instant late = begins.get(worker).plus(Assumptions.SLOW_PREPARATION);
    return code.equals(worker.settings().failure())
        || refusals.containsKey(worker) && code.equals(refusals.get(worker).name())
        || "PROVIDER_ERROR".equals(code) && !late.isAfter(run.time().now())
        || isTurnedAwayForLong(code);
  }

  private boolean isTurnedAwayForLong(String code) {
    Duration patience = Assumptions.PATIENCE.throttled();
    return firstTurnedAway != null
        && ("RATE_LIMITED".equals(code) || "PROVIDER_ERROR".equals(code))
        && !firstTurnedAway.plus(patience).isAfter(run.time().wall().instant());
  }

  void describe(Description text) {
    knowledge.describe(text.add(licensed).add(posted));
    text.add(firstTurnedAway == null ? null : firstTurnedAway.minus(run.time().wallShift()));
  }

  void describe(Worker worker, Description text) {
    text.add(granted.get(worker)).add(grantedAt.get(worker)).add(refusals.get(worker));
    text.add(mayNotCreate.contains(worker)).add(begins.get(worker));
    knowledge.describe(worker, text);
  }

  private int tasks() {
    return run.provider().tasks().size();
  }
}
