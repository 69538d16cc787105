package io.lipsync.connector.submit.model;

import io.lipsync.connector.submit.model.Budget.Cost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What may happen next, the usual first. */
final class Moves {
  private static final int AT_ONCE = 2;

  private final Run run;
  private final Activations activations;
  private final People people;

  Moves(Run run) {
    this.run = run;
    this.activations = new Activations(run);
    this.people = new People(run);
  }

  List<Option> possible() {
    Worker worker = next();
    List<Option> options = new ArrayList<>();
    if (worker != null) {
      run.current(worker);
      ofWorker(worker, options);
      others(worker, options);
      if (worker.step().startsWith("records")) {
        lateRecords(options);
      }
      wakes(options);
      return options;
    }
    Engine engine = run.engine();
    List<Worker> stopped = run.unfinished();
    switch (engine.state()) {
      case AVAILABLE -> {
        if (stopped.size() < AT_ONCE) {
          activations.add(options);
        }
        lateRecords(options);
      }
      case ACTIVE -> options.add(new Option("the job times out", Cost.NOTHING, engine::timeOut));
      case INCIDENT -> {
        if (stopped.isEmpty()) {
          people.add(options);
        }
        lateRecords(options);
        if (!stopped.isEmpty()) {
          people.decisions(options);
        }
      }
      case COMPLETED -> {
        if (stopped.isEmpty()) {
          options.add(new Option("the process goes on", Cost.NOTHING, run::end));
        }
      }
    }
    wakes(options);
    return options;
  }

  void describe(Description text) {
    people.describe(text);
  }

  private Worker next() {
    Worker current = run.current();
    return current != null && current.isReady()
        ? current
        : run.unfinished().stream().filter(Worker::isReady).findFirst().orElse(null);
  }

  private void ofWorker(Worker worker, List<Option> options) {
    for (int i = 0; i < worker.answers().size(); i++) {
      Answer<?> answer = worker.answers().get(i);
      int chosen = i;
      options.add(
          new Option(
              worker + " " + worker.step() + ": " + answer.text(),
              answer.cost(),
              () -> worker.answer(chosen, run.time().now())));
    }
    if (worker.isStoppable()) {
      String before = worker + " (" + worker.step() + ") ";
      options.add(new Option(before + "is killed before", Cost.FAULT, () -> kill(worker)));
      options.add(new Option(before + "is stopped before", Cost.FAULT, () -> stop(worker)));
    }
  }

  private void kill(Worker worker) {
    worker.kill();
    run.runtimes().replace(worker.settings());
  }

  private void stop(Worker worker) {
    worker.stop(run.time().now());
    run.runtimes().replace(worker.settings());
  }

  private void others(Worker worker, List<Option> options) {
    for (Worker other : run.unfinished()) {
      if (other != worker && other.isReady()) {
        options.add(new Option(other + " is faster", Cost.SWITCH, () -> run.current(other)));
      }
    }
  }

  private void wakes(List<Option> options) {
    for (Worker worker : run.unfinished()) {
      boolean usual = options.stream().noneMatch(option -> option.cost() == Cost.NOTHING);
      if (worker.stopped() != null && (usual || hasPassed(worker))) {
        options.add(new Option(worker + " goes on", Cost.NOTHING, () -> wake(worker)));
      }
    }
  }

  private boolean hasPassed(Worker worker) {
    return Duration.between(worker.stopped(), run.time().now()).compareTo(Assumptions.STALL) > 0;
  }

  private void wake(Worker worker) {
    run.time().passUntil(worker.stopped().plus(Assumptions.STALL));
    worker.wake();
    run.current(worker);
  }

  private void lateRecords(List<Option> options) {
    List<Engine.Late> late = run.engine().late();
    late.removeIf(
        record -> record.end().isBefore(run.time().now()) || record.by().stopped() != null);
    for (Engine.Late record : late) {
      options.add(
          new Option(
              "the record of %s arrives: %s of attempt %s"
                  .formatted(
                      record.by(), record.record().get("state"), record.record().get("attempt")),
              Cost.NOTHING,
              () -> {
                late.remove(record);
                run.write(record.by(), record.record());
              }));
    }
  }
}
