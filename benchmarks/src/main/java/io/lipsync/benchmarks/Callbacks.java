package io.lipsync.benchmarks;

import io.lipsync.benchmarks.bed.Bed;
import io.lipsync.benchmarks.bed.Http;
import io.lipsync.benchmarks.bed.Jvm;
import io.lipsync.benchmarks.bed.Receiver;
import io.lipsync.benchmarks.core.Effort;
import io.lipsync.benchmarks.core.Figures;
import io.lipsync.benchmarks.core.Load;
import io.lipsync.benchmarks.core.Measurement;
import io.lipsync.benchmarks.core.Rounds;
import io.lipsync.connector.callback.address.CallbackToken;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.http.Secret;
import io.lipsync.examples.stack.ConnectorRuntime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** How many callbacks are taken, and how long the provider waits for its answer. */
final class Callbacks implements Measurement {
  private static final List<Receiver> RECEIVERS = List.of(Receiver.values());
  private static final int IN_FLIGHT = 64;
  private static final int PER_ROUND = 400;
  private static final String OVERSIZED =
      "{\"id\": \"big\", \"status\": \"completed\", \"x\": \"" + "x".repeat(70_000) + "\"}";

  private final Http http = new Http();
  private final Map<Receiver, ConnectorRuntime> runtimes = new EnumMap<>(Receiver.class);
  private final Map<Receiver, Jvm> jvms = new EnumMap<>(Receiver.class);
  private Bed bed;

  @Override
  public String caption() {
    return "64 callbacks in flight, 400 a round, 3,500 and one round of warm-up. An instance"
        + " waits for each of the valid ones. Both hand the whole task to the engine: the connector"
        + " checks the token and reads it from the stand-in before it answers, the bare webhook takes"
        + " the body that comes. Re-read: the reading alone, by the driver of the load.";
  }

  @Override
  public void run(Effort effort, Figures figures) throws Exception {
    try (Bed newBed = Bed.make()) {
      bed = newBed;
      for (Receiver receiver : RECEIVERS) {
        bed.deploy(receiver.process());
      }
      for (Receiver receiver : RECEIVERS) {
        ConnectorRuntime runtime = bed.start(receiver.jar(), bed.settings(10));
        runtime.awaitPath(receiver.path());
        runtimes.put(receiver, runtime);
        jvms.put(receiver, new Jvm(runtime.jvm()));
      }
      Rounds.interleaved(
          effort.warmUpTurns(), RECEIVERS, (receiver, turn) -> warmUp(effort, receiver));
      Rounds.interleaved(
          1, RECEIVERS, (receiver, turn) -> round(effort, new Figures(name()), receiver, 0));
      Rounds.interleaved(
          effort.rounds(), RECEIVERS, (receiver, round) -> round(effort, figures, receiver, round));
      for (int round = 1; round <= effort.rounds(); round++) {
        reReads(effort, figures, round);
      }
      for (Jvm jvm : jvms.values()) {
        jvm.close();
      }
    }
  }

  private void warmUp(Effort effort, Receiver receiver) throws Exception {
    Callback callback = awaited(receiver, 1).getFirst();
    Load.closed(
        IN_FLIGHT,
        effort.warmUp(),
        effort.warmUpLimit(),
        () -> send(callback.address(), callback.body(), 200));
  }

  private void round(Effort effort, Figures figures, Receiver receiver, int round)
      throws Exception {
    int many = effort.some(PER_ROUND);
    List<Callback> callbacks = awaited(receiver, many);
    boolean ours = receiver == Receiver.OURS;
    load(figures, "valid", receiver, round, callbacks, c -> send(c.address(), c.body(), 200));
    load(figures, "duplicate", receiver, round, callbacks, c -> send(c.address(), c.body(), 200));
    load(
        figures,
        "forged",
        receiver,
        round,
        callbacks,
        c -> send(c.forged(), c.body(), ours ? 401 : 200));
    load(
        figures,
        "oversized",
        receiver,
        round,
        callbacks,
        c -> send(c.address(), OVERSIZED, ours ? 413 : 200));
  }

  private void load(
      Figures figures,
      String kind,
      Receiver receiver,
      int round,
      List<Callback> callbacks,
      Function<Callback, CompletionStage<?>> send)
      throws InterruptedException {
    Queue<Callback> left = new ConcurrentLinkedQueue<>(callbacks);
    double cpu = jvms.get(receiver).cpuSeconds();
    Load.Result result =
        Load.closed(
            IN_FLIGHT, callbacks.size(), Duration.ofMinutes(1), () -> send.apply(left.remove()));
    double used = jvms.get(receiver).cpuSeconds() - cpu;
    figures.add(kind, "callbacks/s", receiver.title(), round, result.perSecond());
    figures.add(kind, "CPU ms/callback", receiver.title(), round, 1_000 * used / result.done());
    figures.add(kind, "p50 ms", receiver.title(), round, result.latencies().millis(50));
    figures.add(kind, "p99 ms", receiver.title(), round, result.latencies().millis(99));
  }

  /** What the checking costs at least: the same reads without any connector. */
  private void reReads(Effort effort, Figures figures, int round) throws Exception {
    URI evolink = bed.emulator().evolink().baseUri();
    String task = http.submit(evolink, Bed.API_KEY, "finish-after:0");
    URI address = URI.create(evolink + "/v1/tasks/" + task);
    Load.Result result =
        Load.closed(
            IN_FLIGHT,
            effort.some(PER_ROUND),
            Duration.ofMinutes(1),
            () -> http.get(address, Bed.API_KEY));
    figures.add("re-read", "reads/s", RECEIVERS.getFirst().title(), round, result.perSecond());
    figures.add(
        "re-read", "p50 ms", RECEIVERS.getFirst().title(), round, result.latencies().millis(50));
    figures.add(
        "re-read", "p99 ms", RECEIVERS.getFirst().title(), round, result.latencies().millis(99));
  }

  private CompletionStage<?> send(URI address, String body, int status) {
    return http.post(address, body, status);
  }

  /** Finished tasks, each with an instance that waits for its callback. */
  private List<Callback> awaited(Receiver receiver, int many) throws Exception {
    CallbackUrls urls = new CallbackUrls(runtimes.get(receiver).address().toString(), true);
    CallbackToken tokens = new CallbackToken(List.of(Secret.of(Bed.API_KEY)));
    List<Callback> callbacks = new java.util.ArrayList<>();
    ArrayDeque<CompletableFuture<?>> starting = new ArrayDeque<>();
    for (int i = 0; i < many; i++) {
      String key = UUID.randomUUID().toString().replace("-", "").substring(0, 22);
      String task = http.submit(bed.emulator().evolink().baseUri(), Bed.API_KEY, "finish-after:0");
      starting.add(bed.start(receiver.processId(), Map.of("key", key)).toCompletableFuture());
      String body = http.task(bed.emulator().evolink().baseUri(), Bed.API_KEY, task);
      callbacks.add(new Callback(urls.mint(null, receiver.path(), key, tokens), body));
    }
    CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)).join();
    return callbacks;
  }

  /**
   * @param body the whole task, as EvoLink sends it
   */
  private record Callback(URI address, String body) {

    /** With the token of another one. */
    URI forged() {
      return URI.create(address.toString().replaceFirst("token=.{5}", "token=AAAAA"));
    }
  }
}
