package io.lipsync.benchmarks;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.lipsync.benchmarks.bed.Bed;
import io.lipsync.benchmarks.bed.Contender;
import io.lipsync.benchmarks.core.Effort;
import io.lipsync.benchmarks.core.Figures;
import io.lipsync.benchmarks.core.Measurement;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.journal.VendorSummary;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.RuntimeSettings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What one task costs when something goes wrong between connector and provider. */
final class Money implements Measurement {
  private static final List<Contender> CONTENDERS = List.of(Contender.OURS, Contender.STOCK);
  private static final int TASKS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

  /** More than any backoff between two tries; far less than the job timeout. */
  private static final Duration STEP = Duration.ofSeconds(20);

  private static final Duration JOB_TIMEOUT = Duration.ofMinutes(6);

  private static final List<Fault> FAULTS =
      List.of(
          new Fault("accepted, connection reset, once", "accept-reset:1"),
          new Fault("accepted, connection reset, always", "accept-reset"),
          new Fault("accepted, no answer, once", "accept-hang:1"),
          new Fault("accepted, no answer, always", "accept-hang"),
          new Fault("accepted, answer cut off, once", "accept-cut:1"),
          new Fault("accepted, gateway's page 502, once", "accept-html:502:1"),
          new Fault("accepted, gateway's page 503, once", "accept-html:503:1"),
          new Fault("accepted, gateway's page 503, always", "accept-html:503"),
          new Fault(
              "accepted, but refused in the provider's own words (503), once", "accept-503:1"),
          new Fault("reset before the request is read, once", "submit-reset:1"),
          new Fault("refused with 503, three times", "submit-503:3"),
          new Fault("refused with 429, Retry-After 1 s, once", "submit-429:1:retry-after=1"));

  private final Map<Contender, ConnectorRuntime> runtimes = new EnumMap<>(Contender.class);
  private Bed bed;

  private record Fault(String title, String words) {}

  @Override
  public String caption() {
    return "Five tasks for each fault, one for a worker that is lost; the defaults of both templates,"
        + " read timeout 2 s, a provider that ignores Idempotency-Key. The engine's clock is moved over"
        + " the pauses between tries. went on: the share of jobs that completed, the others are"
        + " incidents; with an unknown outcome this connector goes on to wait for the callback.";
  }

  @Override
  public void run(Effort effort, Figures figures) throws Exception {
    try (Bed newBed = Bed.make(EmulatorSettings.defaults().withIdempotencyHonoured(false))) {
      bed = newBed;
      for (Contender contender : CONTENDERS) {
        bed.deploy(contender.process(bed.emulator().evolink().baseUri().toString(), READ_TIMEOUT));
        runtimes.put(contender, bed.start(contender, settings()));
      }
      for (Contender contender : CONTENDERS) {
        for (Fault fault : FAULTS) {
          meet(contender, fault, effort.quick() ? 1 : TASKS, figures);
        }
        jobTimeout(contender, figures);
        kill(contender, figures);
      }
    }
  }

  private RuntimeSettings settings() {
    return bed.settings(10).with("LIPSYNC_HTTP_RESPONSE_TIMEOUT", READ_TIMEOUT.toSeconds() + "s");
  }

  private void meet(Contender contender, Fault fault, int tasks, Figures figures)
      throws InterruptedException {
    bed.emulator().reset();
    List<Long> instances = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      instances.add(begin(contender, "stay," + fault.words()));
    }
    add(fault.title(), contender, settled(instances), tasks, figures);
  }

  /** The second worker gets the job while the first one still waits for the answer. */
  private void jobTimeout(Contender contender, Figures figures) throws InterruptedException {
    bed.emulator().reset();
    long instance = begin(contender, "stay,accept-slow:1500ms:1");
    bed.emulator().evolink().journal().awaitSummary(seen -> seen.billedTasks() == 1, PATIENCE);
    bed.camunda().increaseTime(JOB_TIMEOUT);
    add("job timeout over before the answer", contender, settled(List.of(instance)), 1, figures);
  }

  private void kill(Contender contender, Figures figures) throws InterruptedException, IOException {
    bed.emulator().reset();
    long instance = begin(contender, "stay,accept-slow:1500ms:1");
    bed.emulator().evolink().journal().awaitSummary(seen -> seen.billedTasks() == 1, PATIENCE);
    runtimes.get(contender).kill();
    try (ConnectorRuntime heir = bed.start(contender, settings())) {
      bed.camunda().increaseTime(JOB_TIMEOUT);
      add("worker killed after the POST", contender, settled(List.of(instance)), 1, figures);
    }
  }

  private void add(String work, Contender contender, double completed, int tasks, Figures figures) {
    VendorSummary seen = bed.emulator().evolink().journal().summary();
    figures.add(work, "POSTs/task", contender.title(), 1, (double) seen.submits() / tasks);
    figures.add(work, "billed/task", contender.title(), 1, (double) seen.billedTasks() / tasks);
    figures.add(work, "went on", contender.title(), 1, completed / tasks);
  }

  private long begin(Contender contender, String words) {
    String video =
        "https://media.example.com/%s.mp4?emulate=%s"
            .formatted(UUID.randomUUID(), URLEncoder.encode(words, StandardCharsets.UTF_8));
    ProcessInstanceEvent instance =
        bed.start(
                contender.processId(),
                Map.of("video", video, "audio", "https://media.example.com/speech.wav"))
            .toCompletableFuture()
            .join();
    return instance.getProcessInstanceKey();
  }

  /**
   * Waits until every instance has ended or has an incident, moving the engine's clock whenever
   * nothing happens.
   *
   * @return how many have ended
   */
  private int settled(List<Long> instances) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long quietSince = System.nanoTime();
    long submits = -1;
    while (System.nanoTime() < end) {
      List<ProcessInstance> seen = instances.stream().map(this::state).toList();
      if (seen.stream().allMatch(Money::isSettled)) {
        return (int) seen.stream().filter(Money::isCompleted).count();
      }
      long now = bed.emulator().evolink().journal().summary().submits();
      if (now != submits) {
        submits = now;
        quietSince = System.nanoTime();
      } else if (System.nanoTime() - quietSince > READ_TIMEOUT.plusMillis(500).toNanos()) {
        bed.camunda().increaseTime(STEP);
        quietSince = System.nanoTime();
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException("an instance neither ended nor has an incident");
  }

  private ProcessInstance state(long key) {
    return bed.client()
        .newProcessInstanceSearchRequest()
        .filter(filter -> filter.processInstanceKey(key))
        .send()
        .join()
        .items()
        .getFirst();
  }

  private static boolean isSettled(ProcessInstance instance) {
    return isCompleted(instance) || Boolean.TRUE.equals(instance.getHasIncident());
  }

  private static boolean isCompleted(ProcessInstance instance) {
    return instance.getState() == ProcessInstanceState.COMPLETED;
  }
}
