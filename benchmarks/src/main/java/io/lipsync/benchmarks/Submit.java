package io.lipsync.benchmarks;

import io.lipsync.benchmarks.bed.Bed;
import io.lipsync.benchmarks.bed.Contender;
import io.lipsync.benchmarks.core.Effort;
import io.lipsync.benchmarks.core.Figures;
import io.lipsync.benchmarks.core.Measurement;
import java.util.List;

/** How fast tasks are submitted, how long one takes, and what it costs in processor and network. */
final class Submit implements Measurement {

  @Override
  public String caption() {
    return "Process instances of one task that posts to the stand-in of EvoLink, which answers after"
        + " a delay. jobs/s: as many as go, 1,000 at most, 6 in flight for each thread. p50, p99: open"
        + " loop at 40 % of what the slowest contender can do. 3,500 jobs of warm-up each, in turns, at full"
        + " load.";
  }

  @Override
  public void run(Effort effort, Figures figures) throws Exception {
    for (int threads : new int[] {1, 10}) {
      try (Bed bed = Bed.make()) {
        SubmitStage stage = new SubmitStage(bed, threads, effort, figures);
        stage.enter(List.of(Contender.values()), bed.emulator().evolink().baseUri().toString());
        stage.measure(List.of(0, 50, 150), "");
        if (threads > 1) {
          stage.backlog();
        }
        stage.leave("", "connections/1,000 jobs");
      }
    }
  }
}
