package io.lipsync.localcamunda;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * How fast this test bed is on the machine at hand. One instance is: create, one job by a worker,
 * one message, completed. Run it with {@code mvn -Pmeasure}, see the README. The figures say
 * nothing about a real Camunda.
 */
public final class Measure {

  private static final int ROUNDS = 8;
  private static final int PER_ROUND = 1000;
  private static final int IN_FLIGHT = 64;

  private final CamundaClient client;
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);

  private Measure(CamundaClient client) {
    this.client = client;
  }

  /** Prints the figures. */
  public static void main(String[] arguments) throws Exception {
    Instant begin = Instant.now();
    var settings = LocalCamundaSettings.defaults().withGrpcPort(0).withRestPort(0);
    try (var camunda = LocalCamunda.start(settings)) {
      System.out.printf(
          "cores %d, max heap %d MB, java %s%n",
          Runtime.getRuntime().availableProcessors(),
          Runtime.getRuntime().maxMemory() >> 20,
          System.getProperty("java.version"));
      System.out.printf("start %d ms%n", Duration.between(begin, Instant.now()).toMillis());
      for (boolean rest : new boolean[] {false, true}) {
        try (var client = Clients.of(camunda, rest)) {
          System.out.println(rest ? "client prefers REST" : "client prefers gRPC, job streams");
          new Measure(client).run(!rest);
        }
        camunda.purge();
      }
    }
  }

  private void run(boolean stream) throws Exception {
    var model =
        Bpmn.createExecutableProcess("measured")
            .startEvent()
            .serviceTask("submit", task -> task.zeebeJobType("submit"))
            .intermediateCatchEvent(
                "wait", e -> e.message(m -> m.name("done").zeebeCorrelationKeyExpression("id")))
            .serviceTask("last", task -> task.zeebeJobType("last"))
            .endEvent()
            .done();
    client.newDeployResourceCommand().addProcessModel(model, "measured.bpmn").send().join();
    // one pair of workers for all rounds: a worker that closes while it waits may lose a job
    try (var submit = worker("submit", stream, this::publish);
        var last = worker("last", stream, this::complete)) {
      for (int round = 1; round <= ROUNDS; round++) {
        round(round);
      }
    }
  }

  private JobWorker worker(String type, boolean stream, JobHandler handler) {
    return client
        .newWorker()
        .jobType(type)
        .handler(handler)
        .streamEnabled(stream)
        .maxJobsActive(IN_FLIGHT)
        .open();
  }

  private void publish(JobClient jobs, ActivatedJob job) {
    jobs.newCompleteCommand(job).send();
    client
        .newPublishMessageCommand()
        .messageName("done")
        .correlationKey(job.getVariable("id").toString())
        .timeToLive(Duration.ofHours(1))
        .send();
  }

  private void complete(JobClient jobs, ActivatedJob job) {
    jobs.newCompleteCommand(job).send().thenRun(inFlight::release);
  }

  private void round(int round) throws InterruptedException {
    long begin = System.nanoTime();
    for (int i = 0; i < PER_ROUND; i++) {
      inFlight.acquire();
      client
          .newCreateInstanceCommand()
          .bpmnProcessId("measured")
          .latestVersion()
          .variables(Map.of("id", round + "-" + i))
          .send();
    }
    inFlight.acquire(IN_FLIGHT);
    double seconds = (System.nanoTime() - begin) / 1e9;
    inFlight.release(IN_FLIGHT);
    System.gc();
    long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    System.out.printf(
        "  round %d: %.0f instances/s, heap after GC %d MB%n",
        round, PER_ROUND / seconds, heap >> 20);
  }
}
