package io.lipsync.connector.submit.model;

import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.submit.model.Budget.Cost;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Who gets the job, and what else that one is doing. */
final class Activations {
  private static final List<Settings> OTHERS =
      List.of(Settings.values()).subList(1, Settings.values().length);

  private final Run run;
  private final Jobs jobs;

  Activations(Run run) {
    this.run = run;
    this.jobs = new Jobs(run);
  }

  void add(List<Option> options) {
    options.add(option("", Settings.GOOD, Cost.NOTHING, work -> work));
    for (Settings settings : OTHERS) {
      options.add(option("", settings, Cost.FAULT, work -> work));
    }
    options.add(option(", whose account is in use", Settings.GOOD, Cost.FAULT, this::busy));
    options.add(
        option(", whose account was throttled", Settings.GOOD, Cost.FAULT, this::throttled));
    options.add(
        option(", whose clock was set a day ahead", Settings.GOOD, Cost.FAULT, this::ahead));
    options.add(option(", whose clock was set a day back", Settings.GOOD, Cost.FAULT, this::back));
  }

  private Option option(
      String circumstances, Settings settings, Cost cost, UnaryOperator<Runnable> around) {
    Worker worker = new Worker("worker " + (run.startedWorkers() + 1), settings);
    return new Option(
        worker + " with " + settings + circumstances + " gets the job",
        cost,
        () -> start(worker, around));
  }

  private void start(Worker worker, UnaryOperator<Runnable> around) {
    run.engine().activate();
    run.promise().activated(worker);
    var records = run.engine().records();
    String allowed = run.allowed();
    run.start(worker, () -> jobs.work(worker, records, allowed, around));
  }

  private Runnable busy(Runnable work) {
    Runtimes.Runtime runtime = run.runtimes().of(Settings.GOOD);
    return () ->
        runtime
            .limits()
            .call(
                Jobs.connection(Settings.GOOD),
                () -> {
                  work.run();
                  return null;
                });
  }

  private Runnable throttled(Runnable work) {
    Runtimes.Runtime runtime = run.runtimes().of(Settings.GOOD);
    ProviderAccount account = runtime.providers().account(Jobs.connection(Settings.GOOD));
    return () -> {
      runtime.note(run.time().now(), "throttled");
      runtime.limits().turns().throttled(account.name(), null);
      work.run();
    };
  }

  private Runnable ahead(Runnable work) {
    run.time().shiftWall(Duration.ofDays(1));
    return work;
  }

  private Runnable back(Runnable work) {
    run.time().shiftWall(Duration.ofDays(-1));
    return work;
  }
}
