package io.lipsync.benchmarks;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.grpc.Status;
import io.lipsync.benchmarks.bed.Bed;
import io.lipsync.benchmarks.bed.Contender;
import io.lipsync.benchmarks.bed.Contender.Account;
import io.lipsync.benchmarks.bed.Inputs;
import io.lipsync.benchmarks.core.Effort;
import io.lipsync.benchmarks.core.Figures;
import io.lipsync.benchmarks.core.Load;
import io.lipsync.benchmarks.core.Measurement;
import io.lipsync.benchmarks.core.Rounds;
import io.lipsync.examples.stack.RuntimeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How long an account waits while the provider answers another one slowly. */
final class SlowAccount implements Measurement {
  private static final List<Contender> CONTENDERS = List.of(Contender.OURS, Contender.STOCK);
  private static final int THREADS = 200;
  private static final int SLOW_JOBS = 300;
  private static final double PER_SECOND = 20;
  private static final int IN_FLIGHT = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Both have at least so many of the slow jobs under way when the other account begins. */
  private static final int UNDER_WAY = 50;

  private Bed bed;

  @Override
  public String caption() {
    return "Two accounts in one runtime with 200 threads. Twenty submissions a second for the one, which"
        + " the stand-in answers at once: alone, and while 300 jobs for the other are there, which it"
        + " answers after 5 s. Open loop, 3,500 jobs of warm-up each, in turns.";
  }

  @Override
  public void run(Effort effort, Figures figures) throws Exception {
    try (Bed newBed = Bed.make()) {
      bed = newBed;
      for (Contender contender : CONTENDERS) {
        enter(contender);
      }
      Rounds.interleaved(
          effort.warmUpTurns(), CONTENDERS, (contender, turn) -> warmUp(contender, effort));
      Rounds.interleaved(
          effort.rounds(),
          CONTENDERS,
          (contender, round) -> measure("alone", contender, round, effort, figures));
      Rounds.interleaved(
          effort.rounds(),
          CONTENDERS,
          (contender, round) -> {
            List<ProcessInstanceEvent> slow = begin(contender);
            measure("beside a slow one", contender, round, effort, figures);
            slow.forEach(this::cancel);
          });
    }
  }

  private void enter(Contender contender) throws Exception {
    String evolink = bed.emulator().evolink().baseUri().toString();
    bed.deploy(contender.process(evolink));
    bed.deploy(contender.process(Account.SLOW, evolink));
    RuntimeSettings settings =
        bed.settings(THREADS).with(Account.SLOW.variable(), "sk-benchmarks-slow-0123456789");
    bed.start(contender, settings);
  }

  private void warmUp(Contender contender, Effort effort) throws InterruptedException {
    Load.closed(IN_FLIGHT, effort.warmUp(), effort.warmUpLimit(), () -> submit(contender));
  }

  private void measure(String work, Contender contender, int round, Effort effort, Figures figures)
      throws InterruptedException {
    Load.Result result = Load.open(PER_SECOND, effort.turn(), () -> submit(contender));
    figures.add(work, "p50 ms", contender.title(), round, result.latencies().millis(50));
    figures.add(work, "longest ms", contender.title(), round, result.latencies().millis(100));
  }

  private CompletionStage<?> submit(Contender contender) {
    return bed.run(contender.processId(), Inputs.emulating("stay"));
  }

  private List<ProcessInstanceEvent> begin(Contender contender) throws InterruptedException {
    bed.emulator().reset();
    List<CompletableFuture<ProcessInstanceEvent>> starting = new ArrayList<>();
    for (int i = 0; i < SLOW_JOBS; i++) {
      starting.add(
          bed.start(contender.processId(Account.SLOW), Inputs.emulating("stay,accept-slow:5s"))
              .toCompletableFuture());
    }
    bed.emulator()
        .evolink()
        .journal()
        .awaitSummary(seen -> seen.tasksCreated() >= UNDER_WAY, PATIENCE);
    return starting.stream().map(CompletableFuture::join).toList();
  }

  private void cancel(ProcessInstanceEvent instance) {
    try {
      bed.client().newCancelInstanceCommand(instance.getProcessInstanceKey()).send().join();
    } catch (ClientStatusException e) {
      // One that has ended by itself meanwhile is no longer there.
      if (e.getStatusCode() != Status.Code.NOT_FOUND) {
        throw e;
      }
    }
  }
}
