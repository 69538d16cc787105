package io.lipsync.connector.submit.model;

import static io.lipsync.connector.submit.model.Answer.fault;
import static io.lipsync.connector.submit.model.Answer.usual;

import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.submit.OnceOnlyGuard;
import io.lipsync.connector.task.Postponed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The guard of all workers: asks the explorer what reaches the engine and what comes back. */
final class ModelGuard implements OnceOnlyGuard {
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);

  private final Run run;

  ModelGuard(Run run) {
    this.run = run;
  }

  @Override
  public Claim claim(JobContext job, int attempt) {
    Worker worker = run.current();
    Boolean ours =
        worker.ask(
            "claims attempt " + attempt,
            List.of(
                usual("the engine has the claim", () -> take(worker, attempt)),
                fault("the claim does not reach the engine", () -> null),
                fault(
                    "the engine has the claim, its answer is lost",
                    () -> {
                      take(worker, attempt);
                      return null;
                    })));
    worker.ask("has sent the claim", List.of(usual("it goes on", () -> null)));
    Instant sent = run.time().now();
    return () -> {
      worker.ask(
          "waits for the claim's answer",
          List.of(
              usual("it goes on", () -> null),
              fault("it comes after 11 s", () -> run.pass(Assumptions.STALL))));
      if (!sent.plus(Assumptions.STALL).isAfter(run.time().now())) {
        run.promise().turnedAway();
      }
      if (ours == null) {
        throw away();
      }
      return ours;
    };
  }

  private boolean take(Worker worker, int attempt) {
    boolean isNew = run.engine().claim(attempt) || run.isOff(Rule.CLAIM);
    if (isNew) {
      run.promise().granted(worker, attempt);
    }
    return isNew;
  }

  @Override
  public boolean isClaimed(JobContext job, int attempt) {
    return run.current()
        .ask(
            "asks whether attempt " + attempt + " was claimed",
            List.of(
                usual("it is told", () -> isClaimed(attempt)),
                fault("the engine does not answer", this::noAnswer)));
  }

  private boolean isClaimed(int attempt) {
    return run.engine().isClaimed(attempt) && !run.isOff(Rule.EXIT_ASKS);
  }

  @Override
  public boolean isFirstSight(JobContext job, int attempt) {
    return run.current()
        .ask(
            "asks whether it is the first that finds attempt " + attempt + " claimed",
            List.of(
                usual("it is told", () -> isFirstSight(attempt)),
                fault("the engine does not answer", this::noAnswer),
                fault(
                    "the engine takes note, its answer is lost",
                    () -> {
                      run.engine().isFirstSight(attempt);
                      return noAnswer();
                    })));
  }

  private boolean isFirstSight(int attempt) {
    return run.engine().isFirstSight(attempt) && !run.isOff(Rule.OWNER_RECORDS_FIRST);
  }

  @Override
  public CompletableFuture<Void> record(
      JobContext job, Map<String, Object> variables, Duration patience) {
    Worker by = run.current();
    Map<String, Object> record = recordIn(variables);
    Supplier<Void> written = () -> run.write(by, record);
    by.ask(
        "records " + record.get("state") + " of attempt " + record.get("attempt"),
        isForgotten(record)
            ? List.of(usual("the rule is off", () -> null))
            : List.of(
                usual("written", written),
                fault(
                    "the engine does not take it yet",
                    () -> {
                      run.engine()
                          .late()
                          .add(new Engine.Late(by, record, run.time().now(), patience));
                      return run.pass(Assumptions.HEAD_START);
                    }),
                fault("it is never written", () -> run.pass(Assumptions.HEAD_START))),
        "ACCEPTED".equals(record.get("state")));
    // One that is late is one for which nobody waits any more.
    return CompletableFuture.completedFuture(null);
  }

  /** The one record, which knows its variable. */
  private static Map<String, Object> recordIn(Map<String, Object> variables) {
    Map.Entry<String, Object> only = variables.entrySet().iterator().next();
    Map<String, Object> record = new LinkedHashMap<>();
    ((Map<?, ?>) only.getValue()).forEach((field, value) -> record.put((String) field, value));
    record.put("variable", only.getKey());
    return record;
  }

  private boolean isForgotten(Map<String, Object> record) {
    return switch (record.get("state").toString()) {
      case "ACCEPTED" -> run.isOff(Rule.RECORD_ALWAYS);
      case "UNKNOWN" -> run.isOff(Rule.RECORD_UNKNOWN);
      default -> false;
    };
  }

  private boolean noAnswer() {
    throw away();
  }

  private static Postponed away() {
    return Postponed.until("The engine could not be asked", RETRY_WAIT);
  }
}
