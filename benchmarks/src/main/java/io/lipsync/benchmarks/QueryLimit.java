package io.lipsync.benchmarks;

import io.lipsync.benchmarks.bed.Bed;
import io.lipsync.benchmarks.bed.Contender;
import io.lipsync.benchmarks.bed.Inputs;
import io.lipsync.benchmarks.bed.WaitingProcess;
import io.lipsync.benchmarks.core.Effort;
import io.lipsync.benchmarks.core.Figures;
import io.lipsync.benchmarks.core.Load;
import io.lipsync.benchmarks.core.Measurement;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.dashscope.DashScopeSettings;
import io.lipsync.emulator.journal.RecordedRequest;
import io.lipsync.examples.stack.RuntimeSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How often an account with a limit is asked that has more tasks than it can be asked for. */
final class QueryLimit implements Measurement {
  private static final String OURS = "this connector";
  private static final int TASKS = 1_000;
  private static final Duration WATCHED = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int SUBMITTING = 64;

  @Override
  public String caption() {
    return "1,000 tasks that run at DashScope, which refuses more than 20 queries a second; nobody"
        + " calls back, the timers ask. By its own interval each task would be asked for every 15 s:"
        + " 67 times a second. GETs/s: of half a minute of real time after the last submission; busiest"
        + " second and refusals: from the first submission on. One round.";
  }

  @Override
  public void run(Effort effort, Figures figures) throws Exception {
    int tasks = effort.some(TASKS);
    try (Bed bed = Bed.make(stand(tasks))) {
      bed.deploy(WaitingProcess.at("dashscope"));
      bed.start(Contender.OURS, settings(bed, tasks));
      Load.closed(
          SUBMITTING,
          tasks,
          PATIENCE,
          () -> bed.start(WaitingProcess.ID, Inputs.emulating("stay")));
      var journal = bed.emulator().dashscope().journal();
      journal.awaitSummary(seen -> seen.tasksCreated() == tasks, PATIENCE);
      Instant begin = bed.emulator().now();
      Duration watched = effort.quick() ? Duration.ofSeconds(20) : WATCHED;
      TimeUnit.MILLISECONDS.sleep(watched.toMillis());
      List<Instant> reads =
          journal.requests().stream()
              .filter(request -> request.method().equals("GET"))
              .map(RecordedRequest::at)
              .sorted()
              .toList();
      long within = reads.stream().filter(read -> !read.isBefore(begin)).count();
      String work = "1,000 tasks outstanding";
      figures.add(work, "GETs/s", OURS, 1, (double) within / watched.toSeconds());
      figures.add(work, "GETs/s, busiest second", OURS, 1, busiest(reads));
      figures.add(work, "refused", OURS, 1, journal.summary().throttled());
    }
  }

  /** The account may have all of them run at once; queries have the documented limit. */
  private static EmulatorSettings stand(int tasks) {
    return EmulatorSettings.defaults()
        .withDashScope(
            DashScopeSettings.defaults().withSubmitsPerSecond(0).withRunningTasks(tasks));
  }

  private static RuntimeSettings settings(Bed bed, int tasks) {
    return bed.settings(10)
        .with("LIPSYNC_SECRET_DASHSCOPE_API_KEY", Bed.API_KEY)
        .with("LIPSYNC_DASHSCOPE_BASE_URL", bed.emulator().dashscope().baseUri().toString())
        .with("LIPSYNC_DASHSCOPE_SUBMITS_PER_SECOND", "1000")
        .with("LIPSYNC_DASHSCOPE_RUNNING_TASKS", Integer.toString(tasks));
  }

  private static int busiest(List<Instant> reads) {
    Deque<Instant> second = new ArrayDeque<>();
    int most = 0;
    for (Instant read : reads) {
      second.addLast(read);
      while (!second.getFirst().plusSeconds(1).isAfter(read)) {
        second.removeFirst();
      }
      most = Math.max(most, second.size());
    }
    return most;
  }
}
