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
        + " loop at 40 % of what the slowest contender can do. Warm-up of each, in turns, at full load:"
        + " 2,500 jobs with 10 threads, then the rounds of 5,000 (what does nothing"
        + " has none of those); 1,500 with one."
        + " Connections: from the first job on; this connector has opened one before, to read what is"
        + " left of the account.";
  }

  @Override
  public void run(Effort effort, Figures figures) throws Exception {
    try (Bed bed = Bed.make()) {
      SubmitStage many = new SubmitStage(bed, 10, effort, figures);
      enter(many, effort.some(500), List.of(Contender.values()), bed);
      many.backlog();
      measure(many);
      SubmitStage one = new SubmitStage(bed, 1, effort, figures);
      enter(one, effort.some(300), List.of(Contender.OURS, Contender.STOCK), bed);
      measure(one);
    }
  }

  private static void enter(SubmitStage stage, int warmUp, List<Contender> who, Bed bed)
      throws Exception {
    stage.enter(warmUp, who, bed.emulator().evolink().baseUri().toString());
  }

  private static void measure(SubmitStage stage) throws Exception {
    stage.measure(List.of(0, 50, 150), "");
    stage.leave("", "connections/1,000 jobs");
  }
}
