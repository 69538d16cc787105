package io.lipsync.benchmarks;

import io.lipsync.benchmarks.bed.Bed;
import io.lipsync.benchmarks.bed.Contender;
import io.lipsync.benchmarks.bed.Inputs;
import io.lipsync.benchmarks.bed.Jvm;
import io.lipsync.benchmarks.bed.WaitingProcess;
import io.lipsync.benchmarks.core.Effort;
import io.lipsync.benchmarks.core.Figures;
import io.lipsync.benchmarks.core.Latencies;
import io.lipsync.benchmarks.core.Load;
import io.lipsync.benchmarks.core.Measurement;
import io.lipsync.emulator.journal.RecordedRequest;
import io.lipsync.emulator.journal.VendorTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What tasks cost that are under way, when no callback ever comes. */
final class Waiting implements Measurement {
  private static final String OURS = "this connector";
  private static final Duration STEP = Duration.ofSeconds(20);
  private static final int STEPS = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long QUIET_MILLIS = 500;
  private static final int SUBMITTING = 64;

  @Override
  public String caption() {
    return "Tasks at EvoLink that end at random within ten minutes, all callbacks lost: the timer asks."
        + " The ten minutes pass by the engine's and the stand-in's clock, moved by 20 s as soon as all"
        + " that was due is done; the connector's own clock is real. Up to an age of ten minutes it"
        + " makes no difference to its pace. One round.";
  }

  @Override
  public void run(Effort effort, Figures figures) throws Exception {
    for (int tasks : List.of(1, 1_000, 10_000)) {
      try (Bed bed = Bed.make()) {
        bed.deploy(WaitingProcess.at("evolink"));
        try (Jvm jvm = new Jvm(bed.start(Contender.OURS, bed.settings(10)).jvm())) {
          new Wait(bed, jvm, figures, tasks, tasks == 1 ? 1 : effort.some(tasks)).run();
        }
      }
    }
  }

  /** One number of tasks. */
  private static final class Wait {
    private final Bed bed;
    private final Jvm jvm;
    private final Figures figures;
    private final String work;
    private final int tasks;
    private final Random random = new Random(1);
    private final Map<String, List<Instant>> reads = new HashMap<>();
    private long most;

    Wait(Bed bed, Jvm jvm, Figures figures, int named, int tasks) {
      this.bed = bed;
      this.jvm = jvm;
      this.figures = figures;
      this.work = "%,d task%s outstanding".formatted(named, named == 1 ? "" : "s");
      this.tasks = tasks;
    }

    void run() throws InterruptedException {
      Load.closed(SUBMITTING, tasks, PATIENCE, this::submit);
      bed.emulator()
          .evolink()
          .journal()
          .awaitSummary(seen -> seen.tasksCreated() == tasks, PATIENCE);
      add("threads", jvm.threads());
      add("live heap MB", jvm.liveHeapMegabytes());
      double cpu = jvm.cpuSeconds();
      for (int step = 0; step < STEPS; step++) {
        Instant before = bed.emulator().now();
        bed.emulator().advanceClock(STEP);
        bed.camunda().increaseTime(STEP);
        awaitQuiet();
        collect(before);
      }
      add("GETs/min", queries() * 60.0 / STEP.multipliedBy(STEPS).toSeconds());
      add("GETs/s, busiest 20 s", (double) most / STEP.toSeconds());
      add("CPU s in ten minutes", jvm.cpuSeconds() - cpu);
      Latencies late = lateness();
      add("ends noticed", late.count());
      if (late.count() > 0) {
        add("noticed late by, p50 s", late.millis(50) / 1_000);
        add("noticed late by, p99 s", late.millis(99) / 1_000);
      }
    }

    private java.util.concurrent.CompletionStage<?> submit() {
      int seconds = 10 + random.nextInt(STEPS * (int) STEP.toSeconds() - 20);
      return bed.start(
          WaitingProcess.ID, Inputs.emulating("callback:lost,finish-after:%ds".formatted(seconds)));
    }

    /** Timers are due at once; what follows from them shows as reads. */
    private void awaitQuiet() throws InterruptedException {
      long seen = -1;
      while (queries() != seen) {
        seen = queries();
        TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
      }
    }

    private void collect(Instant since) {
      long count = 0;
      for (RecordedRequest request : bed.emulator().evolink().journal().requests()) {
        if (request.method().equals("GET") && !request.at().isBefore(since)) {
          count++;
          String id = request.path().substring(request.path().lastIndexOf('/') + 1);
          reads.computeIfAbsent(id, task -> new ArrayList<>()).add(request.at());
        }
      }
      most = Math.max(most, count);
    }

    /** From each task's end to the first read after it. */
    private Latencies lateness() {
      Latencies late = new Latencies();
      for (VendorTask task : bed.emulator().evolink().journal().tasks()) {
        reads.getOrDefault(task.id(), List.of()).stream()
            .filter(read -> task.ended() && !read.isBefore(task.endedAt()))
            .findFirst()
            .ifPresent(read -> late.add(Duration.between(task.endedAt(), read).toNanos()));
      }
      return late;
    }

    private long queries() {
      return bed.emulator().evolink().journal().summary().queries();
    }

    private void add(String metric, double value) {
      figures.add(work, metric, OURS, 1, value);
    }
  }
}
