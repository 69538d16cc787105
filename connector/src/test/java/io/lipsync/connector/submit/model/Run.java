package io.lipsync.connector.submit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.connector.submit.SubmitResult;
import io.lipsync.connector.submit.model.Choices.Situation;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One run: a sequence of choices from the first job of an element instance to its end. */
final class Run {
  private static final int MOST_STEPS = 400;

  private final Scenario scenario;
  private final Set<Rule> off;
  private final Choices choices;
  private final ModelTime time = new ModelTime();
  private final Engine engine;
  private final ModelProvider provider;
  private final Promise promise = new Promise(this);
  private final Runtimes runtimes = new Runtimes(this);
  private final Moves moves = new Moves(this);
  private final List<Worker> workers = new ArrayList<>();
  private final List<Step> trace = new ArrayList<>();
  private Budget budget;
  private Worker current;
  private SubmitResult result;
  private String lastFailure;
  private String allowed;
  private boolean ended;

  Run(Scenario scenario, Set<Rule> off, Budget budget, Choices choices, ObjectNode records) {
    this.scenario = scenario;
    this.off = off;
    this.budget = budget;
    this.choices = choices;
    this.provider = new ModelProvider(this, scenario);
    this.engine = new Engine(time, !isOff(Rule.CLAIM_OUTLIVES_THE_RECORD), records);
  }

  /** Null when the promise was kept, else how it was broken and by which steps. */
  String toTheEnd() {
    int steps = 0;
    boolean known = false;
    while (!ended && !known && promise.broken() == null) {
      step();
      Situation reached = choices.reached(this::description);
      known = reached == Situation.KNOWN;
      if (reached == Situation.CIRCLE || ++steps > MOST_STEPS) {
        promise.breakIt("(7) it runs for ever");
      }
    }
    if (ended) {
      promise.ended(result);
    }
    workers.stream().filter(worker -> !worker.isOver()).forEach(Worker::kill);
    return promise.broken() == null ? null : promise.broken() + "\n" + told(trace);
  }

  private void step() {
    List<Option> options =
        moves.possible().stream().filter(option -> budget.affords(option.cost())).toList();
    Option option = options.get(choices.among(options.size()));
    budget = budget.without(option.cost());
    trace.add(new Step(time.sinceBegin(), option.text()));
    option.effect().run();
    if (current != null && current.fault() != null) {
      promise.breakIt("(0) a worker fails with " + current.fault());
    }
  }

  private BigInteger description() {
    Description text = new Description(time);
    text.add(budget).add(allowed).add(lastFailure).add(result == null ? null : result.taskId());
    text.add(ended).add(result == null ? null : result.correlationKey()).add(provider.tasks());
    engine.describe(text);
    promise.describe(text);
    moves.describe(text);
    runtimes.describe(text);
    for (Worker worker : unfinished()) {
      text.add(worker == current);
      worker.describe(text);
      promise.describe(worker, text);
    }
    return text.digest();
  }

  void start(Worker worker, Runnable work) {
    workers.add(worker);
    current = worker;
    worker.start(work);
  }

  void complete(SubmitResult given) {
    result = given;
    promise.looked(given);
    engine.complete();
  }

  void end() {
    ended = true;
  }

  Void write(Worker by, Map<String, Object> record) {
    if (promise.crosses(by, record)) {
      return null;
    }
    Map<String, Object> known = new LinkedHashMap<>(record);
    known.put("signedBy", by.settings().name());
    engine.write(known);
    promise.written(by, record);
    return null;
  }

  Void pass(Duration span) {
    time.pass(span);
    return null;
  }

  List<Worker> unfinished() {
    return workers.stream().filter(worker -> !worker.isOver()).toList();
  }

  int startedWorkers() {
    return workers.size();
  }

  void current(Worker worker) {
    current = worker;
  }

  Worker current() {
    return current;
  }

  void lastFailure(String code) {
    lastFailure = code;
  }

  String lastFailure() {
    return lastFailure;
  }

  void allow(String attempt) {
    allowed = attempt;
  }

  /** What a person has allowed, or null. */
  String allowed() {
    return allowed;
  }

  boolean isOff(Rule rule) {
    return off.contains(rule);
  }

  Scenario scenario() {
    return scenario;
  }

  ModelTime time() {
    return time;
  }

  Engine engine() {
    return engine;
  }

  ModelProvider provider() {
    return provider;
  }

  Promise promise() {
    return promise;
  }

  Runtimes runtimes() {
    return runtimes;
  }

  private static String told(List<Step> trace) {
    return trace.stream().map(Step::toString).collect(Collectors.joining("\n"));
  }

  /** Told only for a run that broke the promise. */
  private record Step(Duration at, String what) {
    @Override
    public String toString() {
      return "  %d:%02d:%02d  %s"
          .formatted(at.toHours(), at.toMinutesPart(), at.toSecondsPart(), what);
    }
  }
}
