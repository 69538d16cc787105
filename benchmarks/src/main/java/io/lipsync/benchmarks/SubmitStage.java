package io.lipsync.benchmarks;

import io.lipsync.benchmarks.bed.Bed;
import io.lipsync.benchmarks.bed.Contender;
import io.lipsync.benchmarks.bed.Inputs;
import io.lipsync.benchmarks.bed.Jvm;
import io.lipsync.benchmarks.core.Effort;
import io.lipsync.benchmarks.core.Figure;
import io.lipsync.benchmarks.core.Figures;
import io.lipsync.benchmarks.core.Load;
import io.lipsync.benchmarks.core.Rounds;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.RuntimeSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * The contenders with so many threads each, and the loads they get. Jobs and connections are added
 * up from the first job on.
 */
final class SubmitStage {
  private static final int IN_FLIGHT_PER_THREAD = 6;

  /** Below what the slowest contender can do, so that the latency is not that of a queue. */
  private static final double LOAD = 0.4;

  private final Bed bed;
  private final int threads;
  private final Effort effort;
  private final Figures figures;
  private List<Contender> contenders;
  private final Map<Contender, ConnectorRuntime> runtimes = new EnumMap<>(Contender.class);
  private final Map<Contender, Jvm> jvms = new EnumMap<>(Contender.class);
  private final Map<Contender, Long> connections = new EnumMap<>(Contender.class);
  private final Map<Contender, Integer> jobs = new EnumMap<>(Contender.class);

  SubmitStage(Bed bed, int threads, Effort effort, Figures figures) {
    this.bed = bed;
    this.threads = threads;
    this.effort = effort;
    this.figures = figures;
  }

  /**
   * Starts the contenders, and lets them warm up.
   *
   * @param warmUp jobs in a turn of it
   */
  void enter(int warmUp, List<Contender> who, String evolink, String... jvmArguments)
      throws Exception {
    contenders = who;
    bed.emulator().reset();
    for (Contender contender : who) {
      bed.deploy(contender.process(evolink));
      RuntimeSettings settings = bed.settings(threads).with("LIPSYNC_EVOLINK_BASE_URL", evolink);
      ConnectorRuntime runtime = bed.start(contender, settings, jvmArguments);
      runtimes.put(contender, runtime);
      jvms.put(contender, new Jvm(runtime.jvm()));
    }
    Rounds.interleaved(effort.warmUpTurns(), who, (contender, turn) -> warmUp(contender, warmUp));
  }

  /** Both loads, with each of these delays of the provider in milliseconds. */
  void measure(List<Integer> delays, String way) throws Exception {
    for (int delay : delays) {
      String work = title("%d ms".formatted(delay) + way);
      // What does nothing does not wait for the provider: once is enough.
      List<Contender> who = delay == 0 ? contenders : List.of(Contender.OURS, Contender.STOCK);
      Rounds.interleaved(
          effort.rounds(),
          who,
          (contender, round) -> asManyAsGo(work, 1_000, delay, contender, round));
      double pace = LOAD * slowest(work);
      Rounds.interleaved(
          effort.rounds(),
          who,
          (contender, round) -> atThisPace(work, pace, delay, contender, round));
    }
  }

  /** Says what was opened for so many jobs, and stops the contenders. */
  void leave(String way, String metric) throws IOException {
    connections.forEach(
        (contender, opened) ->
            figures.add(
                title("all delays" + way),
                metric,
                contender.title(),
                1,
                1_000.0 * opened / jobs.get(contender)));
    for (Contender contender : contenders) {
      jvms.get(contender).close();
      runtimes.get(contender).close();
    }
  }

  private String title(String what) {
    return "%d thread%s, %s".formatted(threads, threads == 1 ? "" : "s", what);
  }

  /** What many at once change. */
  void backlog() throws Exception {
    Rounds.interleaved(
        effort.quick() ? 1 : 2,
        List.of(Contender.OURS, Contender.STOCK),
        (contender, round) -> asManyAsGo(title("0 ms, 5,000 jobs"), 5_000, 0, contender, round));
  }

  private void warmUp(Contender contender, int jobs) throws Exception {
    counted(
        contender,
        () -> Load.closed(inFlight(), jobs, effort.warmUpLimit(), () -> submit(contender, 0)));
  }

  private void asManyAsGo(String work, int most, int delay, Contender contender, int round)
      throws Exception {
    double cpu = jvms.get(contender).cpuSeconds();
    Duration limit = most > 1_000 ? Duration.ofMinutes(1) : effort.turn();
    Load.Result result =
        counted(
            contender,
            () ->
                Load.closed(inFlight(), effort.some(most), limit, () -> submit(contender, delay)));
    double used = jvms.get(contender).cpuSeconds() - cpu;
    figures.add(work, "jobs/s", contender.title(), round, result.perSecond());
    figures.add(work, "CPU ms/job", contender.title(), round, 1_000 * used / result.done());
  }

  private void atThisPace(String work, double pace, int delay, Contender contender, int round)
      throws Exception {
    Load.Result result =
        counted(contender, () -> Load.open(pace, effort.turn(), () -> submit(contender, delay)));
    figures.add(work, "p50 ms", contender.title(), round, result.latencies().millis(50));
    figures.add(work, "p99 ms", contender.title(), round, result.latencies().millis(99));
  }

  /** Adds up what a contender does, from its first job on. */
  private Load.Result counted(Contender contender, Callable<Load.Result> load) throws Exception {
    long before = bed.emulator().evolink().journal().summary().tcpConnections();
    Load.Result result = load.call();
    if (contender != Contender.NOTHING) {
      long opened = bed.emulator().evolink().journal().summary().tcpConnections() - before;
      connections.merge(contender, opened, Long::sum);
      jobs.merge(contender, result.done(), Integer::sum);
    }
    return result;
  }

  private CompletionStage<?> submit(Contender contender, int delay) {
    String words = delay == 0 ? "stay" : "stay,accept-slow:" + delay + "ms";
    return bed.run(contender.processId(), Inputs.emulating(words));
  }

  private double slowest(String work) {
    return figures.all().stream()
        .filter(figure -> figure.work().equals(work) && figure.metric().equals("jobs/s"))
        .mapToDouble(Figure::value)
        .min()
        .orElseThrow();
  }

  private int inFlight() {
    return IN_FLIGHT_PER_THREAD * threads;
  }
}
